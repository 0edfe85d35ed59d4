// Has thousands of variables in one function.
// expand: yes
// source_kib: 512
// servers: no

#include <cstdio>
int main() { volatile int a = 1; ⟦3000*int v{i} = a * {i};⟧ long long s = 0; ⟦3000*s += v{i};⟧ std::printf("%d\n", s ? 7 : 0); }
