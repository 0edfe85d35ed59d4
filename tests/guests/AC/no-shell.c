// Runs a command, where there is nothing to run it with.

#include <stdio.h>
#include <stdlib.h>
int main(void) {
  if (system(NULL) == 0 && system("id") == 127 << 8)
    puts("7");
}
