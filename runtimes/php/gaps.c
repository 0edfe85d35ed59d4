/* The functions of gaps.h and its neighbours, and what PHP's memory manager asks of mmap. */
#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "gaps.h"
#include "grp.h"
#include "netdb.h"
#include "pwd.h"

/* Memory: PHP takes it in pieces of 2 MiB that begin at a multiple of their size, and gives whole
   pieces back. They come from the end of the memory and, once given back, from a list. */

#define PAGE ((size_t)64 << 10)
#define PIECE ((size_t)2 << 20)
#define RANGES_MAX 4096

struct range {
    uintptr_t start;
    uintptr_t end;
};

/* What was given back, by address, without ranges that touch. */
static struct range ranges[RANGES_MAX];
static size_t range_count;

static uintptr_t round_up(uintptr_t value, size_t unit)
{
    return (value + unit - 1) / unit * unit;
}

static uintptr_t memory_end(void)
{
    return (uintptr_t)__builtin_wasm_memory_size(0) * PAGE;
}

static void remove_range(size_t index)
{
    range_count--;
    memmove(&ranges[index], &ranges[index + 1], (range_count - index) * sizeof *ranges);
}

/* With a full list the range is lost, which is safe. */
static void insert_range(size_t index, uintptr_t start, uintptr_t end)
{
    if (start >= end || range_count == RANGES_MAX)
        return;
    memmove(&ranges[index + 1], &ranges[index], (range_count - index) * sizeof *ranges);
    ranges[index] = (struct range){start, end};
    range_count++;
}

static void give_back(uintptr_t start, uintptr_t end)
{
    size_t index = 0;
    while (index < range_count && ranges[index].end < start)
        index++;
    if (index < range_count && ranges[index].start <= end) {
        /* It touches this one, and perhaps the one after it. */
        if (start < ranges[index].start)
            ranges[index].start = start;
        if (end > ranges[index].end)
            ranges[index].end = end;
        if (index + 1 < range_count && ranges[index + 1].start <= ranges[index].end) {
            ranges[index].end = ranges[index + 1].end;
            remove_range(index + 1);
        }
        return;
    }
    insert_range(index, start, end);
}

/* Takes [start, end) out of a range that has it. */
static void take(size_t index, uintptr_t start, uintptr_t end)
{
    struct range from = ranges[index];
    remove_range(index);
    insert_range(index, end, from.end);
    insert_range(index, from.start, start);
}

static bool take_known(uintptr_t start, size_t size)
{
    for (size_t index = 0; index < range_count; index++) {
        if (ranges[index].start <= start && start + size <= ranges[index].end) {
            take(index, start, start + size);
            return true;
        }
    }
    return false;
}

static uintptr_t take_any(size_t size)
{
    for (size_t index = 0; index < range_count; index++) {
        uintptr_t start = round_up(ranges[index].start, PIECE);
        if (start < ranges[index].end && size <= ranges[index].end - start) {
            take(index, start, start + size);
            return start;
        }
    }
    return 0;
}

static uintptr_t grow(size_t size)
{
    uintptr_t end = memory_end();
    uintptr_t start = round_up(end, PIECE);
    if (start < end || size > SIZE_MAX - start)
        return 0;
    size_t pages = (start + size - end) / PAGE;
    if (__builtin_wasm_memory_grow(0, pages) == (size_t)-1)
        return 0;
    give_back(end, start);
    return start;
}

/* Memory for saying that there is none left, and for what a program does at its end. */
#define RESERVE ((size_t)4 << 20)

static uintptr_t reserve;

void keep_reserve(void)
{
    reserve = grow(RESERVE);
}

/* PHP ends a program that gets no memory, for which it needs some. When that is not enough either,
   it would try for ever. */
static void run_out(void)
{
    static const char said[] = "Fatal error: Out of memory\n";
    if (reserve != 0) {
        give_back(reserve, reserve + RESERVE);
        reserve = 0;
        return;
    }
    write(STDERR_FILENO, said, sizeof said - 1);
    _Exit(255);
}

void *mmap(void *wanted, size_t size, int protection, int flags, int descriptor, off_t offset)
{
    (void)protection, (void)flags, (void)offset;
    errno = ENOMEM;
    if (descriptor != -1 || size == 0 || size > SIZE_MAX - PAGE)
        return MAP_FAILED;
    size = round_up(size, PAGE);
    uintptr_t start = (uintptr_t)wanted;
    if (start != 0) {
        if (take_known(start, size))
            return wanted;
        /* Growing in place, at the end of the memory. */
        bool at_end = start == memory_end() && size <= SIZE_MAX - start;
        bool grown = at_end && __builtin_wasm_memory_grow(0, size / PAGE) != (size_t)-1;
        return grown ? wanted : MAP_FAILED;
    }
    start = take_any(size);
    if (start == 0)
        start = grow(size);
    if (start == 0) {
        run_out();
        errno = ENOMEM;
        return MAP_FAILED;
    }
    return (void *)start;
}

