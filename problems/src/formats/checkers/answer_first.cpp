// Calls a special judge that wants the answer before the output, and tells its verdict by exit codes 0 and 1.
#include <cstdlib>
#include <unistd.h>

static int verdict_of(int code) { return code == 0 ? 0 : 1; }
[[noreturn]] static void leave_with_verdict(int code) { std::exit(verdict_of(code)); }

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <vector>

#define main special_judge
#define exit leave_with_verdict
#include "special_judge.h"
#undef exit
#undef main

int main(int argc, char *argv[]) {
    if (argc < 4)
        return 3;
    char *arguments[] = {argv[0], argv[1], argv[3], argv[2], nullptr};
    return verdict_of(special_judge(4, arguments));
}
