#include <bits/stdc++.h>
std::vector<int> heights, merged;
long long sort(int from, int to) {
    if (to - from < 2) return 0;
    int middle = (from + to) / 2;
    long long count = sort(from, middle) + sort(middle, to);
    int left = from, right = middle, at = from;
    while (at < to)
        if (right == to || (left < middle && heights[left] <= heights[right])) merged[at++] = heights[left++];
        else count += middle - left, merged[at++] = heights[right++];
    std::copy(merged.begin() + from, merged.begin() + to, heights.begin() + from);
    return count;
}
int main() {
    int n;
    scanf("%d", &n);
    heights.resize(n), merged.resize(n);
    for (int &height : heights) scanf("%d", &height);
    printf("%lld\n", sort(0, n));
}
