// Catches the signals it sends itself.
#include <signal.h>
#include <stdio.h>
static volatile int caught;
static void on(int number) { caught = number; }
int main(void) {
    signal(SIGSEGV, on);
    raise(SIGSEGV);
    signal(SIGTERM, SIG_IGN);
    raise(SIGTERM);
    puts(caught == SIGSEGV ? "7" : "not caught");
}
