#include <stdint.h>
#include <stdio.h>

int main(void)
{
    printf("%lld\n%lld\n", (long long)INT64_MAX, (long long)INT64_MIN);
    printf("%lld\n", 123456789LL * 987654321LL);
    printf("%lld\n%lld\n", 1000000000000000000LL / 7, 1000000000000000000LL % 7);
    printf("%lld\n", 1LL << 62);
    long long r = 1;
    for (int i = 1; i <= 100; i++)
        r = r * i % 1000000007;
    printf("%lld\n", r);
}
