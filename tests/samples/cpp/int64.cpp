#include <cstdint>
#include <iostream>
#include <limits>

int main()
{
    using Limits = std::numeric_limits<std::int64_t>;
    std::cout << Limits::max() << '\n' << Limits::min() << '\n';
    std::cout << 123456789LL * 987654321LL << '\n';
    std::cout << 1000000000000000000LL / 7 << '\n' << 1000000000000000000LL % 7 << '\n';
    std::cout << (1LL << 62) << '\n';
    std::int64_t r = 1;
    for (int i = 1; i <= 100; i++)
        r = r * i % 1000000007;
    std::cout << r << '\n';
}
