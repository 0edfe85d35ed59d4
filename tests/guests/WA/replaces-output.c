// Puts a file in the place of standard output.

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
#include <wasi/api.h>
int main(void) { int fd = open("/tmp/mettle-guest", O_CREAT | O_WRONLY, 0666); __wasi_fd_renumber(fd, 1); puts("7"); }
