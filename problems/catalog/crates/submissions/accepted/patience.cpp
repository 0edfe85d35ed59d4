#include <algorithm>
#include <iostream>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n;
    std::cin >> n;
    std::vector<std::pair<int, int>> crates(n);
    for (auto& [width, minus_height] : crates) {
        std::cin >> width >> minus_height;
        minus_height = -minus_height;
    }
    std::sort(crates.begin(), crates.end());
    std::vector<int> ends;
    for (auto [width, minus_height] : crates) {
        auto at = std::lower_bound(ends.begin(), ends.end(), -minus_height);
        if (at == ends.end()) ends.push_back(-minus_height);
        else *at = -minus_height;
    }
    std::cout << ends.size() << '\n';
}
