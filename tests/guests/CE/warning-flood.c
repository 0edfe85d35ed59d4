// Makes the compiler warn a hundred thousand times, then fails.
// expand: yes
// source_kib: 2048
// compile_ms: 1500
// servers: no

⟦20000*
#warning "w{i}"⟧
int main(void) { return x; }
