// Mo's algorithm: orders the tours so that both ends of the window move little.
#include <algorithm>
#include <iostream>
#include <numeric>
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
    for (int& a : painter) a = std::lower_bound(names.begin(), names.end(), a) - names.begin();
    const int block = 250;
    std::vector<std::pair<int, int>> tours(q);
    for (auto& [l, r] : tours) std::cin >> l >> r, l--;
    std::vector<int> order(q), answer(q), count(n);
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](int a, int b) {
        int block_a = tours[a].first / block, block_b = tours[b].first / block;
        if (block_a != block_b) return block_a < block_b;
        return block_a % 2 ? tours[a].second > tours[b].second : tours[a].second < tours[b].second;
    });
    int from = 0, to = 0, different = 0;
    auto enter = [&](int i) { different += count[painter[i]]++ == 0; };
    auto leave = [&](int i) { different -= --count[painter[i]] == 0; };
    for (int tour : order) {
        auto [l, r] = tours[tour];
        while (from > l) enter(--from);
        while (to < r) enter(to++);
        while (from < l) leave(from++);
        while (to > r) leave(--to);
        answer[tour] = different;
    }
    for (int painters : answer) std::cout << painters << '\n';
}
