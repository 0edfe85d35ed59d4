#include <iostream>
#include <string>
int main() {
    int low = 0, high;
    std::cin >> high;
    while (low < high) {
        int middle = (low + high + 1) / 2;
        std::cout << "? " << middle << std::endl;
        std::string answer;
        std::cin >> answer;
        if (answer == "on") low = middle;
        else high = middle - 1;
    }
    std::cout << "! " << low << std::endl;
}
