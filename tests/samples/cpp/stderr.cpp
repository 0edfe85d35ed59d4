#include <iostream>

int main()
{
    std::cout << "to output\n";
    std::cerr << "to error\n";
}
