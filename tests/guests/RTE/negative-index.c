// Writes over all of its memory, downwards from an array.

static char small[16];
int main(void) { volatile char *p = small; for (int i = 0;; i--) p[i] = 1; }
