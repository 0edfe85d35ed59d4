/* What PHP expects of a Unix and WASI does not have: users, other processes, sockets, the system
   log. All of it fails, as it would without any of them; see gaps.c. */
#ifndef METTLE_PHP_GAPS_H
#define METTLE_PHP_GAPS_H

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <unistd.h>

int chown(const char *path, uid_t owner, gid_t group);
int dup(int descriptor);
int getdtablesize(void);
uid_t getuid(void);
gid_t getgid(void);
int getgroups(int size, gid_t list[]);
FILE *popen(const char *command, const char *mode);
int pclose(FILE *stream);
mode_t umask(mode_t mask);

char *mktemp(char *template);

/* Sets memory aside for the end of a program that gets none; called once. */
void keep_reserve(void);

/* Sockets cannot be made, so what one would be used for is never reached. */
#undef AF_UNIX
#define MSG_OOB 0x0001
#define SOL_IP 0
#define SO_ERROR 4
int socket(int domain, int type, int protocol);
int bind(int descriptor, const struct sockaddr *address, socklen_t length);
int listen(int descriptor, int backlog);
int connect(int descriptor, const struct sockaddr *address, socklen_t length);
int getsockname(int descriptor, struct sockaddr *address, socklen_t *length);
int getpeername(int descriptor, struct sockaddr *address, socklen_t *length);
int setsockopt(int descriptor, int level, int name, const void *value, socklen_t length);
ssize_t sendto(int descriptor, const void *data, size_t size, int flags,
               const struct sockaddr *address, socklen_t length);
ssize_t recvfrom(int descriptor, void *data, size_t size, int flags, struct sockaddr *address,
                 socklen_t *length);

#endif
