// For each crate tries every crate that could be directly inside.
#include <algorithm>
#include <iostream>
#include <vector>

std::vector<std::pair<int, int>> crates;
std::vector<int> nested;

int count(int outer) {
    if (nested[outer]) return nested[outer];
    int inside = 0;
    for (size_t i = 0; i < crates.size(); i++)
        if (crates[i].first < crates[outer].first && crates[i].second < crates[outer].second)
            inside = std::max(inside, count(i));
    return nested[outer] = inside + 1;
}

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n;
    std::cin >> n;
    crates.resize(n);
    nested.resize(n);
    for (auto& [width, height] : crates) std::cin >> width >> height;
    int best = 0;
    for (int i = 0; i < n; i++) best = std::max(best, count(i));
    std::cout << best << '\n';
}
