// Sleeps for years.
// says: wall time

#include <unistd.h>
#include <stdio.h>
int main(void) { while (sleep(1000000000)) {} sleep(1000000000); puts("7"); }
