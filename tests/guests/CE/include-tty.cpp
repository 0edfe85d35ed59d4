// Includes /dev/tty.
// says: not found

#include "/dev/tty"
int main() {}
