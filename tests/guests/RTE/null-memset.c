// Clears memory at a null pointer.
// says: null

#include <string.h>
int main(int count, char **v) { char *volatile p = 0; memset(p, 0, 100 * count); return 0; }
