// Writes through a null pointer that the compiler cannot see.
// says: null

static volatile int *volatile p;
int main(void) { volatile int *q = p; q += 3; *q = 1; return 0; }
