// Sorts equal widths by rising height, so that crates of the same width seem to fit.
#include <algorithm>
#include <iostream>
#include <vector>

int main() {
    int n;
    std::cin >> n;
    std::vector<std::pair<int, int>> crates(n);
    for (auto& [width, height] : crates) std::cin >> width >> height;
    std::sort(crates.begin(), crates.end());
    std::vector<int> ends;
    for (auto [width, height] : crates) {
        auto at = std::lower_bound(ends.begin(), ends.end(), height);
        if (at == ends.end()) ends.push_back(height);
        else *at = height;
    }
    std::cout << ends.size() << '\n';
}
