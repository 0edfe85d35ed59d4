// Includes itself.
// says: nested too deeply

#include "main.c"
int main(void) {}
