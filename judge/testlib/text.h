
// Text: small helpers for messages and answers.

inline bool isEof(int character) { return character == EOFC || character == EOF; }
template <typename T> inline bool isEoln(T character) { return character == LF || character == CR; }
template <typename T> inline bool isBlanks(T character) {
    return character == LF || character == CR || character == SPACE || character == TAB;
}

/// `printf` into a string. Renamed where the standard library has a `std::format`.
#if __cplusplus >= 202002L
#define format testlib_format_
#else
#define testlib_format_ format
#endif
inline std::string testlib_format_(const char *pattern, ...) {
    METTLE_TESTLIB_FORMATTED(text, pattern);
    return text;
}
inline std::string testlib_format_(std::string pattern, ...) {
    va_list arguments;
    va_start(arguments, pattern);
    std::string text = mettle_testlib::formatted(pattern.c_str(), arguments);
    va_end(arguments);
    return text;
}

/// Any value as a stream writes it, up to the first blank; integers exactly.
template <typename T> inline std::string vtos(const T &value) {
    if constexpr (std::is_integral_v<T>) {
        return std::to_string(value);
    } else {
        std::ostringstream stream;
        stream << value;
        std::string text = stream.str();
        size_t first = text.find_first_not_of(" \t\n\v\f\r");
        return first == std::string::npos ? "" : text.substr(first, text.find_first_of(" \t\n\v\f\r", first) - first);
    }
}
template <typename T> inline std::string toString(const T &value) { return vtos(value); }

inline std::string upperCase(std::string text) {
    for (char &letter : text)
        if ('a' <= letter && letter <= 'z')
            letter = char(letter - 'a' + 'A');
    return text;
}
inline std::string lowerCase(std::string text) {
    for (char &letter : text)
        if ('A' <= letter && letter <= 'Z')
            letter = char(letter - 'A' + 'a');
    return text;
}
inline std::string trim(const std::string &text) {
    size_t first = 0, behind = text.size();
    while (first < behind && isBlanks(text[first]))
        first++;
    while (first < behind && isBlanks(text[behind - 1]))
        behind--;
    return text.substr(first, behind - first);
}

namespace mettle_testlib {
/// A long text with its middle left out: at most 64 bytes.
inline std::string shortened(const std::string &text) {
    if (text.size() <= 64)
        return text;
    return text.substr(0, 30) + "..." + text.substr(text.size() - 31);
}
} // namespace mettle_testlib
inline std::string compress(const std::string &text) { return mettle_testlib::shortened(text); }

/// "st" of 1st, and so on.
inline std::string englishEnding(int number) {
    int last = number % 10;
    if (number / 10 % 10 == 1)
        return "th";
    return last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th";
}

template <typename Iterator, typename Separator>
inline std::string join(Iterator first, Iterator last, Separator separator) {
    std::ostringstream stream;
    for (Iterator each = first; each != last; ++each) {
        if (each != first)
            stream << separator;
        stream << *each;
    }
    return stream.str();
}
template <typename Iterator> inline std::string join(Iterator first, Iterator last) { return join(first, last, ' '); }
template <typename Collection, typename Separator>
inline std::string join(const Collection &collection, Separator separator) {
    return join(collection.begin(), collection.end(), separator);
}
template <typename Collection> inline std::string join(const Collection &collection) {
    return join(collection.begin(), collection.end(), ' ');
}

/// The parts between separators; empty ones too.
inline std::vector<std::string> split(const std::string &text, const std::string &separators) {
    std::vector<std::string> parts(1);
    for (char letter : text) {
        if (separators.find(letter) == std::string::npos)
            parts.back() += letter;
        else
            parts.emplace_back();
    }
    return parts;
}
inline std::vector<std::string> split(const std::string &text, char separator) {
    return split(text, std::string(1, separator));
}
/// The parts between separators that are not empty.
inline std::vector<std::string> tokenize(const std::string &text, const std::string &separators) {
    std::vector<std::string> parts;
    for (std::string &part : split(text, separators))
        if (!part.empty())
            parts.push_back(std::move(part));
    return parts;
}
inline std::vector<std::string> tokenize(const std::string &text, char separator) {
    return tokenize(text, std::string(1, separator));
}

/// Whether two numbers are equal up to an absolute or relative error.
inline bool doubleCompare(double expected, double result, double tolerance) {
    tolerance += 1E-15;
    if (std::isnan(expected) || std::isnan(result))
        return std::isnan(expected) && std::isnan(result);
    if (std::isinf(expected) || std::isinf(result))
        return expected == result;
    if (std::fabs(result - expected) <= tolerance)
        return true;
    double one = expected * (1.0 - tolerance), other = expected * (1.0 + tolerance);
    return std::min(one, other) <= result && result <= std::max(one, other);
}
/// The smaller one of the absolute and the relative error. Zero may be negative, as messages show it.
inline double doubleDelta(double expected, double result) {
    auto size = [](double number) { return number > 0 ? number : -number; };
    double absolute = size(result - expected);
    if (size(expected) <= 1E-9)
        return absolute;
    double relative = size(absolute / expected);
    return absolute < relative ? absolute : relative;
}

namespace mettle_testlib {

template <typename T, typename = void> struct IsCollection : std::false_type {};
template <typename T>
struct IsCollection<T, std::void_t<decltype(std::declval<const T &>().begin()), decltype(std::declval<const T &>().end()),
                                   typename std::iterator_traits<decltype(std::declval<const T &>().begin())>::value_type>>
    : std::true_type {};
template <typename T, typename = void> struct IsIterator : std::false_type {};
template <typename T>
struct IsIterator<T, std::void_t<typename std::iterator_traits<T>::value_type>> : std::true_type {};
template <> struct IsIterator<const char *> : std::false_type {};
template <> struct IsIterator<char *> : std::false_type {};

template <typename T> inline void print(const T &value) {
    if constexpr (std::is_same_v<T, std::string> || !IsCollection<T>::value) {
        std::cout << value;
    } else {
        bool first = true;
        for (const auto &element : value) {
            if (!first)
                std::cout << " ";
            first = false;
            print(element);
        }
    }
}

} // namespace mettle_testlib

/// Prints values, and elements of collections, separated by spaces.
template <typename First, typename... Rest> inline void println(const First &first, const Rest &...rest) {
    if constexpr (sizeof...(rest) == 1 && (std::is_same_v<First, Rest> && ...) && mettle_testlib::IsIterator<std::decay_t<First>>::value) {
        First each = first;
        bool between = false;
        for (const First &behind : {rest...})
            for (; each != behind; ++each) {
                if (between)
                    std::cout << " ";
                between = true;
                mettle_testlib::print(*each);
            }
    } else {
        mettle_testlib::print(first);
        ((std::cout << " ", mettle_testlib::print(rest)), ...);
    }
    std::cout << std::endl;
}
