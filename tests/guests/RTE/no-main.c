// Has no main.

int almost(void) { return 7; }
