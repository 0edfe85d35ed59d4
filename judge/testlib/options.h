
// Options of generators: `-n 10`, `--n=10`, `-n10`, and arguments by their place.

namespace mettle_testlib {

struct Option {
    std::string value;
    bool isUsed = false;
};
inline std::vector<std::string> arguments;
inline std::map<std::string, Option> options;
/// Whether a forgotten option is a mistake: once the program said what holds without one.
inline bool looksForUnusedOptions = false;
inline bool mayLookForUnusedOptions = true;

inline bool isOptionName(const std::string &text) {
    return !text.empty() && std::isalpha((unsigned char)(text[0]));
}

/// The name behind one or two dashes; empty if the argument is no option.
inline std::string optionOf(const std::string &argument) {
    size_t dashes = argument.find_first_not_of('-');
    if (dashes == std::string::npos || dashes < 1 || dashes > 2 || !isOptionName(argument.substr(dashes)))
        return "";
    return argument.substr(dashes);
}

__TESTLIB_NORETURN inline void wrongOption(const std::string &what, const std::string &value) {
    fail("Opts: " + what + " but '" + value + "' found");
}

/// `3e6`, `1.5e3` or a plain number, as an exact decimal: digits and the power of ten behind them.
inline bool decimalParts(const std::string &text, bool &negative, std::string &digits, int &power) {
    size_t at = 0;
    negative = at < text.size() && text[at] == '-';
    at += negative ? 1 : 0;
    power = 0;
    digits.clear();
    bool point = false;
    for (; at < text.size() && (std::isdigit((unsigned char)(text[at])) || (text[at] == '.' && !point)); at++) {
        if (text[at] == '.') {
            point = true;
        } else {
            digits += text[at];
            power -= point ? 1 : 0;
        }
    }
    if (digits.empty())
        return false;
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        int exponent = 0, read = 0;
        if (std::sscanf(text.c_str() + at + 1, "%d%n", &exponent, &read) != 1 || std::abs(exponent) > 10000)
            return false;
        at += 1 + size_t(read);
        power += exponent;
    }
    return at == text.size();
}

template <typename T> inline T integerOf(const std::string &text) {
    bool negative;
    std::string digits;
    int power;
    if (!decimalParts(text, negative, digits, power))
        wrongOption("expected integer", text);
    if (negative && std::is_unsigned_v<T>)
        wrongOption("expected non-negative integer", text);
    for (; power < 0; power++) {
        if (digits.empty() || digits.back() != '0')
            wrongOption("expected integer", text);
        digits.pop_back();
    }
    digits.append(std::min(size_t(power), size_t(40)), '0');
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
    uint64_t value = 0, most = uint64_t(std::numeric_limits<T>::max()) + (negative ? 1 : 0);
    if (!digits.empty() && !digitsTo(digits, most, value))
        wrongOption("integer overflow: expected integer", text);
    return negative ? T(0 - value) : T(value);
}

template <typename T> inline T optionAs(const std::string &text, const std::string &which) {
    if constexpr (std::is_same_v<T, std::string>) {
        return text;
    } else if constexpr (std::is_same_v<T, bool>) {
        if (text == "true" || text == "1")
            return true;
        if (text != "false" && text != "0")
            wrongOption(which + ": expected bool true/false or 0/1", text);
        return false;
    } else if constexpr (std::is_floating_point_v<T>) {
        bool negative;
        std::string digits;
        int power;
        if (!decimalParts(text, negative, digits, power))
            wrongOption("expected float number", text);
        return T(std::strtold(text.c_str(), nullptr));
    } else {
        return integerOf<T>(text);
    }
}

} // namespace mettle_testlib

/// Reads the arguments; the register functions of generators do it.
inline void prepareOpts(int argc, char *argv[]) {
    using namespace mettle_testlib;
    if (argc <= 0)
        fail("Opts: expected argc>=0 but found " + vtos(argc));
    arguments.assign(argv, argv + argc);
    options.clear();
    looksForUnusedOptions = false;
    for (size_t at = 1; at < arguments.size(); at++) {
        std::string name = optionOf(arguments[at]), value;
        if (name.empty())
            continue;
        size_t equals = name.find('=');
        if (equals != std::string::npos) {
            value = name.substr(equals + 1);
            name.resize(equals);
        } else if (name.size() > 1 && std::isdigit((unsigned char)(name[1]))) {
            value = name.substr(1);
            name.resize(1);
        } else if (at + 1 < arguments.size() && optionOf(arguments[at + 1]).empty()) {
            value = arguments[++at];
        } else {
            value = "true";
        }
        options[name] = Option{value, false};
    }
}

inline bool has_opt(const std::string &name) {
    mettle_testlib::looksForUnusedOptions = true;
    return mettle_testlib::options.count(name) > 0;
}

template <typename T> inline T opt(int index) {
    using namespace mettle_testlib;
    if (index < 0 || size_t(index) >= arguments.size())
        fail("Opts: index '" + vtos(index) + "' is out of range [0," + vtos(arguments.size()) + ")");
    return optionAs<T>(arguments[size_t(index)], "opt by index '" + vtos(index) + "'");
}
template <typename T> inline T opt(int index, const T &otherwise) {
    return index >= 0 && size_t(index) < mettle_testlib::arguments.size() ? opt<T>(index) : otherwise;
}
template <typename T> inline T opt(const std::string &name) {
    using namespace mettle_testlib;
    auto found = options.find(name);
    if (found == options.end()) {
        if constexpr (std::is_same_v<T, bool>)
            return false;
        else
            fail("Opts: unknown key '" + name + "'");
    }
    found->second.isUsed = true;
    return optionAs<T>(found->second.value, "key '" + name + "'");
}
template <typename T> inline T opt(const std::string &name, const T &otherwise) { return has_opt(name) ? opt<T>(name) : otherwise; }
inline std::string opt(int index) { return opt<std::string>(index); }
inline std::string opt(int index, const std::string &otherwise) { return opt<std::string>(index, otherwise); }
inline std::string opt(const std::string &name) { return opt<std::string>(name); }
inline std::string opt(const std::string &name, const std::string &otherwise) { return opt<std::string>(name, otherwise); }

/// Fails if an option was given that the program never asked for: it may be misspelt.
inline void ensureNoUnusedOpts() {
    for (const auto &[name, option] : mettle_testlib::options)
        if (!option.isUsed)
            mettle_testlib::fail("Opts: unused key '" + name + "'");
}
inline void suppressEnsureNoUnusedOpts() { mettle_testlib::mayLookForUnusedOptions = false; }
