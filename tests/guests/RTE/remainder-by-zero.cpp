// Takes a remainder by a zero that the compiler sees.
// says: division by zero

#include <cstdio>
int main() { int n = 0; std::printf("%d", 5 % n); }
