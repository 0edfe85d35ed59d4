// Climbs out of its folder.

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
    show("../../../../etc/passwd");
    show("/tmp/../../../etc/passwd");
    show("/w/../../etc/passwd");
    show("//etc//passwd");
    show("/./etc/./passwd");
    show("..//..//..//etc/passwd");
    show("/tmp/..//../../proc/self/maps");
    show("/..");
    show("../main.c/../../etc/hostname");
    if (!got) puts("7");
}
