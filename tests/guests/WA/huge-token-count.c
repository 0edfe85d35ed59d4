// Prints a million tokens too many.
// output_kib: 4096

#include <stdio.h>
int main(void) { for (int i = 0; i < 1000000; i++) fputs("7 ", stdout); }
