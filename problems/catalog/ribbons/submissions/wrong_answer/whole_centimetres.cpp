// Searches among whole numbers only.
#include <iostream>
#include <vector>

int main() {
    int n;
    long long k;
    std::cin >> n >> k;
    std::vector<int> rolls(n);
    for (int& roll : rolls) std::cin >> roll;
    int enough = 0, too_long = 1'000'001;
    while (too_long - enough > 1) {
        int length = (enough + too_long) / 2;
        long long ribbons = 0;
        for (int roll : rolls) ribbons += roll / length;
        (ribbons >= k ? enough : too_long) = length;
    }
    std::cout << enough << '\n';
}
