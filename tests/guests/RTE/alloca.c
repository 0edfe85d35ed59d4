// Takes its stack in one piece.

#include <alloca.h>
int main(int count, char **v) { volatile char *p = alloca((size_t)count << 30); p[0] = 1; return p[1]; }
