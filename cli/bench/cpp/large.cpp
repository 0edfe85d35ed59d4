// a+b with 256 MB in use.
#include <iostream>
#include <vector>

int main() {
    std::vector<char> large(256000000, 1);
    long long a, b;
    std::cin >> a >> b;
    std::cout << a + b + large[static_cast<unsigned long long>(a) % large.size()] - 1 << '\n';
}
