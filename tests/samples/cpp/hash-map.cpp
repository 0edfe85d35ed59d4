#include <algorithm>
#include <iostream>
#include <string>
#include <unordered_map>
#include <vector>

int main()
{
    std::unordered_map<std::string, int> counts;
    for (std::string word; std::cin >> word;)
        counts[word]++;
    std::vector<std::pair<int, std::string>> sorted;
    for (const auto &[word, count] : counts)
        sorted.emplace_back(-count, word);
    std::sort(sorted.begin(), sorted.end());
    for (const auto &[count, word] : sorted)
        std::cout << word << ' ' << -count << '\n';
}
