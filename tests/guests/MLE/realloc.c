// Doubles one block.
// cpu_ms: 2000

#include <stdlib.h>
int main(void) { size_t size = 1; volatile char *p = 0; for (;;) { p = realloc((void *)p, size *= 2); p[size - 1] = 1; } }
