// Asks the preprocessor which files of the host exist.
#include <stdio.h>
#if __has_include("/etc/passwd") || __has_include("/proc/self/maps") || __has_include("/dev/null") || __has_include("../../../../etc/passwd") || __has_include("/usr/include/x86_64-linux-gnu/sys/types.h")
#define ANSWER "the host's files"
#else
#define ANSWER "7"
#endif
int main(void) { puts(ANSWER); }
