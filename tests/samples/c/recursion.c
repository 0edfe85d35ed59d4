#include <stdio.h>

static long long sum(int n)
{
    volatile int here = n;
    return here == 0 ? 0 : here + sum(here - 1);
}

int main(void)
{
    printf("%lld\n", sum(100000));
}
