// Keeps prices in 32 bits.
#include <climits>
#include <cstdint>
#include <iostream>
#include <set>
#include <vector>

int main() {
    int n, m;
    std::cin >> n >> m;
    std::vector<std::vector<std::pair<int, uint32_t>>> lines(n);
    for (int i = 0; i < m; i++) {
        int u, v, price;
        std::cin >> u >> v >> price;
        lines[u - 1].emplace_back(v - 1, price);
        lines[v - 1].emplace_back(u - 1, price);
    }
    std::vector<int32_t> cost(2 * n, INT32_MAX);
    std::vector<bool> done(2 * n);
    std::set<std::pair<int32_t, int>> queue{{0, 0}};
    cost[0] = 0;
    while (!queue.empty()) {
        auto [paid, state] = *queue.begin();
        queue.erase(queue.begin());
        if (done[state]) continue;
        done[state] = true;
        auto reach = [&](int next, int32_t price) {
            if (price < cost[next]) queue.insert({cost[next] = price, next});
        };
        for (auto [next, price] : lines[state / 2]) {
            reach(2 * next + state % 2, static_cast<int32_t>(paid + price));
            if (state % 2 == 0) reach(2 * next + 1, paid);
        }
    }
    const int32_t answer = cost[2 * n - 1];
    std::cout << (answer == INT32_MAX ? -1 : answer) << '\n';
}
