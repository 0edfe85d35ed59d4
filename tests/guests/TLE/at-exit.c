// Prints the right answer, then spins in an exit handler.

#include <stdio.h>
#include <stdlib.h>
static void endless(void) { for (volatile int x = 0;; x = x + 1) {} }
int main(void) { atexit(endless); puts("7"); fflush(stdout); }
