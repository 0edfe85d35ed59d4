#include <stdio.h>
#include <string.h>

int main(void)
{
    char line[256];
    fgets(line, sizeof line, stdin);
    line[strcspn(line, "\n")] = '\0';
    int count = 0;
    char *last = line;
    for (char *c = line; *c; c++)
        if (((unsigned char)*c & 0xc0) != 0x80) {
            count++;
            last = c;
        }
    printf("%s\n%d\n%s\n", line, count, last);
}
