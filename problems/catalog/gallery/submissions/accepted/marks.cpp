#include <algorithm>
#include <iostream>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n, q;
    std::cin >> n >> q;
    std::vector<int> painter(n), names;
    for (int& a : painter) std::cin >> a;
    names = painter;
    std::sort(names.begin(), names.end());
    std::vector<std::vector<std::pair<int, int>>> tours(n + 1);
    for (int i = 0; i < q; i++) {
        int l, r;
        std::cin >> l >> r;
        tours[r].emplace_back(l, i);
    }
    std::vector<int> tree(n + 1), latest(n), answer(q);
    auto add = [&](int at, int change) {
        for (; at <= n; at += at & -at) tree[at] += change;
    };
    auto sum = [&](int to) {
        int result = 0;
        for (; to > 0; to -= to & -to) result += tree[to];
        return result;
    };
    for (int i = 1; i <= n; i++) {
        int& before = latest[std::lower_bound(names.begin(), names.end(), painter[i - 1]) - names.begin()];
        if (before) add(before, -1);
        add(before = i, 1);
        for (auto [l, tour] : tours[i]) answer[tour] = sum(i) - sum(l - 1);
    }
    for (int painters : answer) std::cout << painters << '\n';
}
