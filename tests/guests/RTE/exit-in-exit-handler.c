// Aborts in an exit handler.

#include <stdio.h>
#include <stdlib.h>
static void bye(void) { abort(); }
int main(void) { atexit(bye); puts("7"); }
