// Declares an array of arrays of arrays.
// expand: yes
// or: RTE
// source_kib: 1024
// servers: no
// compile_ms: 1500

int a⟦60000*[1]⟧;
int main(void) { return sizeof a; }
