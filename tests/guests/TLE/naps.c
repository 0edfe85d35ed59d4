// Sleeps a millisecond again and again.

#include <time.h>
int main(void) { struct timespec nap = {0, 1000000}; for (;;) nanosleep(&nap, 0); }
