// Throws and catches through frames with destructors, very often.
// cpu_ms: 2000
#include <cstdio>
#include <stdexcept>
#include <string>
struct Noisy { int &count; ~Noisy() { ++count; } };
static void deep(int n, int &count) { Noisy noisy{count}; if (n == 0) throw std::runtime_error(std::string(1000, 'x')); deep(n - 1, count); }
int main() {
    int count = 0;
    for (int i = 0; i < 2000; i++) try { deep(5, count); } catch (const std::exception &) {}
    std::printf("%d\n", count == 12000 ? 7 : count);
}
