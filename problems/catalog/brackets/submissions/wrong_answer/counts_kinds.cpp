// Counts each kind on its own, so ([)] passes.
#include <iostream>
#include <string>

int main() {
    std::string line;
    std::cin >> line;
    int open[3] = {};
    const std::string opening = "([{", closing = ")]}";
    for (size_t i = 0; i < line.size(); i++) {
        if (auto kind = opening.find(line[i]); kind != std::string::npos) open[kind]++;
        if (auto kind = closing.find(line[i]); kind != std::string::npos && --open[kind] < 0) {
            std::cout << "wrong " << i + 1 << '\n';
            return 0;
        }
    }
    int left = open[0] + open[1] + open[2];
    if (left) std::cout << "open " << left << '\n';
    else std::cout << "tidy\n";
}
