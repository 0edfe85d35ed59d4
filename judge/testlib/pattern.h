
// Patterns: a small kind of regular expressions, without going back once a repetition has matched.

class random_t;

/// `[a-z]`, `[^a]`, `x{2,5}`, `?`, `*`, `+`, `|` and parentheses; blanks count only after a backslash.
class pattern {
  public:
    pattern(std::string source) : text(std::move(source)) { root = alternatives(withoutBlanks(text)); }

    /// Whether the whole line fits.
    bool matches(const std::string &line) const {
        size_t behind = 0;
        return fits(root, line, 0, behind) && behind == line.size();
    }

    /// A random line that fits: each choice and each letter is as likely as the next one.
    std::string next(random_t &random) const {
        std::string line;
        generate(root, random, line);
        return line;
    }

    std::string src() const { return text; }

  private:
    /// One letter of a set, some times; or, with choices, one of them.
    struct Part {
        std::vector<char> letters;
        int fewest = 1, most = 1;
        std::vector<std::vector<Part>> choices;
    };
    typedef std::vector<Part> Sequence;
    struct Letter {
        char value;
        bool isLiteral;
    };
    typedef std::vector<Letter> Letters;

    std::string text;
    Sequence root;

    static Letters withoutBlanks(const std::string &source) {
        Letters letters;
        for (size_t at = 0; at < source.size(); at++) {
            if (source[at] == '\\' && at + 1 < source.size())
                letters.push_back({source[++at], true});
            else if (source[at] != ' ')
                letters.push_back({source[at], false});
        }
        return letters;
    }

    __TESTLIB_NORETURN static void illegal(const Letters &letters) {
        std::string part;
        for (const Letter &letter : letters)
            part += (letter.isLiteral ? std::string("\\") : std::string()) + letter.value;
        mettle_testlib::fail("pattern: Illegal pattern (or part) \"" + part + "\"");
    }

    static bool is(const Letters &letters, size_t at, char command) {
        return at < letters.size() && letters[at].value == command && !letters[at].isLiteral;
    }

    static Sequence alternatives(const Letters &letters) {
        std::vector<Letters> choices(1);
        int depth = 0;
        for (size_t at = 0; at < letters.size(); at++) {
            depth += is(letters, at, '(') ? 1 : is(letters, at, ')') ? -1 : 0;
            if (depth < 0)
                illegal(letters);
            if (depth == 0 && is(letters, at, '|'))
                choices.emplace_back();
            else
                choices.back().push_back(letters[at]);
        }
        if (depth != 0)
            illegal(letters);
        if (choices.size() == 1)
            return sequence(choices[0]);
        Part part;
        for (const Letters &choice : choices)
            part.choices.push_back(sequence(choice));
        return Sequence(1, part);
    }

    static Sequence sequence(const Letters &letters) {
        if (letters.empty())
            illegal(letters);
        Sequence parts;
        for (size_t at = 0; at < letters.size();) {
            Part part;
            if (is(letters, at, '(')) {
                size_t close = closing(letters, at);
                Letters inner(letters.begin() + long(at) + 1, letters.begin() + long(close));
                part.choices.push_back(alternatives(inner));
                at = close + 1;
            } else {
                part.letters = set(letters, at);
                count(letters, at, part);
            }
            parts.push_back(std::move(part));
        }
        return parts;
    }

    static size_t closing(const Letters &letters, size_t at) {
        int depth = 0;
        for (; at < letters.size(); at++) {
            depth += is(letters, at, '(') ? 1 : is(letters, at, ')') ? -1 : 0;
            if (depth == 0)
                return at;
        }
        illegal(letters);
    }

    static std::vector<char> set(const Letters &letters, size_t &at) {
        if (!is(letters, at, '['))
            return std::vector<char>(1, letters[at++].value);
        size_t close = ++at;
        while (close < letters.size() && !is(letters, close, ']'))
            close++;
        if (close == letters.size())
            illegal(letters);
        bool negated = is(letters, at, '^');
        if (negated)
            at++;
        std::vector<char> chosen;
        while (at < close) {
            char low = letters[at++].value, high = low;
            if (is(letters, at, '-') && at + 1 < close) {
                high = letters[at + 1].value;
                at += 2;
            }
            if (low > high)
                illegal(letters);
            for (int letter = low; letter <= high; letter++)
                chosen.push_back(char(letter));
        }
        at = close + 1;
        std::sort(chosen.begin(), chosen.end());
        if (!negated)
            return chosen;
        std::vector<char> others;
        for (int letter = 0; letter < 255; letter++)
            if (!std::binary_search(chosen.begin(), chosen.end(), char(letter)))
                others.push_back(char(letter));
        std::sort(others.begin(), others.end());
        return others;
    }

    static void count(const Letters &letters, size_t &at, Part &part) {
        if (is(letters, at, '?') || is(letters, at, '*') || is(letters, at, '+')) {
            part.fewest = letters[at].value == '+' ? 1 : 0;
            part.most = letters[at].value == '?' ? 1 : INT_MAX;
            at++;
        } else if (is(letters, at, '{')) {
            std::string numbers;
            for (at++; at < letters.size() && !is(letters, at, '}'); at++)
                numbers += letters[at].value;
            int read = 0;
            if (at++ == letters.size() || std::sscanf(numbers.c_str(), "%d%n", &part.fewest, &read) != 1)
                illegal(letters);
            part.most = part.fewest;
            if (size_t(read) < numbers.size() && numbers[size_t(read)] == ',')
                std::sscanf(numbers.c_str() + read + 1, "%d", &part.most);
            if (part.fewest > part.most || part.fewest < 0)
                illegal(letters);
        }
    }

    static bool fits(const Sequence &parts, const std::string &line, size_t at, size_t &behind) {
        return fitsFrom(parts, 0, line, at, [&](size_t reached) {
            behind = reached;
            return reached == line.size();
        });
    }

    typedef std::function<bool(size_t)> Then;

    static bool fitsFrom(const Sequence &parts, size_t number, const std::string &line, size_t at, const Then &then) {
        if (number == parts.size())
            return then(at);
        const Part &part = parts[number];
        auto rest = [&](size_t reached) { return fitsFrom(parts, number + 1, line, reached, then); };
        for (const Sequence &choice : part.choices)
            if (fitsFrom(choice, 0, line, at, rest))
                return true;
        if (!part.choices.empty())
            return false;
        int taken = 0;
        while (taken < part.most && at < line.size() && std::binary_search(part.letters.begin(), part.letters.end(), line[at])) {
            taken++;
            at++;
        }
        return taken >= part.fewest && rest(at);
    }

    static inline void generate(const Sequence &parts, random_t &random, std::string &line);
};
