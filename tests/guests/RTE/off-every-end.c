// Writes over all of its memory, upwards from an array.

static char small[16];
int main(void) { volatile char *p = small; for (;;) *p++ = 1; }
