// Writes numbers in every form that the comparison allows.
// expect: 7 7 7 7 7 7\n
// compare: float_tolerance 1e-6
#include <stdio.h>
int main(void) { puts("7.0000001 +7 7e0 0.7E1 07.00 700e-2"); }
