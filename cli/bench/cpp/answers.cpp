// Answers each number with the next one, until a negative one comes.
#include <iostream>

int main() {
    long long number;
    while (std::cin >> number && number >= 0) std::cout << number + 1 << std::endl;
}
