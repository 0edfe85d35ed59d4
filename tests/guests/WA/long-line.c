// Prints a line of twenty megabytes, which is allowed here.
// output_kib: 32768
#include <string.h>
#include <unistd.h>
static char part[1 << 20];
int main(void) {
    memset(part, '7', sizeof part);
    for (int i = 0; i < 20; i++) write(1, part, sizeof part);
}
