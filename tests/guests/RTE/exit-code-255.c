// Leaves past all exit handlers with 255.
// says: exit code 255

#include <stdlib.h>
int main(void) { _Exit(255); }
