#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int compare(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

int main(void) {
    int n = 0;
    if (scanf("%d", &n) != 1 || n < 0) n = 0;
    char **words = malloc((size_t)n * sizeof *words);
    char word[101];
    for (int i = 0; i < n && scanf("%100s", word) == 1; i++) words[i] = strdup(word);
    qsort(words, (size_t)n, sizeof *words, compare);
    for (int i = 0, j; i < n; i = j) {
        for (j = i; j < n && strcmp(words[i], words[j]) == 0; j++) {}
        printf("%s %d\n", words[i], j - i);
    }
}
