// Nests lambdas.
// expand: yes
// or: RTE
// compile_ms: 3000

int main() { return ⟦200*[] { return ⟧1⟦200*; }()⟧; }
