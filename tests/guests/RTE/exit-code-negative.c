// Returns -1 from main.
// says: exit code -1

int main(void) { return -1; }
