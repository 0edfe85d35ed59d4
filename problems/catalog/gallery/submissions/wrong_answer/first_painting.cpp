// Marks the first painting of each painter in the whole gallery, so tours that start later miss painters.
#include <iostream>
#include <set>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n, q;
    std::cin >> n >> q;
    std::set<int> seen;
    std::vector<int> marks(n + 1);
    for (int i = 1; i <= n; i++) {
        int painter;
        std::cin >> painter;
        marks[i] = marks[i - 1] + seen.insert(painter).second;
    }
    while (q-- > 0) {
        int l, r;
        std::cin >> l >> r;
        std::cout << marks[r] - marks[l - 1] << '\n';
    }
}
