// Sorts; the first longest run of equal codes is the answer.
#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n;
    std::cin >> n;
    std::vector<std::string> codes(n);
    for (auto& code : codes) std::cin >> code;
    std::sort(codes.begin(), codes.end());
    int best = 0, best_at = 0;
    for (int from = 0, to; from < n; from = to) {
        for (to = from; to < n && codes[to] == codes[from];) to++;
        if (to - from > best) best = to - from, best_at = from;
    }
    std::cout << codes[best_at] << ' ' << best << '\n';
}
