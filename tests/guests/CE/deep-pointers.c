// Declares a pointer to a pointer to a pointer, a hundred thousand times.
// expand: yes
// or: AC WA RTE
// compile_ms: 1500

int ⟦100000**⟧ p;
int main(void) { return ⟦20000**⟧p; }
