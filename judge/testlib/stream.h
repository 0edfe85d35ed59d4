
// Streams: the test's input, the participant's output, the jury's answer.

namespace mettle_testlib {

/// The bytes of a file, read as far as they are asked for: an interactor must not wait for more.
class Source {
  public:
    Source() {}
    explicit Source(const std::string &content) : data(content), atEnd(true) {}
    explicit Source(int fileDescriptor) : descriptor(fileDescriptor) {}

    int peek() {
        if (position == data.size() && !fill())
            return EOF;
        return (unsigned char)(data[position]);
    }
    int get() {
        int letter = peek();
        if (letter != EOF)
            position++;
        if (letter == LF)
            lines++;
        return letter;
    }
    void unget(int letter) {
        if (letter == EOF || position == 0)
            return;
        position--;
        if (letter == LF)
            lines--;
    }
    int line() const { return lines; }
    bool isText() const { return descriptor < 0; }
    void rewind() {
        position = 0;
        lines = 1;
    }

  private:
    std::string data;
    size_t position = 0;
    int descriptor = -1;
    bool atEnd = false;
    int lines = 1;

    bool fill() {
        while (!atEnd) {
            static char buffer[1 << 16];
            ssize_t count = descriptor < 0 ? 0 : ::read(descriptor, buffer, sizeof buffer);
            if (count <= 0) {
                atEnd = true;
                return false;
            }
            data.append(buffer, size_t(count));
            return true;
        }
        return false;
    }
};

} // namespace mettle_testlib

/// A file that is read token by token, or byte by byte where `strict`.
class InStream {
  public:
    InStream() {}
    /// A text that is read as if it were in another stream.
    InStream(const InStream &base, std::string content)
        : source(content), name("based on " + base.name), mode(base.mode), opened(true), strict(base.strict) {}

    mettle_testlib::Source source;
    std::string name;
    TMode mode = _input;
    bool opened = false;
    bool strict = false;
    bool stdfile = false;
    int wordReserveSize = 256;
    int maxFileSize = 128 * 1024 * 1024, maxTokenLength = 32 * 1024 * 1024, maxMessageLength = 32000;

    void init(const std::string &fileName, TMode fileMode) {
        name = fileName;
        mode = fileMode;
        stdfile = false;
        int descriptor = ::open(fileName.c_str(), O_RDONLY);
        opened = descriptor >= 0;
        if (opened)
            source = mettle_testlib::Source(descriptor);
        else if (mode == _output)
            quits(_pe, "Output file not found: \"" + name + "\"");
        else if (mode == _answer)
            quits(_fail, "Answer file not found: \"" + name + "\"");
    }
    /// Standard input, under the name that messages give it.
    void init(std::FILE *, TMode fileMode) {
        name = fileMode == _input ? "stdin" : fileMode == _output ? "stdout" : "unknown";
        mode = fileMode;
        stdfile = opened = true;
        source = mettle_testlib::Source(STDIN_FILENO);
    }
    void reset(std::FILE * = nullptr) {
        if (stdfile)
            quits(_fail, "Can't reset standard handle");
        source.rewind();
    }
    void close() {}
    void setTestCase(int number) { testCase = number; }

    // Bytes.

    char curChar() { return char(byteOf(source.peek())); }
    char nextChar() { return char(byteOf(source.get())); }
    void skipChar() { source.get(); }
    void unreadChar(char letter) { source.unget((unsigned char)(letter)); }
    void skipBlanks() {
        while (isBlank(source.peek()))
            source.get();
    }
    void skipBom() {
        const unsigned char mark[] = {0xEF, 0xBB, 0xBF};
        for (int read = 0; read < 3; read++) {
            if (source.peek() != mark[read]) {
                while (read > 0)
                    source.unget(mark[--read]);
                return;
            }
            source.get();
        }
    }

    // Ends.

    bool eof() { return source.peek() == EOF; }
    bool seekEof() {
        skipBlanks();
        return eof();
    }
    /// Whether a line ends here; it is read if so.
    bool eoln() {
        if (!strict && eof())
            return true;
        int letter = source.get();
        if (letter == LF)
            return true;
        if (!strict && letter == CR) {
            if (source.peek() == LF) {
                source.get();
                return true;
            }
        }
        source.unget(letter);
        return false;
    }
    bool seekEoln() {
        while (source.peek() == SPACE || source.peek() == TAB)
            source.get();
        return eoln();
    }
    void nextLine() { readLine(); }
    void readEof() {
        noteLine();
        if (!eof())
            complain(_pe, "Expected EOF");
        sawEof = true;
    }
    void readEoln() {
        noteLine();
        if (!eoln())
            complain(_pe, "Expected EOLN");
    }
    bool isAtReadEof() const { return sawEof; }

    char readChar() { return nextChar(); }
    char readChar(char expected) {
        noteLine();
        int found = source.get();
        if (found != EOF && char(found) == expected)
            return expected;
        complain(_pe, "Unexpected character " + shown(byteOf(found)) + ", but '" + std::string(1, expected) + "' expected");
    }
    char readSpace() { return readChar(' '); }

    // Words and lines.

