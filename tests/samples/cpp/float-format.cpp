#include <iomanip>
#include <iostream>

int main()
{
    std::cout << std::fixed << std::setprecision(2) << 1.0 / 3 << '\n'
              << std::setprecision(6) << 1.0 / 3 << '\n'
              << std::setprecision(10) << 3.14159265358979 << '\n'
              << std::setprecision(6) << 2.5 << '\n'
              << std::setprecision(2) << 1e6 << '\n'
              << std::defaultfloat << std::setprecision(6) << -0.125 << '\n';
}
