// Catches the exception of a refused allocation, gives up at the tenth.
#include <cstdlib>
#include <new>
int main() {
    for (int refused = 0;;)
        try { char *volatile p = new char[1 << 20]; p[5] = 1; } catch (const std::bad_alloc &) { if (++refused == 10) std::abort(); }
}
