// Keeps the totals in 32 bits.
#include <algorithm>
#include <cstdint>
#include <iostream>
#include <vector>

int main() {
    int n, capacity;
    std::cin >> n >> capacity;
    std::vector<int32_t> best(capacity + 1);
    for (int i = 0; i < n; i++) {
        int weight;
        uint32_t value;
        std::cin >> weight >> value;
        for (int x = capacity; x >= weight; x--)
            best[x] = std::max(best[x], static_cast<int32_t>(static_cast<uint32_t>(best[x - weight]) + value));
    }
    std::cout << best[capacity] << '\n';
}
