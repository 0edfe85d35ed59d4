// Writes files until there is no room.
// cpu_ms: 2000
#include <stdio.h>
#include <string.h>
static char block[1 << 16];
int main(void) {
    memset(block, 'x', sizeof block);
    long long written = 0;
    for (int i = 0; i < 100; i++) {
        char name[64];
        sprintf(name, "/tmp/mettle-guest-%d", i);
        FILE *file = fopen(name, "w");
        for (int k = 0; file && k < 1000; k++) {
            size_t size = fwrite(block, 1, sizeof block, file);
            written += size;
            if (size < sizeof block || fflush(file)) break;
        }
    }
    puts(written < 100LL << 20 ? "7" : "no bound");
}
