// Frees what it never had.

#include <stdlib.h>
int main(void) { for (unsigned i = 1; i; i += 65521) free((void *)(i * 16)); return 1; }
