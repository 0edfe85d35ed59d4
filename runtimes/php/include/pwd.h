/* There are no users. */
#ifndef METTLE_PHP_PWD_H
#define METTLE_PHP_PWD_H
#include <sys/types.h>
struct passwd {
    char *pw_name;
    uid_t pw_uid;
    gid_t pw_gid;
    char *pw_dir;
};
struct passwd *getpwnam(const char *name);
struct passwd *getpwuid(uid_t uid);
#endif
