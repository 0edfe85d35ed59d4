// Reads a vector far outside.

#include <iostream>
#include <vector>
int main() { std::vector<int> v(3); volatile int i = 300'000'000; std::cout << v[i]; }
