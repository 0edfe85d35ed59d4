// Prints the right answer in its own terminate handler.

#include <cstdio>
#include <cstdlib>
#include <exception>
int main() { std::set_terminate([] { std::puts("7"); std::fflush(stdout); std::_Exit(9); }); throw 1; }
