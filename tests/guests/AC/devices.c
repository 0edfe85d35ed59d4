// Reads devices.

#include <stdio.h>
static int got;
static void show(const char *path) {
    FILE *file = fopen(path, "r");
    if (!file) return;
    char text[100];
    size_t size = fread(text, 1, sizeof text, file);
    if (size > 0) { got = 1; printf("%s: %.*s\n", path, (int)size, text); }
    fclose(file);
}
int main(void) {
    show("/dev/zero");
    show("/dev/mem");
    show("/dev/kmsg");
    show("/dev/sda");
    show("/dev/tty");
    show("/dev/pts/0");
    show("/dev/shm");
    show("/dev/fd/3");
    show("/dev/fd/4");
    show("/dev/urandom");
    if (!got) puts("7");
}
