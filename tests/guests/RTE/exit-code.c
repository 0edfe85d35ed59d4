// Prints the right answer and exits with 3.
// says: exit code 3

#include <stdio.h>
int main(void) { puts("7"); return 3; }
