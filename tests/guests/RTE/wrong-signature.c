// Calls a function with the wrong arguments.
// says: function pointer

static int add(int a, int b) { return a + b; }
int main(void) { int (*volatile f)(double) = (int (*)(double))add; return f(1.5); }
