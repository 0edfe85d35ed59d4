// Reads into 32 bits: numbers that do not fit are cut off.
#include <iostream>

int main() {
    int a = 0, b = 0;
    std::cin >> a >> b;
    std::cout << static_cast<unsigned>(a) + static_cast<unsigned>(b) << '\n';
}
