// Prints the right answer, then spins in a destructor.

#include <cstdio>
struct Endless { ~Endless() { for (volatile int x = 0;; x = x + 1) {} } } endless;
int main() { std::puts("7"); }
