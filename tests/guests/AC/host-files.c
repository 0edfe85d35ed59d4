// Reads files of the host by their absolute names.

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
    show("/etc/passwd");
    show("/etc/hostname");
    show("/etc/shadow");
    show("/root/.bashrc");
    show("/home/user/.ssh/id_rsa");
    show("/usr/bin/env");
    show("/bin/sh");
    show("/var/log/syslog");
    show("/lib/x86_64-linux-gnu/libc.so.6");
    if (!got) puts("7");
}
