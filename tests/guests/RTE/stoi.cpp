// Turns words into numbers.
// says: std::invalid_argument

#include <string>
int main() { return std::stoi("seven"); }
