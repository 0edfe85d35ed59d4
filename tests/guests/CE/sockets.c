// Opens a connection, where there is nothing to open it with.

#include <netinet/in.h>
#include <sys/socket.h>
int main(void) { return socket(AF_INET, SOCK_STREAM, 0); }