    std::string readToken() { return readWord(); }
    std::string readWord() {
        std::string word;
        readWordTo(word);
        return word;
    }
    void readTokenTo(std::string &result) { readWordTo(result); }
    void readWordTo(std::string &result) { word(result, "token"); }

    std::string readWord(const pattern &fitting, const std::string &variable = "") {
        std::string word;
        readWordTo(word, fitting, variable);
        return word;
    }
    std::string readWord(const std::string &fitting, const std::string &variable = "") {
        return readWord(pattern(fitting), variable);
    }
    std::string readToken(const pattern &fitting, const std::string &variable = "") { return readWord(fitting, variable); }
    std::string readToken(const std::string &fitting, const std::string &variable = "") { return readWord(fitting, variable); }
    void readWordTo(std::string &result, const pattern &fitting, const std::string &variable = "") {
        readWordTo(result);
        check(result, fitting, variable, "Token");
    }
    void readWordTo(std::string &result, const std::string &fitting, const std::string &variable = "") {
        readWordTo(result, pattern(fitting), variable);
    }
    void readTokenTo(std::string &result, const pattern &fitting, const std::string &variable = "") {
        readWordTo(result, fitting, variable);
    }
    void readTokenTo(std::string &result, const std::string &fitting, const std::string &variable = "") {
        readWordTo(result, fitting, variable);
    }

    std::string readLine() {
        std::string line;
        readLineTo(line);
        return line;
    }
    std::string readString() { return readLine(); }
    void readStringTo(std::string &result) { readLineTo(result); }
    void readLineTo(std::string &result) {
        noteLine();
        if (!opened)
            complain(_pe, "Expected line");
        result.clear();
        for (int letter = source.peek(); letter != EOF && letter != LF && letter != CR; letter = source.peek()) {
            result += char(letter);
            source.get();
        }
        if (strict)
            readEoln();
        else
            eoln();
    }
    std::string readLine(const pattern &fitting, const std::string &variable = "") {
        std::string line;
        readLineTo(line, fitting, variable);
        return line;
    }
    std::string readLine(const std::string &fitting, const std::string &variable = "") { return readLine(pattern(fitting), variable); }
    std::string readString(const pattern &fitting, const std::string &variable = "") { return readLine(fitting, variable); }
    std::string readString(const std::string &fitting, const std::string &variable = "") { return readLine(fitting, variable); }
    void readLineTo(std::string &result, const pattern &fitting, const std::string &variable = "") {
        readLineTo(result);
        check(result, fitting, variable, "Line");
    }
    void readLineTo(std::string &result, const std::string &fitting, const std::string &variable = "") {
        readLineTo(result, pattern(fitting), variable);
    }
    void readStringTo(std::string &result, const pattern &fitting, const std::string &variable = "") {
        readLineTo(result, fitting, variable);
    }
    void readStringTo(std::string &result, const std::string &fitting, const std::string &variable = "") {
        readLineTo(result, fitting, variable);
    }

    // Numbers: see numbers.h.

    int readInt();
    int readInt(int low, int high, const std::string &variable = "");
    int readInteger() { return readInt(); }
    int readInteger(int low, int high, const std::string &variable = "") { return readInt(low, high, variable); }
    long long readLong();
    long long readLong(long long low, long long high, const std::string &variable = "");
    unsigned long long readUnsignedLong();
    unsigned long long readUnsignedLong(unsigned long long low, unsigned long long high, const std::string &variable = "");
    unsigned long long readLong(unsigned long long low, unsigned long long high, const std::string &variable = "") {
        return readUnsignedLong(low, high, variable);
    }
    double readDouble();
    double readDouble(double low, double high, const std::string &variable = "");
    double readReal() { return readDouble(); }
    double readReal(double low, double high, const std::string &variable = "") { return readDouble(low, high, variable); }
    /// Digits, a point and digits behind it only; how many of these is bounded.
    double readStrictDouble(double low, double high, int fewestDigits, int mostDigits, const std::string &variable = "");
    double readStrictReal(double low, double high, int fewestDigits, int mostDigits, const std::string &variable = "") {
        return readStrictDouble(low, high, fewestDigits, mostDigits, variable);
    }

