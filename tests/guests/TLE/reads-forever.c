// Waits for a line that never comes.

#include <stdio.h>
int main(void) { while (getchar() != '!') {} puts("7"); }
