#include <cstdio>
int main() {
    int low = 0, high;
    if (scanf("%d", &high) != 1) return 1;
    while (low < high) {
        int middle = (low + high + 1) / 2;
        char answer[8];
        printf("? %d\n", middle);
        if (scanf("%7s", answer) != 1) return 1;
        if (answer[1] == 'n') low = middle;
        else high = middle - 1;
    }
    printf("! %d\n", low);
}
