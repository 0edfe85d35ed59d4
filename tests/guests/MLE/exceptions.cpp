// Keeps every exception it throws.
// cpu_ms: 3000

#include <exception>
#include <string>
#include <vector>
int main() { std::vector<std::exception_ptr> kept; for (;;) try { throw std::string(5000, 'x'); } catch (...) { kept.push_back(std::current_exception()); } }
