#include <cstdio>
#include <vector>

int main() {
    int n;
    long long k;
    if (std::scanf("%d %lld", &n, &k) != 2) return 1;
    std::vector<int> rolls(n);
    for (int& roll : rolls)
        if (std::scanf("%d", &roll) != 1) return 1;
    double enough = 0, too_long = 1e6 + 1;
    for (int step = 0; step < 100; step++) {
        double length = (enough + too_long) / 2;
        long long ribbons = 0;
        for (int roll : rolls) ribbons += static_cast<long long>(roll / length);
        (ribbons >= k ? enough : too_long) = length;
    }
    std::printf("%.9f\n", enough);
}
