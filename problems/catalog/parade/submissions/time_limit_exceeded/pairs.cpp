#include <bits/stdc++.h>
int main() {
    int n;
    scanf("%d", &n);
    std::vector<int> heights(n);
    for (int &height : heights) scanf("%d", &height);
    // One step after the other, as the band would do it.
    long long count = 0;
    for (bool moved = true; moved;) {
        moved = false;
        for (int i = 1; i < n; i++)
            if (heights[i - 1] > heights[i]) std::swap(heights[i - 1], heights[i]), count++, moved = true;
    }
    printf("%lld\n", count);
}
