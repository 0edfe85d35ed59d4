// Writes through the number ten.
// says: null

int main(void) { volatile unsigned at = 10; *(volatile char *)at = 1; return 0; }
