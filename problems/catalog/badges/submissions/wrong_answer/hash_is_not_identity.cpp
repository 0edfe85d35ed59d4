// Takes the hash of a code for the code itself: two codes with the same hash are counted together.
#include <iostream>
#include <map>
#include <string>

int main() {
    int n;
    std::cin >> n;
    std::map<unsigned, std::pair<int, std::string>> scans;
    for (int i = 0; i < n; i++) {
        std::string code;
        std::cin >> code;
        unsigned hash = 0;
        for (unsigned char c : code) hash = hash * 31 + c;
        auto& [count, name] = scans[hash];
        count++, name = code;
    }
    int most = 0;
    std::string best;
    for (auto& [hash, entry] : scans)
        if (entry.first > most || (entry.first == most && entry.second < best)) most = entry.first, best = entry.second;
    std::cout << best << ' ' << most << '\n';
}
