// Spins in a function that runs before main.

__attribute__((constructor)) static void first(void) { for (volatile int x = 0;; x = x + 1) {} }
int main(void) {}
