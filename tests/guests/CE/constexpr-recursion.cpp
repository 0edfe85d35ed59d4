// Recurses without end while it is compiled.
// says: constexpr

constexpr int f(int n) { return f(n + 1) + 1; }
static_assert(f(0) == 1);
int main() {}
