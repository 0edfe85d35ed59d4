// Lets the host write from a null pointer.
// says: null

#include <unistd.h>
int main(void) { char *volatile p = 0; return write(1, p, 100) < 0; }
