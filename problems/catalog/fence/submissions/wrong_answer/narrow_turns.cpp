// Computes the cross product in 32 bits.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <vector>

using Point = std::pair<int32_t, int32_t>;

int32_t turn(Point a, Point b, Point c) {
    auto product = [](int32_t p, int32_t q) { return static_cast<uint32_t>(p) * static_cast<uint32_t>(q); };
    return static_cast<int32_t>(product(b.first - a.first, c.second - a.second) - product(b.second - a.second, c.first - a.first));
}

double half(const std::vector<Point>& points) {
    std::vector<Point> chain;
    for (Point p : points) {
        while (chain.size() > 1 && turn(chain[chain.size() - 2], chain.back(), p) <= 0) chain.pop_back();
        chain.push_back(p);
    }
    double length = 0;
    for (size_t i = 1; i < chain.size(); i++)
        length += std::hypot(chain[i].first - chain[i - 1].first, chain[i].second - chain[i - 1].second);
    return length;
}

int main() {
    int n;
    if (std::scanf("%d", &n) != 1) return 1;
    std::vector<Point> points(n);
    for (auto& [x, y] : points)
        if (std::scanf("%d %d", &x, &y) != 2) return 1;
    std::sort(points.begin(), points.end());
    double length = half(points);
    std::reverse(points.begin(), points.end());
    std::printf("%.9f\n", length + half(points));
}
