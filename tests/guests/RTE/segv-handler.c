// Expects a handler to help against a wild write.

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
static void on(int n) { puts("7"); exit(0); }
int main(void) { signal(SIGSEGV, on); *(volatile char *)0xfffffff0u = 1; }
