// Allocates in every frame of a recursion.
// cpu_ms: 2000

#include <vector>
long down(int n) { std::vector<int> v(10000, n); return down(n + 1) + v[n % 10000]; }
int main() { return down(0) == 0; }
