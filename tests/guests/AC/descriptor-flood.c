// Opens its own source until it may not.
// cpu_ms: 1000
#include <fcntl.h>
#include <stdio.h>
int main(void) {
    int opened = 0;
    while (opened < 1000000 && open("/tmp", O_RDONLY) >= 0) opened++;
    puts(opened < 1000000 ? "7" : "no bound");
}
