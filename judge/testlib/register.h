
// The four kinds of programs, and what each of them must not forget.

/// What a validator or checker is told about the test; what a validator has looked at.
class Validator {
  public:
    std::string testset() const { return told(theTestset, "testset"); }
    std::string group() const { return told(theGroup, "group"); }
    void setTestset(const char *name) { theTestset = name; }
    void setGroup(const char *name) { theGroup = name; }
    void initialize() { initialized = true; }
    void addFeature(const std::string &feature) {
        if (!features.insert(std::make_pair(feature, false)).second)
            mettle_testlib::fail("Feature " + feature + " registered twice.");
    }
    void feature(const std::string &feature) {
        auto found = features.find(feature);
        if (found == features.end())
            mettle_testlib::fail("Feature " + feature + " didn't registered via addFeature(feature).");
        found->second = true;
    }

  private:
    bool initialized = false;
    std::string theTestset = "tests", theGroup;
    std::map<std::string, bool> features;

    std::string told(const std::string &value, const char *what) const {
        if (!initialized)
            mettle_testlib::fail(std::string("Validator should be initialized with registerValidation(argc, argv) instead of "
                                             "registerValidation() to support validator.") + what + "()");
        return value;
    }
};
class Checker {
  public:
    std::string testset() const { return told(theTestset, "testset"); }
    std::string group() const { return told(theGroup, "group"); }
    void setTestset(const char *name) { theTestset = name; }
    void setGroup(const char *name) { theGroup = name; }
    void initialize() { initialized = true; }

  private:
    bool initialized = false;
    std::string theTestset = "tests", theGroup;

    std::string told(const std::string &value, const char *what) const {
        if (!initialized)
            mettle_testlib::fail(std::string("Checker should be initialized with registerTestlibCmd(argc, argv) instead of "
                                             "registerTestlibCmd() to support checker.") + what + "()");
        return value;
    }
};

inline Validator validator;
inline Checker checker;

inline void addFeature(const std::string &feature) {
    if (testlibMode != _validator)
        mettle_testlib::fail("Features are supported in validators only.");
    validator.addFeature(feature);
}
inline void feature(const std::string &feature) {
    if (testlibMode != _validator)
        mettle_testlib::fail("Features are supported in validators only.");
    validator.feature(feature);
}

namespace mettle_testlib {

/// Programs that fall off the end of `main` without having done their duty fail.
struct FinalizeGuard {
    ~FinalizeGuard() {
        if (!finalizeGuardIsAlive)
            return;
        finalizeGuardIsAlive = false;
        const char *forgotten = nullptr;
        if (testlibMode == _checker)
            forgotten = "Checker must end with quit or quitf call.";
        if (testlibMode == _validator && !inf.isAtReadEof())
            forgotten = "Validator must end with readEof call.";
        std::string unused;
        if (forgotten == nullptr && testlibMode == _generator && looksForUnusedOptions && mayLookForUnusedOptions)
            for (const auto &[name, option] : options)
                if (!option.isUsed && unused.empty())
                    unused = "Opts: unused key '" + name + "'";
        if (forgotten == nullptr && !unused.empty())
            forgotten = unused.c_str();
        if (forgotten == nullptr)
            return;
        int number = globalTestCase;
        std::string where = number < 0 ? "" : " (test case " + std::to_string(number) + ")";
        std::fprintf(stderr, "FAIL %s%s\n", forgotten, where.c_str());
        leave(FAIL_EXIT_CODE);
    }
};
// The last object of this header, so the first to go: all others are still there.
inline FinalizeGuard finalizeGuard;

inline void begin(TTestlibMode mode) {
    testlibMode = mode;
    registered = true;
}

__TESTLIB_NORETURN inline void help() {
    std::fprintf(stderr, "Checker name: \"%s\"\nRun it with: <input-file> <output-file> <answer-file> [<report-file> [<-appes>]]\n",
                 checkerName.c_str());
    leave(FAIL_EXIT_CODE);
}

/// The arguments without those that only tools of problem preparation give.
inline std::vector<std::string> plainArguments(int argc, char *argv[], const std::function<bool(const std::string &, const char *)> &take) {
    std::vector<std::string> plain;
    for (int at = 1; at < argc; at++) {
        if (at + 1 < argc && take(argv[at], argv[at + 1]))
            at++;
        else
            plain.push_back(argv[at]);
    }
    return plain;
}

inline void takeReport(const std::vector<std::string> &plain, const std::string &usage) {
    if (plain.size() > 3)
        reportName = plain[3];
    if (plain.size() > 4) {
        if (upperCase(plain[4]) != "-APPES") {
            reportName.clear();
            fail("Program must be run with the following arguments: " + usage);
        }
        reportIsXml = true;
    }
}

} // namespace mettle_testlib

