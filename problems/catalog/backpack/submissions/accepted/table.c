#include <stdio.h>

static long long best[10001];

int main(void) {
    int n, capacity, weight, value;
    if (scanf("%d %d", &n, &capacity) != 2) return 1;
    while (n-- > 0) {
        if (scanf("%d %d", &weight, &value) != 2) return 1;
        for (int x = capacity; x >= weight; x--)
            if (best[x - weight] + value > best[x]) best[x] = best[x - weight] + value;
    }
    printf("%lld\n", best[capacity]);
    return 0;
}
