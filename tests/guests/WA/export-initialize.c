// Exports a function that the host calls before it starts, and leaves there.

#include <wasi/api.h>
__attribute__((export_name("_initialize"))) void initialize(void) { __wasi_proc_exit(0); }
int main(void) { return 5; }
