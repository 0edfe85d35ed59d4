// Sorts the suffixes by comparing them letter by letter.
#include <algorithm>
#include <iostream>
#include <numeric>
#include <string>
#include <vector>

int main() {
    std::string text;
    std::cin >> text;
    const int n = text.size();
    auto common = [&](int a, int b) {
        int length = 0;
        while (std::max(a, b) + length < n && text[a + length] == text[b + length]) length++;
        return length;
    };
    std::vector<int> suffixes(n);
    std::iota(suffixes.begin(), suffixes.end(), 0);
    std::sort(suffixes.begin(), suffixes.end(), [&](int a, int b) {
        if (a == b) return false;
        const int length = common(a, b);
        if (std::max(a, b) + length == n) return a > b;
        return text[a + length] < text[b + length];
    });
    int longest = 0, start = 0;
    for (int i = 1; i < n; i++) {
        const int length = common(suffixes[i - 1], suffixes[i]), at = std::min(suffixes[i - 1], suffixes[i]) + 1;
        if (length > longest || (length == longest && at < start)) longest = length, start = at;
    }
    if (longest == 0) std::cout << "0\n";
    else std::cout << longest << ' ' << start << '\n';
}
