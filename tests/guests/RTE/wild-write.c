// Writes far outside of its memory.
// says: out of bounds

int main(void) { for (unsigned at = 0x80000000u; at; at += 65536) *(volatile char *)at = 1; return 0; }
