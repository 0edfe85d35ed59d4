// Adds up from every first night again.
#include <algorithm>
#include <iostream>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n;
    long long budget;
    std::cin >> n >> budget;
    std::vector<int> price(n);
    for (auto& p : price) std::cin >> p;
    int best = 0;
    for (int from = 0; from < n; from++) {
        long long sum = 0;
        for (int to = from; to < n; to++) {
            sum += price[to];
            if (sum > budget) break;
            best = std::max(best, to - from + 1);
        }
    }
    std::cout << best << '\n';
}
