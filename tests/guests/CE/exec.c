// Runs a shell, where there is nothing to run it with.
// says: execl

#include <unistd.h>
int main(void) { return execl("/bin/sh", "sh", (char *)0); }
