// A segment tree with 2^18 leaves: a million updates and sums.
#include <bits/stdc++.h>
using namespace std;

int main() {
    const int size = 1 << 18;
    vector<long long> tree(2 * size, 0);
    unsigned seed = 7;
    auto next = [&] { return (seed = seed * 1664525u + 1013904223u) >> 10; };
    unsigned long long mixed = 0;
    for (int round = 0; round < 1'000'000; round++) {
        int at = next() % size;
        tree[at + size] += round;
        for (int node = (at + size) / 2; node; node /= 2) tree[node] = tree[2 * node] + tree[2 * node + 1];
        int left = next() % size, right = next() % size;
        if (left > right) swap(left, right);
        long long sum = 0;
        for (left += size, right += size + 1; left < right; left /= 2, right /= 2) {
            if (left & 1) sum += tree[left++];
            if (right & 1) sum += tree[--right];
        }
        mixed = mixed * 31 + sum;
    }
    printf("%llu\n", mixed);
}
