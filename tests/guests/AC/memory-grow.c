// Asks for all of the address space and goes on without it.
#include <stdio.h>
#include <stdlib.h>
int main(void) {
    for (int i = 0; i < 1000; i++) __builtin_wasm_memory_grow(0, 65535);
    void *volatile one = malloc((size_t)-1), *volatile two = malloc((size_t)1 << 31), *volatile three = calloc(1 << 30, 1 << 30);
    puts(one || two || three ? "memory" : "7");
}
