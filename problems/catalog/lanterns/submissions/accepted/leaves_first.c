/* Takes away one leaf after the other. */
#include <stdio.h>

#define MAX 100001

static long long lit[MAX], alone[MAX], gain[MAX];
static int parent[MAX], children[MAX], leaves[MAX];

int main(void) {
    int n, count = 0;
    if (scanf("%d", &n) != 1) return 1;
    for (int i = 1; i <= n; i++)
        if (scanf("%lld", &lit[i]) != 1) return 1;
    for (int i = 1; i <= n; i++) {
        if (scanf("%d", &parent[i]) != 1) return 1;
        children[parent[i]]++;
    }
    for (int i = 1; i <= n; i++)
        if (children[i] == 0) leaves[count++] = i;
    for (int i = 0; i < count; i++) {
        const int fork = leaves[i], below = parent[fork];
        const long long dark = alone[fork] + gain[fork];
        if (below == 0) {
            printf("%lld\n", lit[fork] > dark ? lit[fork] : dark);
            break;
        }
        lit[below] += alone[fork];
        alone[below] += dark;
        if (lit[fork] - dark > gain[below]) gain[below] = lit[fork] - dark;
        if (--children[below] == 0) leaves[count++] = below;
    }
    return 0;
}
