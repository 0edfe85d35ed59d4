// Throws what nobody catches.
// says: std::runtime_error

#include <stdexcept>
int main() { throw std::runtime_error("\033[31mred\033[0m"); }
