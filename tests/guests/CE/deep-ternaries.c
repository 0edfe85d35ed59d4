// Chains thirty thousand ternaries.
// expand: yes
// source_kib: 1024
// servers: no
// or: RTE
// compile_ms: 1500

int main(int n, char **v) { return ⟦12000*n == {i} ? {i} : ⟧0; }
