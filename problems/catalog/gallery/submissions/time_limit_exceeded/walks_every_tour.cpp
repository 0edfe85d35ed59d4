// Collects the painters of each tour in a set.
#include <iostream>
#include <set>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n, q;
    std::cin >> n >> q;
    std::vector<int> painter(n + 1);
    for (int i = 1; i <= n; i++) std::cin >> painter[i];
    while (q-- > 0) {
        int l, r;
        std::cin >> l >> r;
        std::cout << std::set<int>(painter.begin() + l, painter.begin() + r + 1).size() << '\n';
    }
}
