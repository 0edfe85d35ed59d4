// Includes /proc/self/maps.
// says: not found

#include "/proc/self/maps"
int main() {}
