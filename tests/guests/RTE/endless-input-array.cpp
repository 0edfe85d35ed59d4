// Reads into an array until the input says stop; it never does.
// cpu_ms: 4000
// or: TLE

#include <iostream>
int room[100];
int main() { for (int i = 0;; i++) std::cin >> room[i]; }
