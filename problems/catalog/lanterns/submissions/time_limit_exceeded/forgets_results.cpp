// Computes the same numbers again and again.
#include <algorithm>
#include <iostream>
#include <vector>

std::vector<std::vector<int>> children;
std::vector<long long> brightness;

long long dark(int fork);

long long alone(int fork) {
    long long total = 0;
    for (int child : children[fork]) total += dark(child);
    return total;
}

long long lit(int fork) {
    long long total = brightness[fork];
    for (int child : children[fork]) total += alone(child);
    return total;
}

long long dark(int fork) {
    long long gain = 0;
    for (int child : children[fork]) gain = std::max(gain, lit(child) - dark(child));
    return alone(fork) + gain;
}

int main() {
    int n;
    std::cin >> n;
    brightness.resize(n + 1);
    children.resize(n + 1);
    for (int i = 1; i <= n; i++) std::cin >> brightness[i];
    for (int i = 1; i <= n; i++) {
        int parent;
        std::cin >> parent;
        children[parent].push_back(i);
    }
    std::cout << std::max(lit(children[0][0]), dark(children[0][0])) << '\n';
}
