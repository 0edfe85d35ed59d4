// Spins in a loop that the compiler may not remove.

#include <atomic>
int main() { std::atomic<int> x{0}; while (x.fetch_add(1) != -1 || true) {} }
