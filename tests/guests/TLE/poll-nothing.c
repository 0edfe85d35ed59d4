// Waits for input that is not there with a timeout of a thousand years.
#include <poll.h>
#include <stdio.h>
int main(void) {
    for (;;) poll(0, 0, 2000000000);
}