int munmap(void *start, size_t size)
{
    give_back((uintptr_t)start, (uintptr_t)start + round_up(size, PAGE));
    return 0;
}

int mprotect(void *start, size_t size, int protection)
{
    (void)start, (void)size, (void)protection;
    return 0;
}

int madvise(void *start, size_t size, int advice)
{
    (void)start, (void)size, (void)advice;
    return 0;
}

/* Standard input, output and error are never closed, so that opening them again, as
   fopen('php://stdin') does, can give the same descriptor. */

#define STANDARD_LAST 2

int dup(int descriptor)
{
    if (descriptor >= 0 && descriptor <= STANDARD_LAST)
        return descriptor;
    errno = ENOTSUP;
    return -1;
}

int __real_close(int descriptor);

/* The linker puts it in the place of close. */
int __wrap_close(int descriptor)
{
    return descriptor >= 0 && descriptor <= STANDARD_LAST ? 0 : __real_close(descriptor);
}

int getdtablesize(void)
{
    return 1024;
}

/* Random bytes come from WASI. */
void arc4random_buf(void *bytes, size_t size)
{
    const size_t AT_ONCE = 256;
    for (char *at = bytes; size > 0;) {
        size_t part = size < AT_ONCE ? size : AT_ONCE;
        if (getentropy(at, part) != 0)
            abort();
        at += part;
        size -= part;
    }
}

/* Fibers would switch C stacks, of which there is one. The class is not registered. */

struct fiber_data {
    void *handle;
    void *transfer;
};

void *make_fcontext(void *stack, size_t size, void (*body)(struct fiber_data))
{
    (void)stack, (void)size, (void)body;
    abort();
}

struct fiber_data jump_fcontext(void *to, void *transfer)
{
    (void)to, (void)transfer;
    abort();
}

/* The rest fails. */

static int refuse(void)
{
    errno = ENOSYS;
    return -1;
}

int chown(const char *path, uid_t owner, gid_t group)
{
    (void)path, (void)owner, (void)group;
    return refuse();
}

uid_t getuid(void)
{
    return 0;
}

gid_t getgid(void)
{
    return 0;
}

int getgroups(int size, gid_t list[])
{
    (void)size, (void)list;
    return 0;
}

FILE *popen(const char *command, const char *mode)
{
    (void)command, (void)mode;
    refuse();
    return NULL;
}

int pclose(FILE *stream)
{
    (void)stream;
    return refuse();
}

mode_t umask(mode_t mask)
{
    (void)mask;
    return 022;
}

char *mktemp(char *template)
{
    template[0] = '\0';
    refuse();
    return template;
}

int socket(int domain, int type, int protocol)
{
    (void)domain, (void)type, (void)protocol;
    return refuse();
}

int bind(int descriptor, const struct sockaddr *address, socklen_t length)
{
    (void)descriptor, (void)address, (void)length;
    return refuse();
}

int listen(int descriptor, int backlog)
{
    (void)descriptor, (void)backlog;
    return refuse();
}

int connect(int descriptor, const struct sockaddr *address, socklen_t length)
{
    (void)descriptor, (void)address, (void)length;
    return refuse();
}

int getsockname(int descriptor, struct sockaddr *address, socklen_t *length)
{
    (void)descriptor, (void)address, (void)length;
    return refuse();
}

int getpeername(int descriptor, struct sockaddr *address, socklen_t *length)
{
    (void)descriptor, (void)address, (void)length;
    return refuse();
}

int setsockopt(int descriptor, int level, int name, const void *value, socklen_t length)
{
    (void)descriptor, (void)level, (void)name, (void)value, (void)length;
    return refuse();
}

ssize_t sendto(int descriptor, const void *data, size_t size, int flags,
               const struct sockaddr *address, socklen_t length)
{
    (void)descriptor, (void)data, (void)size, (void)flags, (void)address, (void)length;
    return refuse();
}

ssize_t recvfrom(int descriptor, void *data, size_t size, int flags, struct sockaddr *address,
                 socklen_t *length)
{
    (void)descriptor, (void)data, (void)size, (void)flags, (void)address, (void)length;
    return refuse();
}

struct hostent *gethostbyname(const char *name)
{
    (void)name;
    refuse();
    return NULL;
}

struct hostent *gethostbyaddr(const void *address, socklen_t length, int type)
{
    (void)address, (void)length, (void)type;
    refuse();
    return NULL;
}

int getnameinfo(const struct sockaddr *address, socklen_t length, char *host, socklen_t host_length,
                char *service, socklen_t service_length, int flags)
{
    (void)address, (void)length, (void)host, (void)host_length;
    (void)service, (void)service_length, (void)flags;
    return refuse();
}

struct passwd *getpwnam(const char *name)
{
    (void)name;
    return NULL;
}

struct passwd *getpwuid(uid_t uid)
{
    (void)uid;
    return NULL;
}

struct group *getgrnam(const char *name)
{
    (void)name;
    return NULL;
}
