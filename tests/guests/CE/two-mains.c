// Defines the start of the program itself.
// says: duplicate

void _start(void) { for (;;) {} }
int main(void) {}
