/* Sorts; the first longest run of equal codes is the answer. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char codes[100000][9];

static int by_code(const void *a, const void *b) { return strcmp(a, b); }

int main(void) {
    int n, best = 0, best_at = 0;
    if (scanf("%d", &n) != 1) return 1;
    for (int i = 0; i < n; i++)
        if (scanf("%8s", codes[i]) != 1) return 1;
    qsort(codes, n, sizeof codes[0], by_code);
    for (int from = 0, to; from < n; from = to) {
        for (to = from; to < n && strcmp(codes[to], codes[from]) == 0;) to++;
        if (to - from > best) best = to - from, best_at = from;
    }
    printf("%s %d\n", codes[best_at], best);
    return 0;
}
