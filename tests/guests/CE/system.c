// Runs a command, where there is nothing to run it with.
// says: system

#include <stdlib.h>
int main(void) { return system("id"); }
