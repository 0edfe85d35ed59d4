
// Ends: the verdict is the exit code, the message goes to standard error or into the report.

#ifdef TESTLIB_THROW_EXIT_EXCEPTION_INSTEAD_OF_EXIT
/// What is thrown instead of ending, for tests of programs that use this header.
class exit_exception : public std::exception {
  public:
    explicit exit_exception(int code) : code(code) {}
    int getExitCode() const { return code; }

  private:
    int code;
};
#endif

namespace mettle_testlib {

inline std::string checkerName = "untitled checker";
inline std::string reportName;
inline bool reportIsXml = false;
inline std::string xmlEncoding = "windows-1251";
/// The test case that `setTestCase` named for all streams.
inline int globalTestCase = -1;
/// Whether falling off the end of `main` is to be looked at.
inline bool finalizeGuardIsAlive = true;

/// A value in a message: numbers with a fraction as far as ten digits tell them.
template <typename T> inline std::string exactly(const T &value) {
    if constexpr (std::is_floating_point_v<T>) {
        char text[64];
        std::snprintf(text, sizeof text, "%.10g", double(value));
        return text;
    } else {
        return vtos(value);
    }
}

/// Ends at once: destructors must not run twice, buffers must be written.
__TESTLIB_NORETURN inline void leave(int code) {
    finalizeGuardIsAlive = false;
    if (tout.is_open())
        tout.close();
    std::cout.flush();
    std::fflush(stdout);
    std::fflush(stderr);
    std::_Exit(code);
}

inline int exitCodeOf(TResult result) {
    switch (result) {
    case _ok:
        return OK_EXIT_CODE;
    case _wa:
        return WA_EXIT_CODE;
    case _pe:
        return PE_EXIT_CODE;
    case _fail:
        return FAIL_EXIT_CODE;
    case _dirt:
        return DIRT_EXIT_CODE;
    case _points:
        return POINTS_EXIT_CODE;
    case _unexpected_eof:
#ifdef ENABLE_UNEXPECTED_EOF
        return UNEXPECTED_EOF_EXIT_CODE;
#else
        return PE_EXIT_CODE;
#endif
    default:
        return result >= _partially ? PC_BASE_EXIT_CODE + (int(result) - _partially) : FAIL_EXIT_CODE;
    }
}

/// The words before the message, and the name of the outcome in an XML report.
inline std::pair<std::string, std::string> wordsFor(TResult result) {
    switch (result) {
    case _ok:
        return {"ok ", "accepted"};
    case _wa:
        return {"wrong answer ", "wrong-answer"};
    case _pe:
    case _dirt:
        return {"wrong output format ", "presentation-error"};
    case _fail:
        return {"FAIL ", "fail"};
    case _points:
        return {"points ", "points"};
    case _unexpected_eof:
#ifdef ENABLE_UNEXPECTED_EOF
        return {"unexpected eof ", "unexpected-eof"};
#else
        return {"wrong output format ", "presentation-error"};
#endif
    default:
        return {"partially correct (" + std::to_string(int(result) - _partially) + ") ", "partially-correct"};
    }
}

inline std::string xmlText(const std::string &text) {
    std::string safe;
    for (char letter : text) {
        if (letter == '&')
            safe += "&amp;";
        else if (letter == '<')
            safe += "&lt;";
        else if (letter == '>')
            safe += "&gt;";
        else if (letter == '"')
            safe += "&quot;";
        else
            safe += (unsigned char)(letter) < 32 ? '.' : letter;
    }
    return safe;
}

inline void writeReport(TResult result, const std::string &message) {
    std::ofstream report(reportName);
    if (!report) {
        reportName.clear();
        fail("Can not write to the result file");
    }
    if (!reportIsXml) {
        report << message;
        return;
    }
    report << "<?xml version=\"1.0\" encoding=\"" << xmlEncoding << "\"?><result outcome = \"" << wordsFor(result).second << "\"";
    if (result >= _partially)
        report << " pctype = \"" << int(result) - _partially << "\"";
    if (result == _points)
        report << " points = \"" << message.substr(0, message.find(' ')) << "\"";
    report << ">" << xmlText(message) << "</result>\n";
}

/// The message with where it happened in parentheses.
inline std::string withRemark(const std::string &message, const std::string &remark) {
    return message.empty() ? "(" + remark + ")" : message + " (" + remark + ")";
}

/// Tells the verdict and ends the program.
__TESTLIB_NORETURN inline void end(TResult result, const std::string &message) {
    finalizeGuardIsAlive = false;
    if (!reportName.empty()) {
        writeReport(result, message);
        std::fputs("\nSee file to check exit message\n", stderr);
    } else {
        std::fprintf(stderr, "%s%s\n", wordsFor(result).first.c_str(), message.c_str());
    }
#ifdef TESTLIB_THROW_EXIT_EXCEPTION_INSTEAD_OF_EXIT
    throw exit_exception(exitCodeOf(result));
#else
    leave(exitCodeOf(result));
#endif
}

/// Points as short as they can be told exactly enough; never in exponential notation.
inline std::string pointsText(double points) {
    if (points < 0)
        fail("Parameter 'points' can't be negative");
    if (points > 1E6)
        fail("Parameter 'points' can't be greater than 1E6");
    char text[64];
    std::snprintf(text, sizeof text, "%.10f", points);
    std::string shortest = text;
    while (shortest.back() == '0' && shortest[shortest.size() - 2] != '.')
        shortest.pop_back();
    return shortest;
}
inline std::string pointsText(int points) {
    if (points < 0)
        fail("Parameter 'points' can't be negative");
    if (points > 1000000)
        fail("Parameter 'points' can't be greater than 1E6");
    return std::to_string(points);
}

template <typename Points> __TESTLIB_NORETURN inline void quitWithPoints(Points points, const std::string &message) {
    std::string text;
    if constexpr (std::is_integral_v<Points>)
        text = pointsText(int(points));
    else
        text = pointsText(double(points));
    quit(_points, message.empty() ? text : text + " " + message);
}

} // namespace mettle_testlib

