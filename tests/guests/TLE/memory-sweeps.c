// Walks over all its memory in an order that no cache likes.
#include <stdlib.h>
int main(void) {
    size_t size = 60 << 20;
    volatile unsigned char *memory = malloc(size);
    for (size_t at = 0;; at = (at + 1048583) % size) memory[at]++;
}
