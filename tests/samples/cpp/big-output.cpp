#include <iostream>

int main()
{
    for (int i = 1; i <= 200000; i++)
        std::cout << i << '\n';
}
