// Looks for what the last program left in memory, in files and in descriptors.

#include <stdio.h>
static int got;
static void show(const char *path) {
    FILE *file = fopen(path, "r");
    if (!file) return;
    char text[100];
    size_t size = fread(text, 1, sizeof text, file);
    if (size > 0) { got = 1; printf("%s: %.*s\n", path, (int)size, text); }
    fclose(file);
}

int main(void) {
    size_t size = 32 << 20;
    volatile unsigned char *memory = (unsigned char *)(__builtin_wasm_memory_grow(0, size >> 16) << 16);
    for (size_t i = 0; i < size; i++) if (memory[i]) { got = 1; printf("byte %zu is %d\n", i, memory[i]); break; }
    for (int i = 0; i < 100; i++) { char name[64]; sprintf(name, "/tmp/mettle-guest-%d", i); show(name); }
    show("/tmp/mettle-guest");
    if (!got) puts("7");
}
