// Makes folders in folders and names of enormous length.
// cpu_ms: 3000
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
int main(void) {
    static char name[1 << 20] = "/tmp";
    int depth = 0;
    while (strlen(name) < sizeof name - 3) {
        strcat(name, "/a");
        if (mkdir(name, 0777)) break;
        depth++;
    }
    memset(name, 'x', sizeof name - 1);
    mkdir(name, 0777);
    rmdir(name);
    memset(name, '/', sizeof name - 1);
    mkdir(name, 0777);
    for (size_t i = 0; i + 3 < sizeof name; i += 3) memcpy(name + i, "../", 3);
    mkdir(name, 0777);
    puts(depth > 10 && depth < 500000 ? "7" : "odd depth");
}
