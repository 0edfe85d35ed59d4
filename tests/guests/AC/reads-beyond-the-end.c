// Reads ten thousand times after the end of its input.
#include <stdio.h>
#include <unistd.h>
int main(void) {
    char text[100];
    long long size = 0;
    for (int i = 0; i < 10000; i++) size += read(0, text, sizeof text);
    puts(size == 4 ? "7" : "strange");
}
