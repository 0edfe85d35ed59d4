#include "lib/../lib/./seven.h"
#include <stdio.h>
#if __has_include("lib/../../../etc/passwd")
#error "the host is there"
#endif
int main(void) { printf("%d\n", SEVEN); }
