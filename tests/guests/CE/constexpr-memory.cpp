// Allocates while it is compiled.
// compile_ms: 1500

#include <vector>
constexpr int f() { std::vector<int> v; for (int i = 0; i < 100000000; i++) v.push_back(i); return v[5]; }
static_assert(f() == 5);
int main() {}
