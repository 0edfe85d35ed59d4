// Reads through a null pointer.
// says: null

int main(void) { int *volatile p = 0; return *p; }
