// Pushes for ever.
// cpu_ms: 2000

#include <vector>
int main() { std::vector<long long> v; for (;;) v.push_back(1); }
