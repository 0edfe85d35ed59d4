// Has a static array as large as all addresses.
// or: MLE

static volatile char a[4294967295u];
int main(void) { a[5] = 1; return a[6]; }
