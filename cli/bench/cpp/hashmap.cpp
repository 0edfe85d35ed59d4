// Counts in an unordered_map, looks up hits and misses, erases half.
#include <bits/stdc++.h>
using namespace std;

static uint64_t state = 88'172'645'463'325'252;

static uint64_t next_random() {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

int main() {
    unordered_map<uint64_t, int> counts;
    for (int i = 0; i < 1'000'000; i++) counts[next_random() % 300'000]++;
    uint64_t found = 0;
    for (int i = 0; i < 1'500'000; i++) {
        auto it = counts.find(next_random() % 600'000);
        if (it != counts.end()) found += it->second;
    }
    for (uint64_t key = 0; key < 300'000; key += 2) counts.erase(key);
    // The order of iteration differs between libraries: the sum must not depend on it.
    uint64_t sum = 0;
    for (auto [key, count] : counts) sum += key * count;
    printf("%zu %llu %llu\n", counts.size(), (unsigned long long)found, (unsigned long long)sum);
}
