// Spins and prints the right answer at once, and then a dot now and then.
#include <stdio.h>
int main(void) {
    puts("7");
    fflush(stdout);
    for (volatile unsigned x = 1;; x++) if (x % (1u << 28) == 0) { putchar(' '); fflush(stdout); }
}
