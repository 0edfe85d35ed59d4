// Calls what the submission defines, with what the judge sends; see ../mod.rs of the harnesses.
#include <bits/stdc++.h>
using namespace std;

struct ListNode {
    int val;
    ListNode *next;
    ListNode(int val = 0, ListNode *next = nullptr) : val(val), next(next) {}
};

struct TreeNode {
    int val;
    TreeNode *left, *right;
    TreeNode(int val = 0, TreeNode *left = nullptr, TreeNode *right = nullptr) : val(val), left(left), right(right) {}
};

namespace mettle {
// A longer list or tree has no end.
constexpr size_t nodes_max = 2000000;

inline const char *at, *last;
inline std::string out;

[[noreturn]] inline void fail(const char *what) {
    fflush(stdout);
    fprintf(stderr, "%s\n", what);
    exit(1);
}

inline void read_everything() {
    size_t room = 1 << 16, length = 0;
    char *text = static_cast<char *>(malloc(room + 1));
    while (size_t count = text ? fread(text + length, 1, room - length, stdin) : 0) {
        length += count;
        if (length == room) text = static_cast<char *>(realloc(text, (room *= 2) + 1));
    }
    if (!text) fail("out of memory");
    text[length] = 0;
    at = text;
    last = text + length;
}

inline std::string_view line() {
    const char *end = static_cast<const char *>(memchr(at, '\n', last - at));
    if (!end) fail("the judge's data end too early: something else has read standard input");
    std::string_view line(at, end - at);
    at = end + 1;
    return line;
}

template <class T> struct array_of : std::false_type {};
template <class T> struct array_of<std::vector<T>> : std::true_type { using item = T; };
template <class T> struct optional_of : std::false_type {};
template <class T> struct optional_of<std::optional<T>> : std::true_type { using inner = T; };
template <class T> constexpr bool is_word =
    std::is_same_v<T, int> || std::is_same_v<T, long long> || std::is_same_v<T, double> || std::is_same_v<T, bool>;

// Reads a word; what ends it is left.
template <class T> T word() {
    if constexpr (std::is_same_v<T, double>) {
        char *end;
        double value = strtod(at, &end);
        at = end;
        return value;
    } else {
        bool negative = *at == '-';
        at += negative;
        long long value = 0;
        while (*at >= '0' && *at <= '9') value = value * 10 + (*at++ - '0');
        return static_cast<T>(negative ? -value : value);
    }
}

template <class T> T read() {
    if constexpr (is_word<T>) {
        T value = word<T>();
        at++;
        return value;
    } else if constexpr (std::is_same_v<T, std::string>) {
        std::string text(line());
        size_t length = 0;
        for (size_t i = 0; i < text.size(); i++) {
            char letter = text[i];
            if (letter == '\\') {
                letter = text[++i];
                letter = letter == 'n' ? '\n' : letter == 'r' ? '\r' : letter;
            }
            text[length++] = letter;
        }
        text.resize(length);
        return text;
    } else if constexpr (std::is_same_v<T, char>) {
        return read<std::string>()[0];
    } else if constexpr (std::is_same_v<T, std::vector<char>>) {
        std::string text = read<std::string>();
        return std::vector<char>(text.begin(), text.end());
    } else if constexpr (std::is_same_v<T, ListNode *>) {
        ListNode *first = nullptr, **end = &first;
        for (; *at != '\n'; at += *at == ' ') {
            *end = new ListNode(word<int>());
            end = &(*end)->next;
        }
        at++;
        return first;
    } else if constexpr (std::is_same_v<T, TreeNode *>) {
        std::vector<TreeNode *> parents;
        TreeNode *root = nullptr;
        for (size_t i = 0; *at != '\n'; at += *at == ' ', i++) {
            TreeNode *node = nullptr;
            if (*at == '#') at++;
            else parents.push_back(node = new TreeNode(word<int>()));
            if (i == 0) root = node;
            else (i % 2 ? parents[(i - 1) / 2]->left : parents[(i - 1) / 2]->right) = node;
        }
        at++;
        return root;
    } else if constexpr (optional_of<T>::value) {
        if (!read<bool>()) return std::nullopt;
        return read<typename optional_of<T>::inner>();
    } else {
        using item = typename array_of<T>::item;
        T items;
        if constexpr (is_word<item>) {
            for (; *at != '\n'; at += *at == ' ') items.push_back(word<item>());
            at++;
        } else {
            int count = read<int>();
            items.reserve(count);
            for (int i = 0; i < count; i++) items.push_back(read<item>());
        }
        return items;
    }
}

template <class T> void put(T value) {
    char text[40];
    if constexpr (std::is_same_v<T, double>) {
        out.append(text, snprintf(text, sizeof text, "%.17g", value));
    } else {
        char *end = text + sizeof text, *start = end;
        auto left = static_cast<unsigned long long>(value);
        if (value < 0) left = 0 - left;
        do *--start = static_cast<char>('0' + left % 10); while (left /= 10);
        if (value < 0) *--start = '-';
        out.append(start, end);
    }
}

template <class T> void write(const T &value) {
    if constexpr (is_word<T>) {
        put<std::conditional_t<std::is_same_v<T, bool>, int, T>>(value);
    } else if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, std::vector<char>>) {
        for (char letter : value) {
            if (letter == '\\') out += "\\\\";
            else if (letter == '\n') out += "\\n";
            else if (letter == '\r') out += "\\r";
            else out += letter;
        }
    } else if constexpr (std::is_same_v<T, char>) {
        return write(std::string(1, value));
    } else if constexpr (std::is_same_v<T, ListNode *>) {
        size_t count = 0;
        for (const ListNode *node = value; node; node = node->next) {
            if (++count > nodes_max) fail("the returned list has no end");
            put(node->val);
            out += ' ';
        }
    } else if constexpr (std::is_same_v<T, TreeNode *>) {
        std::vector<const TreeNode *> nodes{value};
        size_t end = out.size();
        for (size_t i = 0; i < nodes.size(); i++) {
            const TreeNode *node = nodes[i];
            if (!node) {
                out += "# ";
                continue;
            }
            if (i > 2 * nodes_max) fail("the returned tree has no end");
            put(node->val);
            out += ' ';
            end = out.size();
            nodes.push_back(node->left);
            nodes.push_back(node->right);
        }
        out.resize(end);
    } else if constexpr (optional_of<T>::value) {
        out += value ? "1\n" : "0";
        if (value) return write(*value);
    } else {
        using item = typename array_of<T>::item;
        if constexpr (is_word<item>) {
            for (item one : value) {
                put<std::conditional_t<std::is_same_v<item, bool>, int, item>>(one);
                out += ' ';
            }
        } else {
            put(static_cast<long long>(value.size()));
            out += '\n';
            for (const item &one : value) write<item>(one);
            return;
        }
    }
    out += '\n';
}
}  // namespace mettle

// A main function for trying out is none here.
#define main mettle_unused_main
#line 1 "@MAIN@"
@SOURCE@
#line 1 "@HARNESS@"
#undef main
int main() {
    mettle::read_everything();
    const std::string frame(mettle::line());
    mettle::out = frame + '\n';
    for (int groups = mettle::read<int>(); groups > 0; groups--) {
@CALLS@
    }
    mettle::out += frame + " done 0\n";
    fflush(stdout);
    fwrite(mettle::out.data(), 1, mettle::out.size(), stdout);
    fflush(stdout);
}
