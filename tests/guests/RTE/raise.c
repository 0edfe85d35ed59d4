// Kills itself with a signal.

#include <signal.h>
int main(void) { raise(SIGKILL); }
