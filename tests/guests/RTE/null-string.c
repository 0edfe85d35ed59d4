// Takes the length of no string.
// says: null

#include <string.h>
int main(void) { char *volatile p = 0; return strlen(p) == 7; }
