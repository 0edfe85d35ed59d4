// Adds up in single precision.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

using Point = std::pair<long long, long long>;

float half(const std::vector<Point>& points) {
    std::vector<Point> chain;
    for (auto p : points) {
        while (chain.size() > 1) {
            auto a = chain[chain.size() - 2], b = chain.back();
            if ((b.first - a.first) * (p.second - a.second) - (b.second - a.second) * (p.first - a.first) > 0) break;
            chain.pop_back();
        }
        chain.push_back(p);
    }
    float length = 0;
    for (size_t i = 1; i < chain.size(); i++) {
        float dx = chain[i].first - chain[i - 1].first, dy = chain[i].second - chain[i - 1].second;
        length += std::sqrt(dx * dx + dy * dy);
    }
    return length;
}

int main() {
    int n;
    if (std::scanf("%d", &n) != 1) return 1;
    std::vector<Point> points(n);
    for (auto& [x, y] : points)
        if (std::scanf("%lld %lld", &x, &y) != 2) return 1;
    std::sort(points.begin(), points.end());
    float length = half(points);
    std::reverse(points.begin(), points.end());
    std::printf("%.9f\n", length + half(points));
}
