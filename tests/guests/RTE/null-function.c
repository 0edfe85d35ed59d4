// Calls a null function pointer.
// says: function pointer

int main(void) { int (*volatile f)(void) = 0; return f(); }
