#include <algorithm>
#include <iostream>
#include <vector>

int main() {
    int n, capacity;
    std::cin >> n >> capacity;
    std::vector<long long> best(capacity + 1);
    for (int i = 0; i < n; i++) {
        int weight, value;
        std::cin >> weight >> value;
        for (int x = capacity; x >= weight; x--) best[x] = std::max(best[x], best[x - weight] + value);
    }
    std::cout << best[capacity] << '\n';
}
