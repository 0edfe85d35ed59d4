// Grows its memory past the allocator and touches it.
int main(void) {
    for (;;) {
        long pages = __builtin_wasm_memory_grow(0, 16);
        if (pages < 0) __builtin_trap();
        *(volatile char *)(pages * 65536) = 1;
    }
}
