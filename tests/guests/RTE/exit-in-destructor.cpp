// Prints the right answer and exits with 3 in a destructor.
// says: exit code 3

#include <cstdio>
#include <cstdlib>
struct Quits { ~Quits() { std::fflush(stdout); std::_Exit(3); } } quits;
int main() { std::puts("7"); }
