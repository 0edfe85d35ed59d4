#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SLOTS 64

typedef struct {
    char word[32];
    int count;
} Entry;

static Entry table[SLOTS];

static Entry *find(const char *word)
{
    unsigned hash = 5381;
    for (const char *c = word; *c; c++)
        hash = hash * 33 + (unsigned char)*c;
    for (unsigned i = hash;; i++) {
        Entry *entry = &table[i % SLOTS];
        if (entry->count == 0 || strcmp(entry->word, word) == 0)
            return entry;
    }
}

static int compare(const void *a, const void *b)
{
    const Entry *x = a, *y = b;
    return x->count != y->count ? y->count - x->count : strcmp(x->word, y->word);
}

int main(void)
{
    char word[32];
    while (scanf("%31s", word) == 1) {
        Entry *entry = find(word);
        strcpy(entry->word, word);
        entry->count++;
    }
    qsort(table, SLOTS, sizeof table[0], compare);
    for (int i = 0; i < SLOTS && table[i].count > 0; i++)
        printf("%s %d\n", table[i].word, table[i].count);
}
