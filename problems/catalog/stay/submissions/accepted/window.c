#include <stdio.h>

static int price[200000];

int main(void) {
    int n, from = 0, best = 0;
    long long budget, sum = 0;
    if (scanf("%d %lld", &n, &budget) != 2) return 1;
    for (int to = 0; to < n; to++) {
        if (scanf("%d", &price[to]) != 1) return 1;
        sum += price[to];
        while (sum > budget) sum -= price[from++];
        if (to - from + 1 > best) best = to - from + 1;
    }
    printf("%d\n", best);
    return 0;
}
