// Takes the most expensive state first: still correct, but states are visited again and again.
#include <iostream>
#include <queue>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n, m;
    std::cin >> n >> m;
    std::vector<std::vector<std::pair<int, long long>>> lines(n);
    for (int i = 0; i < m; i++) {
        int u, v, price;
        std::cin >> u >> v >> price;
        lines[u - 1].emplace_back(v - 1, price);
        lines[v - 1].emplace_back(u - 1, price);
    }
    const long long NEVER = 1e18;
    std::vector<long long> cost(2 * n, NEVER);
    std::priority_queue<std::pair<long long, int>> queue;
    auto reach = [&](int state, long long price) {
        if (price >= cost[state]) return;
        cost[state] = price;
        queue.push({price, state});
    };
    reach(0, 0);
    while (!queue.empty()) {
        auto [paid, state] = queue.top();
        queue.pop();
        if (paid > cost[state]) continue;
        for (auto [next, price] : lines[state / 2]) {
            reach(2 * next + state % 2, paid + price);
            if (state % 2 == 0) reach(2 * next + 1, paid);
        }
    }
    const long long answer = cost[2 * n - 1];
    std::cout << (answer == NEVER ? -1 : answer) << '\n';
}
