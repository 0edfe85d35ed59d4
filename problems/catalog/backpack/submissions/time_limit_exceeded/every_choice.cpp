// Tries to take and to leave each thing, without remembering anything.
#include <algorithm>
#include <iostream>
#include <vector>

std::vector<int> weight, value;

long long pack(size_t thing, int left) {
    if (thing == weight.size()) return 0;
    long long best = pack(thing + 1, left);
    if (weight[thing] <= left) best = std::max(best, value[thing] + pack(thing + 1, left - weight[thing]));
    return best;
}

int main() {
    int n, capacity;
    std::cin >> n >> capacity;
    weight.resize(n);
    value.resize(n);
    for (int i = 0; i < n; i++) std::cin >> weight[i] >> value[i];
    std::cout << pack(0, capacity) << '\n';
}
