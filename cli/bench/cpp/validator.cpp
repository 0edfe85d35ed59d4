// A validator as packages have it: validator input answer feedback_dir/ < output
#include <fstream>
#include <iostream>
#include <string>

int main(int count, char **words) {
    if (count < 4) return 1;
    std::ifstream input(words[1]), answer(words[2]);
    long long a, b, expected, sum;
    if (!(input >> a >> b) || !(answer >> expected)) return 1;
    std::string rest;
    if (!(std::cin >> sum) || (std::cin >> rest) || sum != expected || sum != a + b) {
        std::ofstream(std::string(words[3]) + "judgemessage.txt") << "wrong sum\n";
        return 43;
    }
    return 42;
}
