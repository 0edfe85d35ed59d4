// Makes a system call in assembly.

int main(void) { long r; __asm__ volatile("syscall" : "=a"(r) : "a"(57)); return r; }
