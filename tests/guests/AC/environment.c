// Reads the environment and its arguments.
#include <stdio.h>
#include <stdlib.h>
extern char **environ;
int main(int count, char **arguments) {
    int got = 0;
    for (char **entry = environ; entry && *entry; entry++) { got = 1; puts(*entry); }
    const char *names[] = {"HOME", "PATH", "USER", "DATABASE_URL", "REDIS_URL", "METTLE_ADMIN_PASSWORD", "METTLE_DATA"};
    for (int i = 0; i < 7; i++) if (getenv(names[i])) { got = 1; puts(getenv(names[i])); }
    for (int i = 1; i < count; i++) { got = 1; puts(arguments[i]); }
    if (!got) puts("7");
}
