// Has a switch with tens of thousands of cases in loops.
// expand: yes
// source_kib: 1024
// servers: no
// compile_ms: 1500

int main(int n, char **v) { for (;;) switch (n) { ⟦8000*case {i}: n = n * 31 + {i}; break;⟧ default: return x; } }
