// Fails an assertion with escapes in its text.

#include <assert.h>
int main(int count, char **v) { assert(count == 5 && "\033[2J\x07"); }
