#include <algorithm>
#include <iostream>
#include <vector>

struct Best {
    long long lit, dark, alone;  // with a lantern; without; without, and none in a child
};

std::vector<std::vector<int>> children;
std::vector<long long> brightness;

Best solve(int fork) {
    Best best{brightness[fork], 0, 0};
    long long gain = 0;
    for (int child : children[fork]) {
        const Best above = solve(child);
        best.lit += above.alone;
        best.alone += above.dark;
        gain = std::max(gain, above.lit - above.dark);
    }
    best.dark = best.alone + gain;
    return best;
}

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n;
    std::cin >> n;
    brightness.resize(n + 1);
    children.resize(n + 1);
    for (int i = 1; i <= n; i++) std::cin >> brightness[i];
    for (int i = 1; i <= n; i++) {
        int parent;
        std::cin >> parent;
        children[parent].push_back(i);
    }
    const Best best = solve(children[0][0]);
    std::cout << std::max(best.lit, best.dark) << '\n';
}
