// Waits for a million things at once, with pointers into nowhere.
#include <stdint.h>
#include <stdio.h>
#include <wasi/api.h>
__attribute__((import_module("wasi_snapshot_preview1"), import_name("poll_oneoff"))) int32_t poll_oneoff(int32_t, int32_t, int32_t, int32_t);
static char room[1 << 20];
int main(void) {
    int32_t at = (int32_t)(intptr_t)room, count = at + (1 << 19);
    poll_oneoff(at, at, -1, count);
    poll_oneoff(at, at, 1000000000, count);
    poll_oneoff(-8, -8, 3, -4);
    poll_oneoff(at, -8, 1, count);
    poll_oneoff(at, at, 0, count);
    for (int kind = 0; kind < 9; kind++) { room[8] = kind; poll_oneoff(at, at + 100000, 1, count); }
    puts("7");
}
