#include <stdio.h>

int main(void)
{
    puts("to output");
    fputs("to error\n", stderr);
}
