// Reaches what it said cannot be reached.

int main(void) { __builtin_trap(); }
