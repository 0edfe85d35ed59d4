// Makes links to host files and reads through them.

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

#include <unistd.h>
int main(void) {
    symlink("/etc/passwd", "/tmp/mettle-guest-1");
    symlink("../../../etc/passwd", "/tmp/mettle-guest-2");
    symlink("/", "/tmp/mettle-guest-3");
    symlinkat("etc/passwd", 3, "/tmp/mettle-guest-4");
    link("/etc/passwd", "/tmp/mettle-guest-5");
    rename("/etc/passwd", "/tmp/mettle-guest-6");
    show("/tmp/mettle-guest-1");
    show("/tmp/mettle-guest-2");
    show("/tmp/mettle-guest-3/etc/passwd");
    show("/tmp/mettle-guest-4");
    show("/tmp/mettle-guest-5");
    show("/tmp/mettle-guest-6");
    char text[100];
    ssize_t size = readlink("/proc/self/exe", text, sizeof text);
    if (size > 0) { got = 1; printf("%.*s\n", (int)size, text); }
    if (!got) puts("7");
}