inline void InStream::quit(TResult result, const char *words) {
    std::string where, ending;
    int number = testCase >= 0 ? testCase : mettle_testlib::globalTestCase;
    if (number >= 0 && (result == _ok || result == _points))
        ending = " (" + std::to_string(number) + (number == 1 ? " test case)" : " test cases)");
    else if (number >= 0)
        where = "test case " + std::to_string(number);
    // What is wrong with the jury's own files is no verdict about the participant.
    bool isJurys = mode != _output && result != _fail;
    if (isJurys) {
        ending.clear();
        where += (where.empty() || name.empty() ? "" : ", ") + name;
        if (mode == _input && testlibMode == _validator && lineOfValue >= 0)
            where += ", line " + std::to_string(lineOfValue);
    }
    std::string message = isJurys || !where.empty() ? mettle_testlib::withRemark(words, where) : words + ending;
    if (isJurys)
        mettle_testlib::end(_fail, message);
    bool isFine = result == _ok || result == _points || result >= _partially;
    if (testlibMode == _checker && isFine && !ouf.seekEof())
        mettle_testlib::end(_pe, "Extra information in the output file");
    mettle_testlib::end(result == _dirt ? _pe : result, message);
}

inline int resultExitCode(TResult result) { return mettle_testlib::exitCodeOf(result); }

inline void quit(TResult result, const char *message) { ouf.quit(result, message); }
inline void quit(TResult result, const std::string &message) { ouf.quit(result, message.c_str()); }
inline void quitf(TResult result, const char *message, ...) {
    METTLE_TESTLIB_FORMATTED(text, message);
    ouf.quit(result, text.c_str());
}
inline void quitif(bool condition, TResult result, const char *message, ...) {
    if (!condition)
        return;
    METTLE_TESTLIB_FORMATTED(text, message);
    ouf.quit(result, text.c_str());
}

/// Ends with points instead of a verdict.
template <typename Points, typename = std::enable_if_t<std::is_arithmetic_v<Points>>>
__TESTLIB_NORETURN inline void quitp(Points points, const std::string &message = "") {
    mettle_testlib::quitWithPoints(points, message);
}
template <typename Points, typename = std::enable_if_t<std::is_arithmetic_v<Points>>>
__TESTLIB_NORETURN inline void quitp(Points points, const char *message, ...) {
    METTLE_TESTLIB_FORMATTED(text, message);
    mettle_testlib::quitWithPoints(points, text);
}
__TESTLIB_NORETURN inline void quitpi(const std::string &information, const std::string &message = "") {
    if (information.find(' ') != std::string::npos)
        quit(_fail, "Parameter 'points_info' can't contain spaces");
    quit(_points, "points_info=" + information + (message.empty() ? "" : " " + message));
}

inline void __testlib_ensure(bool condition, const std::string &message) {
    if (!condition)
        quit(_fail, message);
}
inline void ensuref(bool condition, const char *message, ...) {
    if (condition)
        return;
    METTLE_TESTLIB_FORMATTED(text, message);
    quit(_fail, text);
}
#define ensure(condition) __testlib_ensure((condition), "Condition failed: \"" #condition "\"")

template <typename T>
__TESTLIB_NORETURN inline void expectedButFound(TResult result, const T &expected, const T &found, const char *before = "", ...) {
    METTLE_TESTLIB_FORMATTED(text, before);
    std::string start = text.empty() ? "" : text + ": ";
    quit(result, start + "expected '" + mettle_testlib::exactly(expected) + "', but found '" + mettle_testlib::exactly(found) + "'");
}
template <size_t N, size_t M>
__TESTLIB_NORETURN inline void expectedButFound(TResult result, const char (&expected)[N], const char (&found)[M], const char *before = "", ...) {
    METTLE_TESTLIB_FORMATTED(text, before);
    std::string start = text.empty() ? "" : text + ": ";
    quit(result, start + "expected '" + expected + "', but found '" + found + "'");
}

inline void setName(const char *name, ...) {
    METTLE_TESTLIB_FORMATTED(text, name);
    mettle_testlib::checkerName = text;
}
inline void setAppesModeEncoding(std::string encoding) { mettle_testlib::xmlEncoding = encoding; }

inline void __testlib_setTestCaseOfStreams(int number) {
    mettle_testlib::globalTestCase = number;
    inf.testCase = ouf.testCase = ans.testCase = number;
}
/// Messages name this test case from now on; the first one called 0 counts from 0.
inline void setTestCase(int number) {
    static bool isFirst = true, fromZero = false;
    if (isFirst)
        fromZero = number == 0;
    isFirst = false;
    __testlib_setTestCaseOfStreams(fromZero ? number + 1 : number);
}
inline void unsetTestCase() { __testlib_setTestCaseOfStreams(-1); }

/// Writes the rest of the output to another file, as old generators of several tests do.
inline void startTest(int number) {
    std::string name = std::to_string(number);
    if (std::freopen(name.c_str(), "wt", stdout) == nullptr)
        quit(_fail, "Unable to write file '" + name + "'");
}

inline void halt(int code) { mettle_testlib::leave(code); }
