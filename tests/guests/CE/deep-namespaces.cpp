// Nests namespaces.
// expand: yes
// source_kib: 512
// servers: no
// compile_ms: 1500

⟦10000*namespace a { ⟧
int x;

int main() {}
