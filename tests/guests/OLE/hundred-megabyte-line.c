// Prints a line of a hundred megabytes.

#include <stdio.h>
int main(void) { for (int i = 0; i < 100 << 20; i++) putchar('x'); }
