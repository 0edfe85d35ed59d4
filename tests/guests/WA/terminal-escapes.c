// Clears the screen of whoever looks at its output.

#include <stdio.h>
int main(void) { fputs("\033[2J\033[H\033]0;owned\007\x9b\x31mAC\r\b\b7", stdout); }
