// Has no main.
// says: main

int almost(void) { return 7; }
