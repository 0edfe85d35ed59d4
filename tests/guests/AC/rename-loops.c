// Moves folders into themselves.
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
int main(void) {
    mkdir("/tmp/a", 0777);
    mkdir("/tmp/a/b", 0777);
    rename("/tmp/a", "/tmp/a/b/c");
    rename("/tmp", "/tmp/a");
    rename("/", "/tmp/a");
    rename("/tmp/a/b", "/tmp/a");
    rename("/tmp/a", "/tmp/a");
    rmdir("/");
    rmdir("/tmp");
    unlink("/tmp/a");
    for (int i = 0; i < 1000; i++) rename(i % 2 ? "/tmp/a" : "/tmp/z", i % 2 ? "/tmp/z" : "/tmp/a");
    puts("7");
}
