// Prints to standard error for ever.
// cpu_ms: 3000

#include <stdio.h>
int main(void) { puts("7"); for (;;) fputs("more\n", stderr); }
