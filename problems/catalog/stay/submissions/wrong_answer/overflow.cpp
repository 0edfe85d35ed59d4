// Adds up in 32 bits.
#include <algorithm>
#include <cstdint>
#include <iostream>
#include <vector>

int main() {
    int n;
    int64_t budget;
    std::cin >> n >> budget;
    std::vector<uint32_t> price(n);
    uint32_t sum = 0;
    int from = 0, best = 0;
    for (int to = 0; to < n; to++) {
        std::cin >> price[to];
        sum += price[to];
        while (from <= to && static_cast<int32_t>(sum) > budget) sum -= price[from++];
        best = std::max(best, to - from + 1);
    }
    std::cout << best << '\n';
}
