// Prints lines for ever.

#include <stdio.h>
int main(void) { for (;;) puts("more"); }
