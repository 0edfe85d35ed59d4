// Has forty thousand functions that call each other.
// expand: yes
// source_kib: 4096
// servers: no
// compile_ms: 1500

static int f0(int x) { return x; }
⟦20000*int g{i}(int x) { return x * {i}; }\n⟧
int main(void) { return g5(1) + x; }
