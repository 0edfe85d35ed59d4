// Prints a line of a hundred megabytes, which is allowed here.
// output_kib: 131072
// servers: no
#include <string.h>
#include <unistd.h>
static char part[1 << 20];
int main(void) {
    memset(part, '7', sizeof part);
    for (int i = 0; i < 100; i++) write(1, part, sizeof part);
}
