// Recurses a hundred thousand deep, which is allowed.
#include <stdio.h>
static int down(volatile int n) { return n == 0 ? 7 : down(n - 1); }
int main(void) { printf("%d\n", down(100000)); }
