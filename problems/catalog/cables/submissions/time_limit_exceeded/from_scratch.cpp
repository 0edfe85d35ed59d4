// Builds the networks anew after every storm.
#include <iostream>
#include <numeric>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n, m, k;
    std::cin >> n >> m >> k;
    std::vector<std::pair<int, int>> cables(m);
    for (auto& [u, v] : cables) std::cin >> u >> v;
    std::vector<bool> cut(m);
    std::vector<int> parent(n + 1);
    auto find = [&](int island) {
        while (parent[island] != island) island = parent[island] = parent[parent[island]];
        return island;
    };
    while (k-- > 0) {
        int storm;
        std::cin >> storm;
        cut[storm - 1] = true;
        std::iota(parent.begin(), parent.end(), 0);
        int networks = n;
        for (int i = 0; i < m; i++) {
            if (cut[i]) continue;
            int a = find(cables[i].first), b = find(cables[i].second);
            if (a != b) parent[a] = b, networks--;
        }
        std::cout << networks << '\n';
    }
}
