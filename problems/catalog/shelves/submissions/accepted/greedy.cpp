#include <bits/stdc++.h>
int main() {
    long long n;
    std::cin >> n;
    long long left = n * (n + 1) / 2;
    if (left % 2) {
        std::cout << "impossible\n";
        return 0;
    }
    left /= 2;
    std::vector<long long> taken;
    for (long long volume = n; volume > 0; volume--)
        if (volume <= left) left -= volume, taken.push_back(volume);
    std::cout << taken.size() << '\n';
    for (long long volume : taken) std::cout << volume << ' ';
    std::cout << '\n';
}
