// Copies far more onto the stack than there is room for.
// or: WA

#include <string.h>
static char long_text[1 << 20];
__attribute__((noinline)) static int copy(const char *from) { char room[8]; strcpy(room, from); return room[3]; }
int main(void) { memset(long_text, 'x', sizeof long_text - 1); return copy(long_text) == 0; }
