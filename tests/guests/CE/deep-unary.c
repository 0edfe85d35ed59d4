// Puts a hundred thousand signs before a number.
// expand: yes
// or: RTE WA
// compile_ms: 1500

int main(void) { return ⟦60000*- ⟧1; }
