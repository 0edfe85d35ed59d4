#include <stdio.h>
#include <string.h>

static char line[200002], open[200002];

int main(void) {
    static const char opening[] = "([{", closing[] = ")]}";
    int depth = 0;
    if (scanf("%200001s", line) != 1) return 1;
    for (int i = 0; line[i]; i++) {
        const char *kind;
        if ((kind = strchr(opening, line[i]))) {
            open[depth++] = closing[kind - opening];
        } else if (strchr(closing, line[i])) {
            if (depth == 0 || open[--depth] != line[i]) {
                printf("wrong %d\n", i + 1);
                return 0;
            }
        }
    }
    if (depth == 0) printf("tidy\n");
    else printf("open %d\n", depth);
    return 0;
}
