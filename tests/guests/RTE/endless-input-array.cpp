// Reads into an array until the input says stop; it never does.
// cpu_ms: 2000

#include <iostream>
int room[100];
int main() { for (int i = 0;; i++) room[i] = std::cin.get(); }
