// Standard input to standard output.
#include <cstdio>

int main() {
    static char block[1 << 16];
    while (size_t bytes = fread(block, 1, sizeof block, stdin)) fwrite(block, 1, bytes, stdout);
}
