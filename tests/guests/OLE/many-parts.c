// Writes the same megabyte a thousand times with one call.
#include <sys/uio.h>
static char part[1 << 20];
int main(void) {
    struct iovec parts[1000];
    for (int i = 0; i < 1000; i++) parts[i] = (struct iovec){part, sizeof part};
    return writev(1, parts, 1000) < 0;
}
