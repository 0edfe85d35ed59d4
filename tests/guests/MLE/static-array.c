// Has a static array above the limit.

static volatile char a[100 << 20];
int main(void) { a[5] = 1; return a[6]; }