    // Many at once: in a strict stream one space stands between them, and a line holds one line.
#define METTLE_TESTLIB_MANY(many, one, type, separator)                                            \
    std::vector<type> many(int count, int first = 1) {                                             \
        return several<type>(count, first, separator, [&] { return one(); });                      \
    }
#define METTLE_TESTLIB_RANGES(many, one, type)                                                     \
    METTLE_TESTLIB_MANY(many, one, type, ' ')                                                      \
    std::vector<type> many(int count, type low, type high, const std::string &variable = "", int first = 1) { \
        return several<type>(count, first, ' ', [&] { return one(low, high, variable); });         \
    }
#define METTLE_TESTLIB_FITTING(many, one, separator)                                               \
    METTLE_TESTLIB_MANY(many, one, std::string, separator)                                         \
    std::vector<std::string> many(int count, const pattern &fitting, const std::string &variable = "", int first = 1) { \
        return several<std::string>(count, first, separator, [&] { return one(fitting, variable); }); \
    }                                                                                              \
    std::vector<std::string> many(int count, const std::string &fitting, const std::string &variable = "", int first = 1) { \
        return many(count, pattern(fitting), variable, first);                                     \
    }
    METTLE_TESTLIB_RANGES(readInts, readInt, int)
    METTLE_TESTLIB_RANGES(readIntegers, readInt, int)
    METTLE_TESTLIB_RANGES(readLongs, readLong, long long)
    METTLE_TESTLIB_RANGES(readUnsignedLongs, readUnsignedLong, unsigned long long)
    METTLE_TESTLIB_RANGES(readDoubles, readDouble, double)
    METTLE_TESTLIB_RANGES(readReals, readDouble, double)
    METTLE_TESTLIB_FITTING(readTokens, readWord, ' ')
    METTLE_TESTLIB_FITTING(readWords, readWord, ' ')
    METTLE_TESTLIB_FITTING(readLines, readLine, '\0')
    METTLE_TESTLIB_FITTING(readStrings, readLine, '\0')
    std::vector<double> readStrictDoubles(int count, double low, double high, int fewestDigits, int mostDigits,
                                          const std::string &variable = "", int first = 1) {
        return several<double>(count, first, ' ', [&] { return readStrictDouble(low, high, fewestDigits, mostDigits, variable); });
    }
    std::vector<double> readStrictReals(int count, double low, double high, int fewestDigits, int mostDigits,
                                        const std::string &variable = "", int first = 1) {
        return readStrictDoubles(count, low, high, fewestDigits, mostDigits, variable, first);
    }

    // Ends of the program: see quit.h.

    __TESTLIB_NORETURN void quit(TResult result, const char *message);
    __TESTLIB_NORETURN void quits(TResult result, std::string message) { quit(result, message.c_str()); }
    __TESTLIB_NORETURN void quitf(TResult result, const char *message, ...) {
        METTLE_TESTLIB_FORMATTED(text, message);
        quits(result, text);
    }
    void quitif(bool condition, TResult result, const char *message, ...) {
        if (!condition)
            return;
        METTLE_TESTLIB_FORMATTED(text, message);
        quits(result, text);
    }
    void ensuref(bool condition, const char *message, ...) {
        if (condition)
            return;
        METTLE_TESTLIB_FORMATTED(text, message);
        quits(_wa, text);
    }
    void __testlib_ensure(bool condition, std::string message) {
        if (!condition)
            quits(_wa, message);
    }

    // For the parts of this header only.

    /// The line that what is wrong began on, for messages about strict streams.
    int lineOfValue = -1;
    int testCase = -1;
    /// Where among several values the current one is; -1 for a value alone.
    int indexOfValue = -1;
    bool sawEof = false;

    void noteLine() { lineOfValue = source.isText() ? -1 : source.line(); }
    __TESTLIB_NORETURN void complain(TResult result, const std::string &message) { quits(result, message); }

    static int byteOf(int letter) { return letter == EOF ? EOFC : letter; }
    static bool isBlank(int letter) { return letter == SPACE || letter == TAB || letter == LF || letter == CR; }
    static std::string shown(int letter) {
        if (letter >= 32)
            return std::string("'") + char(letter) + "'";
        return "#" + std::to_string(letter);
    }
    void word(std::string &result, const char *expected) {
        if (!strict)
            skipBlanks();
        noteLine();
        int letter = source.get();
        if (letter == EOF)
            complain(_unexpected_eof, std::string("Unexpected end of file - ") + expected + " expected");
        if (isBlank(letter))
            complain(_pe, std::string("Unexpected white-space - ") + expected + " expected");
        result.clear();
        for (; letter != EOF && !isBlank(letter); letter = source.get()) {
            result += char(letter);
            if (result.size() > size_t(maxTokenLength))
                complain(_pe, "Length of token exceeds " + std::to_string(maxTokenLength) + ", token is '" +
                                  mettle_testlib::shortened(result) + "...'");
        }
        source.unget(letter);
    }

    void check(const std::string &text, const pattern &fitting, const std::string &variable, const std::string &kind) {
        if (fitting.matches(text))
            return;
        std::string what = kind + " ";
        if (indexOfValue >= 0 && !variable.empty())
            what += "element " + variable + "[" + std::to_string(indexOfValue) + "] equals to ";
        else if (!variable.empty())
            what += (kind == "Line" ? "[name=" : "parameter [name=") + variable + "] equals to ";
        quits(_wa, what + "\"" + mettle_testlib::shortened(text) + "\"" + (variable.empty() ? "" : ",") +
                       " doesn't correspond to pattern \"" + fitting.src() + "\"");
    }

    template <typename T, typename Read> std::vector<T> several(int count, int first, char separator, Read read) {
        if (count < 0)
            quits(_fail, "readMany: size should be non-negative.");
        std::vector<T> values;
        for (int each = 0; each < count; each++) {
            indexOfValue = first + each;
            values.push_back(read());
            if (strict && separator != '\0' && each + 1 < count)
                readChar(separator);
        }
        indexOfValue = -1;
        return values;
    }
};

inline InStream inf, ouf, ans;
inline std::ofstream tout;
