// Prints what the compiler knows about the host.
#include <stdio.h>
#include <string.h>
int main(void) {
    const char *file = __FILE__, *base = __BASE_FILE__;
    if (strchr(file, '/') || strchr(base, '/')) { puts(file); return 0; }
    if (strstr(__DATE__, "2025") || strstr(__DATE__, "2027")) { puts(__DATE__); return 0; }
    puts("7");
}
