// Looks for the counter of each code in a plain list.
#include <iostream>
#include <string>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n;
    std::cin >> n;
    std::vector<std::pair<std::string, int>> counters;
    for (int i = 0; i < n; i++) {
        std::string code;
        std::cin >> code;
        size_t at = 0;
        while (at < counters.size() && counters[at].first != code) at++;
        if (at == counters.size()) counters.emplace_back(code, 0);
        counters[at].second++;
    }
    auto best = counters[0];
    for (auto& entry : counters)
        if (entry.second > best.second || (entry.second == best.second && entry.first < best.first)) best = entry;
    std::cout << best.first << ' ' << best.second << '\n';
}
