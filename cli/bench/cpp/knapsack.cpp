// The best of 400 items for every load up to 200,000: a table that is filled from above.
#include <bits/stdc++.h>
using namespace std;

int main() {
    const int load = 200'000, items = 400;
    vector<long long> best(load + 1, 0);
    unsigned seed = 12345;
    for (int item = 0; item < items; item++) {
        seed = seed * 1664525u + 1013904223u;
        int weight = 1 + (seed >> 8) % 5000;
        long long value = 1 + (seed >> 16) % 10000;
        for (int at = load; at >= weight; at--) best[at] = max(best[at], best[at - weight] + value);
    }
    printf("%lld\n", best[load]);
}
