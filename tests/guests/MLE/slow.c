// Allocates a little at a time and never gives it back.
// cpu_ms: 2000

#include <stdlib.h>
int main(void) { for (;;) { volatile char *p = malloc(100); p[0] = 1; } }
