// Copies a megabyte from a null pointer.
// says: null

#include <string.h>
static char to[1 << 20];
int main(void) { char *volatile p = 0; memcpy(to, p, sizeof to); return to[5]; }
