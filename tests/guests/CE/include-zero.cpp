// Includes /dev/zero.
// says: not found

#include "/dev/zero"
int main() {}
