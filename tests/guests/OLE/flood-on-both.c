// Prints to both streams in turn, each below the limit alone.

#include <stdio.h>
#include <string.h>
static char half[600 << 10];
int main(void) { memset(half, 'x', sizeof half); fwrite(half, 1, sizeof half, stdout); fwrite(half, 1, sizeof half, stderr); }
