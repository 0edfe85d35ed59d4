// Keeps the host busy with copies of ten megabytes.
// output_kib: 16384
#include <fcntl.h>
#include <unistd.h>
static char bytes[10 << 20];
int main(void) {
    int fd = open("/tmp/mettle-guest", O_CREAT | O_RDWR, 0666);
    for (;;) { pwrite(fd, bytes, sizeof bytes, 0); pread(fd, bytes, sizeof bytes, 0); }
}
