// Writes wherever malloc says, also when it says nowhere.

#include <stdlib.h>
#include <string.h>
int main(void) { for (;;) { int *volatile p = malloc(100000); p[7] = 1; memset(p, 1, 100000); } }
