// Forks for ever, where there is nothing to fork with.
// says: fork

#include <unistd.h>
int main(void) { for (;;) fork(); }
