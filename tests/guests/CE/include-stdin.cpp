// Includes /dev/stdin.
// says: not found

#include "/dev/stdin"
int main() {}
