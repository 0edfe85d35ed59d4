// Divides by zero.
// says: division by zero

int main(int count, char **v) { volatile int zero = count - 1; return 100 / zero; }
