// Flushes every line.
// cpu_ms: 2000

#include <iostream>
int main() { for (;;) std::cout << 7 << std::endl; }
