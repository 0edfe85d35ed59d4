#include <iostream>
#include <string>

static long long sum(int n)
{
    volatile int here = n;
    return here == 0 ? 0 : here + sum(here - 1);
}

int main()
{
    std::cout << sum(100000) << '\n';
}
