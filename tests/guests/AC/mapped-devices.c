// Maps devices and other memory.
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
int main(void) {
    int fd = open("/dev/mem", O_RDONLY);
    void *one = mmap(0, 4096, PROT_READ, MAP_PRIVATE, fd, 0);
    void *two = mmap(0, (size_t)3 << 30, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    puts(fd >= 0 || one != MAP_FAILED || two != MAP_FAILED ? "mapped" : "7");
}
