#include <stdio.h>

int main(void)
{
    long long sum = 0, x, largest = 0;
    int count = 0;
    while (scanf("%lld", &x) == 1) {
        sum += x;
        count++;
        if (x > largest)
            largest = x;
    }
    printf("%d %lld %lld\n", count, sum, largest);
}
