// Includes /proc/self/fd/3.
// says: not found

#include "/proc/self/fd/3"
int main() {}
