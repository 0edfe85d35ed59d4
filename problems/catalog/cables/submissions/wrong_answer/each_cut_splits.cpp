// Thinks that every cut splits a network in two.
#include <algorithm>
#include <iostream>
#include <numeric>
#include <vector>

int main() {
    int n, m, k;
    std::cin >> n >> m >> k;
    std::vector<int> parent(n + 1);
    std::iota(parent.begin(), parent.end(), 0);
    int networks = n;
    auto find = [&](int island) {
        while (parent[island] != island) island = parent[island] = parent[parent[island]];
        return island;
    };
    for (int i = 0; i < m; i++) {
        int u, v;
        std::cin >> u >> v;
        u = find(u), v = find(v);
        if (u != v) parent[u] = v, networks--;
    }
    while (k-- > 0) std::cout << std::min(n, ++networks) << '\n';
}
