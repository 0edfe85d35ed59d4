// Has an initialised array of 200 megabytes.
// or: MLE

char a[200 << 20] = {1};
int main(void) { return a[5]; }
