// Reads and writes all descriptors that it did not open.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
int main(void) {
    int got = 0;
    char text[64];
    for (int fd = 3; fd < 3000; fd++) {
        if (read(fd, text, sizeof text) > 0) { got = 1; printf("read %d\n", fd); }
        if (write(fd, "x", 1) > 0) { got = 1; printf("wrote %d\n", fd); }
        if (lseek(fd, 0, SEEK_END) > 0) { got = 1; printf("sought %d\n", fd); }
    }
    if (!got) puts("7");
}
