// Attaches to the process that judges it.
// says: not found

#include <sys/ptrace.h>
int main(void) { return ptrace(PTRACE_ATTACH, 1, 0, 0); }
