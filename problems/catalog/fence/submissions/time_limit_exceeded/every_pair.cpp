// Tests for every two points whether the rope runs from one to the other.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

using Point = std::pair<long long, long long>;

int main() {
    int n;
    if (std::scanf("%d", &n) != 1) return 1;
    std::vector<Point> points(n);
    for (auto& [x, y] : points)
        if (std::scanf("%lld %lld", &x, &y) != 2) return 1;
    std::sort(points.begin(), points.end());
    points.erase(std::unique(points.begin(), points.end()), points.end());
    double length = 0;
    for (auto [ax, ay] : points) {
        for (auto [bx, by] : points) {
            if (ax == bx && ay == by) continue;
            bool is_side = true;
            for (auto [x, y] : points) {
                long long turn = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
                bool beyond = (x - ax) * (x - bx) + (y - ay) * (y - by) > 0;
                if (turn < 0 || (turn == 0 && beyond)) {
                    is_side = false;
                    break;
                }
            }
            if (is_side) length += std::hypot(bx - ax, by - ay);
        }
    }
    std::printf("%.9f\n", length);
}
