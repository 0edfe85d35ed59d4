#include <algorithm>
#include <iostream>
#include <vector>

static void print(const std::vector<int> &v)
{
    for (std::size_t i = 0; i < v.size(); i++)
        std::cout << (i ? " " : "") << v[i];
    std::cout << '\n';
}

int main()
{
    int n;
    std::cin >> n;
    std::vector<int> v(n);
    for (int &x : v)
        std::cin >> x;
    std::sort(v.begin(), v.end());
    print(v);
    std::sort(v.rbegin(), v.rend());
    print(v);
}
