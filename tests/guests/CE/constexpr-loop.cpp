// Loops while it is compiled.
// compile_ms: 1500

constexpr int f() { for (unsigned i = 0;; i++) if (i == 4000000000u) return 1; }
static_assert(f() == 1);
int main() {}
