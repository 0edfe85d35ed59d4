// Prints for ever in a destructor.

#include <cstdio>
struct Loud { ~Loud() { for (;;) std::puts("bye"); } } loud;
int main() { std::puts("7"); }
