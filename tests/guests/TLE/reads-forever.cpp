// Reads numbers until one is negative; there is none.

#include <iostream>
int main() { long long x = 0; while (x >= 0) std::cin >> x; std::cout << 7; }
