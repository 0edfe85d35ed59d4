// Exports functions by the names that the host knows.

#include <stdio.h>
__attribute__((export_name("run"))) int run(void) { puts("run"); return 0; }
__attribute__((export_name("_initialize"))) void initialize(void) {}
int main(void) { puts("7"); }
