// Keeps an array in a pointer, as C++17 does.
// language: cpp17

#include <cstdio>
#include <memory>
int main() { std::unique_ptr<int[]> p(new int[8]()); p[7] = 7; std::printf("%d\n", p[7]); }
