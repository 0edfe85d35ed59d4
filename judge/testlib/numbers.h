
// Numbers: what counts as one is narrower than what the C library reads.

namespace mettle_testlib {

/// A number as people write it: 2*10^9 instead of 2000000000.
template <typename T> inline std::string readable(T number) {
    std::string digits = vtos(number);
    if constexpr (std::is_integral_v<T>) {
        size_t zeros = digits.size() - 1 - digits.find_last_not_of('0');
        if (number == 0 || zeros < 7)
            return digits;
        std::string factor = digits.substr(0, digits.size() - zeros), power = "10^" + std::to_string(zeros);
        return factor == "1" ? power : factor == "-1" ? "-" + power : factor + "*" + power;
    }
    return digits;
}

/// Ends the program if a value is out of its range.
template <typename T>
inline void checkRange(InStream &stream, T value, T low, T high, const std::string &variable, const char *kind) {
    if (low <= value && value <= high)
        return;
    std::string what = kind;
    bool isElement = stream.indexOfValue >= 0 && !variable.empty();
    if (isElement)
        what += " element " + variable + "[" + std::to_string(stream.indexOfValue) + "] equals to ";
    else if (!variable.empty())
        what += " parameter [name=" + variable + "] equals to ";
    else
        what += " ";
    what += vtos(value) + std::string(variable.empty() ? "" : ",") + " violates the range [" + readable(low) + ", " +
            readable(high) + "]";
    stream.quits(_wa, what);
}

/// The value of a decimal integer without sign, spare zeros or anything else; false if it is none.
inline bool digitsTo(const std::string &digits, uint64_t most, uint64_t &value) {
    if (digits.empty() || digits.size() > 20 || (digits[0] == '0' && digits.size() > 1))
        return false;
    value = 0;
    for (char digit : digits) {
        if (digit < '0' || digit > '9')
            return false;
        uint64_t added = uint64_t(digit - '0');
        if (value > (most - added) / 10)
            return false;
        value = value * 10 + added;
    }
    return true;
}

/// How far a number goes that `strtod` and everyone agree on: digits, one point, an exponent.
inline bool isDecimal(const std::string &text, bool withExponent) {
    size_t at = 0, digits = 0, points = 0;
    if (at < text.size() && (text[at] == '-' || (withExponent && text[at] == '+')))
        at++;
    for (; at < text.size() && (std::isdigit((unsigned char)(text[at])) || text[at] == '.'); at++)
        ++(text[at] == '.' ? points : digits);
    if (digits == 0 || points > 1)
        return false;
    if (withExponent && at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        at++;
        if (at < text.size() && (text[at] == '-' || text[at] == '+'))
            at++;
        while (at < text.size() && std::isdigit((unsigned char)(text[at])))
            at++;
    }
    return at == text.size();
}

} // namespace mettle_testlib

inline long long stringToLongLong(InStream &stream, const char *text) {
    std::string digits = text;
    bool negative = !digits.empty() && digits[0] == '-';
    if (negative)
        digits.erase(0, 1);
    uint64_t value = 0;
    if (!mettle_testlib::digitsTo(digits, uint64_t(LLONG_MAX) + (negative ? 1 : 0), value) || (negative && value == 0))
        stream.quits(_pe, "Expected integer, but \"" + mettle_testlib::shortened(text) + "\" found");
    return negative ? (long long)(0 - value) : (long long)(value);
}
inline unsigned long long stringToUnsignedLongLong(InStream &stream, const char *text) {
    uint64_t value = 0;
    if (!mettle_testlib::digitsTo(text, UINT64_MAX, value))
        stream.quits(_pe, "Expected unsigned integer, but \"" + mettle_testlib::shortened(text) + "\" found");
    return value;
}
inline double stringToDouble(InStream &stream, const char *text) {
    if (!mettle_testlib::isDecimal(text, true))
        stream.quits(_pe, "Expected double, but \"" + mettle_testlib::shortened(text) + "\" found");
    return std::strtod(text, nullptr);
}
inline double stringToStrictDouble(InStream &stream, const char *text, int fewestDigits, int mostDigits) {
    std::string number = text, shown = mettle_testlib::shortened(number);
    if (fewestDigits < 0 || mostDigits < fewestDigits)
        stream.quits(_fail, "stringToStrictDouble: minAfterPointDigitCount should be non-negative and not greater than maxAfterPointDigitCount");
    size_t point = number.find('.'), first = number[0] == '-' ? 1 : 0;
    bool pointIsInside = point == std::string::npos || (point > first && point + 1 < number.size());
    if (!mettle_testlib::isDecimal(number, false) || !pointIsInside)
        stream.quits(_pe, "Expected strict double, but \"" + shown + "\" found");
    int after = point == std::string::npos ? 0 : int(number.size() - point - 1);
    if (after < fewestDigits || after > mostDigits)
        stream.quits(_pe, "Expected strict double with number of digits after point in range [" + vtos(fewestDigits) + "," +
                              vtos(mostDigits) + "], but \"" + shown + "\" found");
    if (number[first] == '0' && first + 1 < number.size() && number[first + 1] != '.')
        stream.quits(_pe, "Expected strict double, but \"" + shown + "\" found");
    double value = std::strtod(text, nullptr);
    if (first == 1 && value == 0.0)
        stream.quits(_pe, "Redundant minus in \"" + shown + "\" found");
    return value;
}

namespace mettle_testlib {
/// The next token, once it is sure that there is one where blanks may be skipped.
inline std::string number(InStream &stream, const char *kind) {
    if (!stream.strict && stream.seekEof())
        stream.quits(_unexpected_eof, std::string("Unexpected end of file - ") + kind + " expected");
    return stream.readWord();
}
} // namespace mettle_testlib

inline int InStream::readInt() {
    std::string text = mettle_testlib::number(*this, "int32");
    long long value = stringToLongLong(*this, text.c_str());
    if (value < INT_MIN || value > INT_MAX)
        quits(_pe, "Expected int32, but \"" + mettle_testlib::shortened(text) + "\" found");
    return int(value);
}
inline int InStream::readInt(int low, int high, const std::string &variable) {
    int value = readInt();
    mettle_testlib::checkRange(*this, value, low, high, variable, "Integer");
    return value;
}
inline long long InStream::readLong() { return stringToLongLong(*this, mettle_testlib::number(*this, "int64").c_str()); }
inline long long InStream::readLong(long long low, long long high, const std::string &variable) {
    long long value = readLong();
    mettle_testlib::checkRange(*this, value, low, high, variable, "Integer");
    return value;
}
inline unsigned long long InStream::readUnsignedLong() {
    return stringToUnsignedLongLong(*this, mettle_testlib::number(*this, "int64").c_str());
}
inline unsigned long long InStream::readUnsignedLong(unsigned long long low, unsigned long long high, const std::string &variable) {
    unsigned long long value = readUnsignedLong();
    mettle_testlib::checkRange(*this, value, low, high, variable, "Unsigned integer");
    return value;
}
inline double InStream::readDouble() { return stringToDouble(*this, mettle_testlib::number(*this, "double").c_str()); }
inline double InStream::readDouble(double low, double high, const std::string &variable) {
    double value = readDouble();
    mettle_testlib::checkRange(*this, value, low, high, variable, "Double");
    return value;
}
inline double InStream::readStrictDouble(double low, double high, int fewestDigits, int mostDigits, const std::string &variable) {
    std::string text = mettle_testlib::number(*this, "strict double");
    double value = stringToStrictDouble(*this, text.c_str(), fewestDigits, mostDigits);
    mettle_testlib::checkRange(*this, value, low, high, variable, "Strict double");
    return value;
}
