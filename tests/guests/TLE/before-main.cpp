// Spins before main.

struct Endless { Endless() { for (volatile int x = 0;; x = x + 1) {} } } endless;
int main() {}
