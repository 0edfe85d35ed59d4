// Names files with line ends, escapes, broken UTF-8 and nothing at all.
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
int main(void) {
    const char *names[] = {"", "/", "/tmp/", "/tmp/mettle-guest\n", "/tmp/\033[2Jmettle-guest", "/tmp/\xff\xfe", "/tmp/...", "/tmp/.", "/tmp/..", "/tmp/a/b/c", "/w", "/w/main.c/x", " "};
    for (unsigned i = 0; i < sizeof names / sizeof *names; i++) {
        int fd = open(names[i], O_CREAT | O_RDWR | O_TRUNC, 0666);
        if (fd >= 0) { write(fd, "x", 1); close(fd); }
        mkdir(names[i], 0777);
        unlink(names[i]);
        rmdir(names[i]);
        rename(names[i], names[(i + 1) % (sizeof names / sizeof *names)]);
    }
    puts("7");
}
