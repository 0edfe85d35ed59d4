// Uses a name of a hundred thousand letters that nobody declared.
// expand: yes
// compile_ms: 1500

int main(void) { return ⟦100000*x⟧; }
