// Prints nothing.

int main(void) {}
