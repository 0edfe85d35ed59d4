// Sends numbers and wants each back, one larger.
#include <fstream>
#include <iostream>

int main(int, char **words) {
    long long exchanges;
    if (!(std::ifstream(words[1]) >> exchanges)) return 1;
    for (long long number = 0; number < exchanges; number++) {
        std::cout << number << std::endl;
        long long answer;
        if (!(std::cin >> answer) || answer != number + 1) return 43;
    }
    std::cout << -1 << std::endl;
    return 42;
}
