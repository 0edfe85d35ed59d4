// Has static arrays of three gigabytes.
// or: CE

static volatile char a[3u << 30];
int main(void) { a[5] = 1; return a[6]; }
