// Waits until an hour has passed on the clock, looking at it all the time.

#include <time.h>
int main(void) { time_t start = time(0); while (time(0) < start + 100000) {} }
