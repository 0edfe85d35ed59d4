// Starts POSIX threads for ever, where there are none.
// or: RTE

#include <pthread.h>
static void *spin(void *x) { for (;;) {} }
int main(void) { pthread_t t; for (;;) if (pthread_create(&t, 0, spin, 0)) return 1; }
