// Has locals larger than the stack.

#include <stdio.h>
int main(void) { volatile char room[100 << 20]; room[0] = 1; room[(100 << 20) - 1] = 1; printf("%p %d\n", (void *)room, room[5]); }
