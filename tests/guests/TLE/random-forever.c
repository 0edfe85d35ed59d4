// Asks for random bytes for ever, megabytes at a time.

#include <unistd.h>
static char bytes[8 << 20];
int main(void) { for (;;) for (int i = 0; i < 8 << 20; i += 256) getentropy(bytes + i, 256); }
