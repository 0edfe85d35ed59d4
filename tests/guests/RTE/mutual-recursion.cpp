// Two functions call each other through pointers, without end.
// cpu_ms: 3000

#include <functional>
std::function<int(int)> a, b;
int main() { a = [](int n) { return b(n + 1) + 1; }; b = [](int n) { return a(n + 1) + 1; }; return a(0); }
