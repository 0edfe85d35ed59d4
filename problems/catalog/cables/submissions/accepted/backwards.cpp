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
    std::vector<int> storms(k), answer(k), parent(n + 1);
    std::vector<bool> cut(m);
    for (int& cable : storms) {
        std::cin >> cable;
        cut[--cable] = true;
    }
    std::iota(parent.begin(), parent.end(), 0);
    int networks = n;
    auto find = [&](int island) {
        while (parent[island] != island) island = parent[island] = parent[parent[island]];
        return island;
    };
    auto lay = [&](int cable) {
        int a = find(cables[cable].first), b = find(cables[cable].second);
        if (a != b) parent[a] = b, networks--;
    };
    for (int cable = 0; cable < m; cable++)
        if (!cut[cable]) lay(cable);
    for (int storm = k; storm-- > 0;) {
        answer[storm] = networks;
        lay(storms[storm]);
    }
    for (int networks_then : answer) std::cout << networks_then << '\n';
}
