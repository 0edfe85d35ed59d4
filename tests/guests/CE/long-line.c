// Has one line of a hundred thousand operators.
// expand: yes
// source_kib: 512
// servers: no
// or: RTE WA
// compile_ms: 1500

int main(void) { volatile int x = 1; return 0⟦16000* + x * x⟧; }
