// Tells the linker and the compiler what to do in pragmas.
// or: WA

#pragma comment(linker, "--export-all")
#pragma comment(lib, "/etc/passwd")
#pragma GCC dependency "/etc/passwd"
int main(void) {}
