// Makes files look enormous without writing them.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
int main(void) {
    int fd = open("/tmp/mettle-guest", O_CREAT | O_RDWR, 0666);
    int grown = 0;
    grown += ftruncate(fd, 1LL << 62) == 0;
    grown += ftruncate(fd, 1LL << 40) == 0;
    grown += ftruncate(fd, -1) == 0;
    grown += posix_fallocate(fd, 0, 1LL << 40) == 0;
    grown += lseek(fd, 1LL << 50, SEEK_SET) > 0 && write(fd, "x", 1) == 1;
    grown += pwrite(fd, "x", 1, 1LL << 45) == 1;
    grown += lseek(fd, -5, SEEK_SET) >= 0;
    printf("%d\n", grown ? -grown : 7);
}
