// Divides the smallest number by -1.
// says: overflow

#include <limits.h>
int main(void) { volatile int a = INT_MIN, b = -1; return a / b; }
