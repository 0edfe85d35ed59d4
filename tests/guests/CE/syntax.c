// Forgets a brace.
// says: main.c:

int main(void) { return 0;
