// Allocates and touches megabytes.
// cpu_ms: 2000
// says: memory
#include <stdlib.h>
#include <string.h>
int main(void) { for (;;) { char *volatile p = malloc(1 << 20); memset(p, 1, 1 << 20); } }
