// Binary search for the length, with hashes modulo 2^61 - 1.
#include <algorithm>
#include <cstdint>
#include <iostream>
#include <string>
#include <vector>

constexpr uint64_t MOD = (uint64_t{1} << 61) - 1, BASE = 911'382'323'456'789;

uint64_t multiply(uint64_t a, uint64_t b) {
    const auto product = static_cast<unsigned __int128>(a) * b;
    uint64_t result = static_cast<uint64_t>(product & MOD) + static_cast<uint64_t>(product >> 61);
    return result >= MOD ? result - MOD : result;
}

int main() {
    std::string text;
    std::cin >> text;
    const int n = text.size();

    // The first start (from 1) of a passage of this length that occurs twice, or 0.
    auto echo = [&](int length) {
        uint64_t power = 1, hash = 0;
        for (int i = 0; i < length; i++) power = multiply(power, BASE);
        std::vector<std::pair<uint64_t, int>> windows;
        for (int i = 0; i < n; i++) {
            hash = (multiply(hash, BASE) + text[i]) % MOD;
            if (i >= length) hash = (hash + MOD - multiply(power, text[i - length])) % MOD;
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
