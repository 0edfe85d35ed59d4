// Makes files until it may not.
// cpu_ms: 3000
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
int main(void) {
    int made = 0;
    for (int i = 0; i < 1000000; i++) {
        char name[64];
        sprintf(name, "/tmp/mettle-guest-%d", i);
        int fd = open(name, O_CREAT | O_WRONLY, 0666);
        if (fd < 0) break;
        write(fd, "x", 1);
        close(fd);
        made++;
    }
    puts(made > 0 && made < 1000000 ? "7" : "no bound");
}
