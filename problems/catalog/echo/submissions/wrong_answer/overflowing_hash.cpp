// Hashes modulo 2^64: Thue-Morse passages of length 2^11 collide for every base.
#include <algorithm>
#include <cstdint>
#include <iostream>
#include <string>
#include <vector>

int main() {
    std::string text;
    std::cin >> text;
    const int n = text.size();
    const uint64_t BASE = 1'000'003;
    auto echo = [&](int length) {
        uint64_t power = 1, hash = 0;
        for (int i = 0; i < length; i++) power *= BASE;
        std::vector<std::pair<uint64_t, int>> windows;
        for (int i = 0; i < n; i++) {
            hash = hash * BASE + text[i];
            if (i >= length) hash -= power * text[i - length];
            if (i >= length - 1) windows.emplace_back(hash, i - length + 2);
        }
        std::sort(windows.begin(), windows.end());
        int first = 0;
        for (size_t i = 1; i < windows.size(); i++)
            if (windows[i].first == windows[i - 1].first && (first == 0 || windows[i - 1].second < first))
                first = windows[i - 1].second;
        return first;
    };
    int low = 0, high = n;
    while (high - low > 1) {
        int middle = (low + high) / 2;
        (echo(middle) ? low : high) = middle;
    }
    if (low == 0) std::cout << "0\n";
    else std::cout << low << ' ' << echo(low) << '\n';
}
