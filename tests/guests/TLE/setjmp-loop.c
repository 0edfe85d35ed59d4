// Jumps back for ever.

#include <setjmp.h>
static jmp_buf back;
int main(void) { volatile int n = 0; setjmp(back); n = n + 1; longjmp(back, 1); }
