// Asks for the time, which must not be the one of the host.
#include <stdio.h>
#include <sys/time.h>
#include <time.h>
int main(void) {
    time_t start = 1767225600; /* what every program is told */
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    int late = time(NULL) - start > 60 || now.tv_sec - start > 60;
    clock_gettime(CLOCK_MONOTONIC, &now);
    struct timeval day;
    gettimeofday(&day, NULL);
    late |= day.tv_sec - start > 60;
    printf("%d\n", late ? (int)time(NULL) : 7);
}
