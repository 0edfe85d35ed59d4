// Makes and removes a file for ever.
#include <fcntl.h>
#include <unistd.h>
int main(void) {
    for (;;) {
        close(open("/tmp/mettle-guest", O_CREAT | O_WRONLY, 0666));
        unlink("/tmp/mettle-guest");
    }
}
