#include <algorithm>
#include <iostream>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n;
    long long budget, sum = 0;
    std::cin >> n >> budget;
    std::vector<long long> price(n);
    int from = 0, best = 0;
    for (int to = 0; to < n; to++) {
        std::cin >> price[to];
        sum += price[to];
        while (sum > budget) sum -= price[from++];
        best = std::max(best, to - from + 1);
    }
    std::cout << best << '\n';
}
