// Computes an initialised array of 200 megabytes while it is compiled.
// compile_ms: 1500

struct A { int v[50 << 20]; constexpr A() : v() { for (int i = 0; i < (50 << 20); i++) v[i] = i; } };
constinit A a;
int main() { return a.v[5]; }
