// Hides its answer in megabytes of blanks.
// output_kib: 8192
#include <stdio.h>
int main(void) { for (int i = 0; i < 4 << 20; i++) putchar(i == 2 << 20 ? '7' : i % 5 ? ' ' : '\n'); }
