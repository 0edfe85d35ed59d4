// Adds by counting up or down one by one.
#include <iostream>

int main() {
    long long a, b;
    std::cin >> a >> b;
    volatile long long sum = a;
    for (; b > 0; b--) sum = sum + 1;
    for (; b < 0; b++) sum = sum - 1;
    std::cout << sum << '\n';
}
