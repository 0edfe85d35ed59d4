// Writes through a null pointer.
// says: null

int main(void) { int *p = 0; *p = 1; return *p; }
