// Has NUL bytes in its source.
// expand: yes
// servers: no

int main(void) { return x⟦5*\x00⟧; }
