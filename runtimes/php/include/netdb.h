/* No host has a name here. */
#ifndef METTLE_PHP_NETDB_H
#define METTLE_PHP_NETDB_H
#include <netinet/in.h>
#include <sys/socket.h>
struct hostent {
    char *h_name;
    char **h_aliases;
    int h_addrtype;
    int h_length;
    char **h_addr_list;
};
struct servent {
    char *s_name;
    char **s_aliases;
    int s_port;
    char *s_proto;
};
struct protoent {
    char *p_name;
    char **p_aliases;
    int p_proto;
};
#define NI_MAXHOST 1025
#define NI_NUMERICHOST 1
#define h_addr h_addr_list[0]
struct hostent *gethostbyname(const char *name);
struct hostent *gethostbyaddr(const void *address, socklen_t length, int type);
int getnameinfo(const struct sockaddr *address, socklen_t length, char *host, socklen_t host_length,
                char *service, socklen_t service_length, int flags);
#endif
