// Nests lambdas.
// expand: yes
// or: RTE
// compile_ms: 1500

int main() { return ⟦200*[] { return ⟧1⟦200*; }()⟧; }
