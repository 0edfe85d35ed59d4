// Cuts one more ribbon at a time, always from the roll whose pieces stay longest.
#include <cstdio>
#include <queue>

int main() {
    int n;
    long long k;
    if (std::scanf("%d %lld", &n, &k) != 2) return 1;
    std::priority_queue<std::pair<double, std::pair<int, int>>> next;
    for (int i = 0; i < n; i++) {
        int roll = 0;
        if (std::scanf("%d", &roll) != 1) return 1;
        next.push({static_cast<double>(roll), {roll, 1}});
    }
    double length = 0;
    while (k-- > 0) {
        auto [longest, cut] = next.top();
        next.pop();
        length = longest;
        auto [roll, pieces] = cut;
        next.push({static_cast<double>(roll) / (pieces + 1), {roll, pieces + 1}});
    }
    std::printf("%.9f\n", length);
}
