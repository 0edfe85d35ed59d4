// testlib.h: what checkers, validators, interactors and generators of programming problems include.
//
// Written for this project from the library's published behaviour. It offers the same names,
// messages, exit codes and random numbers as testlib by Mike Mirzayanov, of which it has no line.
#ifndef _TESTLIB_H_
#define _TESTLIB_H_

#include <algorithm>
#include <cctype>
#include <climits>
#include <cmath>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <limits>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>
#if __cplusplus >= 202002L && __has_include(<format>)
#include <format>
#endif
#include <fcntl.h>
#include <unistd.h>

#define VERSION "0.9.45"
#define TESTLIB 1

/// Exit codes; a program may define others before it includes this file.
#ifndef OK_EXIT_CODE
#define OK_EXIT_CODE 0
#endif
#ifndef WA_EXIT_CODE
#define WA_EXIT_CODE 1
#endif
#ifndef PE_EXIT_CODE
#define PE_EXIT_CODE 2
#endif
#ifndef FAIL_EXIT_CODE
#define FAIL_EXIT_CODE 3
#endif
#ifndef DIRT_EXIT_CODE
#define DIRT_EXIT_CODE 4
#endif
#ifndef POINTS_EXIT_CODE
#define POINTS_EXIT_CODE 7
#endif
#ifndef UNEXPECTED_EOF_EXIT_CODE
#define UNEXPECTED_EOF_EXIT_CODE 8
#endif
#ifndef PC_BASE_EXIT_CODE
#define PC_BASE_EXIT_CODE 0
#endif

#define LF ((char)10)
#define CR ((char)13)
#define TAB ((char)9)
#define SPACE ((char)' ')
#define EOFC (255)

enum TResult {
    _ok = 0,
    _wa = 1,
    _pe = 2,
    _fail = 3,
    _dirt = 4,
    _points = 5,
    _unexpected_eof = 8,
    _partially = 16
};
enum TMode { _input, _output, _answer };
enum TTestlibMode { _unknown, _checker, _validator, _generator, _interactor, _scorer };

#define _pc(points) (TResult(_partially + (points)))

inline TTestlibMode testlibMode = _unknown;

#define __TESTLIB_NORETURN [[noreturn]]

__TESTLIB_NORETURN inline void quit(TResult result, const std::string &message);
__TESTLIB_NORETURN inline void quit(TResult result, const char *message);
__TESTLIB_NORETURN inline void quitf(TResult result, const char *format, ...) __attribute__((format(printf, 2, 3)));

namespace mettle_testlib {

/// The message formatted; `format` as of `printf`.
inline std::string formatted(const char *format, va_list arguments) {
    va_list again;
    va_copy(again, arguments);
    int length = std::vsnprintf(nullptr, 0, format, arguments);
    std::string text(length > 0 ? size_t(length) : 0, '\0');
    if (length > 0)
        std::vsnprintf(&text[0], text.size() + 1, format, again);
    va_end(again);
    return text;
}

#define METTLE_TESTLIB_FORMATTED(text, format)                                                     \
    va_list text##_arguments;                                                                      \
    va_start(text##_arguments, format);                                                            \
    std::string text = mettle_testlib::formatted(format, text##_arguments);                        \
    va_end(text##_arguments)

__TESTLIB_NORETURN inline void fail(const std::string &message) { quit(_fail, message); }

/// Whether some register function was called; nothing works before.
inline bool registered = false;

} // namespace mettle_testlib
