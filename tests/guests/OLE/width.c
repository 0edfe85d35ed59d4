// Prints one number with a width of ten millions.

#include <stdio.h>
int main(void) { printf("%10000000d\n", 7); }
