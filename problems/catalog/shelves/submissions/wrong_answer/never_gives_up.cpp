#include <bits/stdc++.h>
int main() {
    long long n;
    std::cin >> n;
    long long left = n * (n + 1) / 4;
    std::vector<long long> taken;
    for (long long volume = n; volume > 0; volume--)
        if (volume <= left) left -= volume, taken.push_back(volume);
    std::cout << taken.size() << '\n';
    for (long long volume : taken) std::cout << volume << ' ';
    std::cout << '\n';
}
