#include <algorithm>
#include <iostream>

int main()
{
    long long sum = 0, x, largest = 0;
    int count = 0;
    while (std::cin >> x) {
        sum += x;
        count++;
        largest = std::max(largest, x);
    }
    std::cout << count << ' ' << sum << ' ' << largest << '\n';
}
