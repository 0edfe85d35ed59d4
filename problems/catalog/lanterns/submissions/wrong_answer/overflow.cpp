// Adds up in 32 bits.
#include <algorithm>
#include <cstdint>
#include <iostream>
#include <vector>

int main() {
    int n;
    std::cin >> n;
    std::vector<uint32_t> lit(n + 1), alone(n + 1), gain(n + 1);
    std::vector<int> parent(n + 1), waiting(n + 1), leaves;
    for (int i = 1; i <= n; i++) std::cin >> lit[i];
    for (int i = 1; i <= n; i++) std::cin >> parent[i], waiting[parent[i]]++;
    for (int i = 1; i <= n; i++)
        if (waiting[i] == 0) leaves.push_back(i);
    for (size_t i = 0; i < leaves.size(); i++) {
        const int fork = leaves[i], below = parent[fork];
        const uint32_t dark = alone[fork] + gain[fork];
        lit[below] += alone[fork];
        alone[below] += dark;
        if (static_cast<int32_t>(lit[fork] - dark) > static_cast<int32_t>(gain[below])) gain[below] = lit[fork] - dark;
        if (below && --waiting[below] == 0) leaves.push_back(below);
    }
    std::cout << static_cast<int32_t>(alone[0] + gain[0]) << '\n';
}
