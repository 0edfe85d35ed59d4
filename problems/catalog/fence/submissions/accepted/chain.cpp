#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

struct Point {
    long long x, y;
    auto operator<=>(const Point&) const = default;
};

long long turn(Point a, Point b, Point c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

/** The length of the half of the hull that runs from the first point to the last one. */
double half(const std::vector<Point>& points) {
    std::vector<Point> chain;
    for (Point p : points) {
        while (chain.size() > 1 && turn(chain[chain.size() - 2], chain.back(), p) <= 0) chain.pop_back();
        chain.push_back(p);
    }
    double length = 0;
    for (size_t i = 1; i < chain.size(); i++) length += std::hypot(chain[i].x - chain[i - 1].x, chain[i].y - chain[i - 1].y);
    return length;
}

int main() {
    int n;
    if (std::scanf("%d", &n) != 1) return 1;
    std::vector<Point> points(n);
    for (auto& [x, y] : points)
        if (std::scanf("%lld %lld", &x, &y) != 2) return 1;
    std::sort(points.begin(), points.end());
    double length = half(points);
    std::reverse(points.begin(), points.end());
    std::printf("%.9f\n", length + half(points));
}
