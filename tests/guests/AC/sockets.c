// Uses every descriptor as a socket.
#include <stdio.h>
#include <wasi/api.h>
int main(void) {
    int got = 0;
    char text[64];
    for (int fd = 0; fd < 100; fd++) {
        __wasi_iovec_t in = {(unsigned char *)text, sizeof text};
        __wasi_ciovec_t out = {(unsigned char *)text, sizeof text};
        __wasi_size_t size = 0;
        __wasi_roflags_t flags = 0;
        __wasi_fd_t made = 0;
        if (__wasi_sock_accept(fd, 0, &made) == 0) { got = 1; printf("accepted on %d\n", fd); }
        if (fd > 2 && __wasi_sock_recv(fd, &in, 1, 0, &size, &flags) == 0 && size > 0) { got = 1; printf("received on %d\n", fd); }
        if (fd > 2 && __wasi_sock_send(fd, &out, 1, 0, &size) == 0) { got = 1; printf("sent on %d\n", fd); }
        __wasi_sock_shutdown(fd, 3);
    }
    if (!got) puts("7");
}
