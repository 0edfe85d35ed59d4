// Reads far outside of its memory.
// says: out of bounds

int main(void) { volatile unsigned at = 0xfffffff0u; return *(volatile char *)at; }
