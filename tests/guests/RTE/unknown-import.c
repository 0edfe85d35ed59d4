// Calls a function of a host that does not exist.

__attribute__((import_module("host"), import_name("system"))) int host_system(const char *);
int main(void) { return host_system("id"); }
