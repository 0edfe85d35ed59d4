// Writes a million tokens, one to a line or all in one, as it likes.
// expect: ⟦1000000*7 ⟧
// output_kib: 8192
// cpu_ms: 1000
#include <stdio.h>
int main(void) { for (int i = 0; i < 1000000; i++) fputs(i % 3 ? "7 " : "7\n\n\t", stdout); }
