// Has ten thousand different strings.
// expand: yes
// source_kib: 512
// servers: no
// cpu_ms: 1000

#include <stdio.h>
const char *all[] = { ⟦10000*"text {i}",⟧};
int main(void) { puts(all[5] ? "7" : ""); }