inline void disableFinalizeGuard() { mettle_testlib::finalizeGuardIsAlive = false; }

inline void registerGen(int argc, char *argv[], int version) {
    if (version < 0 || version > 1)
        mettle_testlib::fail("Random generator version is expected to be 0 or 1.");
    random_t::version = version;
    mettle_testlib::begin(_generator);
    rnd.setSeed(argc, argv);
    prepareOpts(argc, argv);
}
/// Generators should say which version of the random numbers they mean; this is the older one.
inline void registerGen(int argc, char *argv[]) { registerGen(argc, argv, 0); }

inline void registerValidation() {
    mettle_testlib::begin(_validator);
    inf.init(stdin, _input);
    inf.strict = true;
}
inline void registerValidation(int argc, char *argv[]) {
    registerValidation();
    validator.initialize();
    mettle_testlib::plainArguments(argc, argv, [](const std::string &name, const char *value) {
        if (name == "--testset")
            validator.setTestset(value);
        else if (name == "--group")
            validator.setGroup(value);
        else
            return false;
        return true;
    });
}

inline void registerTestlibCmd(int argc, char *argv[]) {
    using namespace mettle_testlib;
    begin(_checker);
    checker.initialize();
    if (argc > 1 && std::string(argv[1]) == "--help")
        help();
    std::vector<std::string> plain = plainArguments(argc, argv, [](const std::string &name, const char *value) {
        if (name == "--testset")
            checker.setTestset(value);
        else if (name == "--group")
            checker.setGroup(value);
        else
            return false;
        return true;
    });
    if (plain.size() < 3 || plain.size() > 5)
        fail("Program must be run with the following arguments: [--testset testset] [--group group] <input-file> <output-file> "
             "<answer-file> [<report-file> [<-appes>]]\nUse \"--help\" to get help information");
    takeReport(plain, "<input-file> <output-file> <answer-file> [<report-file> [<-appes>]]");
    inf.init(plain[0], _input);
    ouf.init(plain[1], _output);
    ans.init(plain[2], _answer);
}
inline void registerTestlib(int argc, ...) {
    if (argc < 3 || argc > 5)
        mettle_testlib::fail("Program must be run with the following arguments: <input-file> <output-file> <answer-file> "
                             "[<report-file> [<-appes>]]");
    std::vector<char *> arguments(1, const_cast<char *>(""));
    va_list given;
    va_start(given, argc);
    for (int at = 0; at < argc; at++)
        arguments.push_back(va_arg(given, char *));
    va_end(given);
    registerTestlibCmd(argc + 1, arguments.data());
}

/// An interactor reads the test from a file, the participant from standard input, and writes to the
/// participant on standard output; `tout` is what a checker sees afterwards.
inline void registerInteraction(int argc, char *argv[]) {
    using namespace mettle_testlib;
    begin(_interactor);
    if (argc > 1 && std::string(argv[1]) == "--help")
        help();
    std::vector<std::string> plain = plainArguments(argc, argv, [](const std::string &name, const char *value) {
        if (name == "--testset")
            checker.setTestset(value);
        else if (name == "--group")
            checker.setGroup(value);
        else
            return false;
        return true;
    });
    if (plain.size() < 2 || plain.size() > 5)
        fail("Program must be run with the following arguments: <input-file> <output-file> [<answer-file> [<report-file> "
             "[<-appes>]]]\nUse \"--help\" to get help information");
    takeReport(plain, "<input-file> <output-file> <answer-file> [<report-file> [<-appes>]]");
    inf.init(plain[0], _input);
    tout.open(plain[1], std::ios_base::out);
    if (tout.fail() || !tout.is_open())
        fail("Can not write to the test-output-file '" + plain[1] + "'");
    ouf.init(stdin, _output);
    if (plain.size() >= 3)
        ans.init(plain[2], _answer);
    else
        ans.name = "unopened answer stream";
}

#endif
