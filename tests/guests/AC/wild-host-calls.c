// Calls every function of the host with random descriptors, pointers and lengths.
// cpu_ms: 3000
#include <stdint.h>
#include <stdio.h>
#define IMPORT(name, ...) __attribute__((import_module("wasi_snapshot_preview1"), import_name(#name))) int32_t w_##name(__VA_ARGS__)
typedef int32_t i;
typedef int64_t l;
IMPORT(args_get, i, i); IMPORT(args_sizes_get, i, i); IMPORT(environ_get, i, i); IMPORT(environ_sizes_get, i, i);
IMPORT(clock_res_get, i, i); IMPORT(clock_time_get, i, l, i);
IMPORT(fd_advise, i, l, l, i); IMPORT(fd_allocate, i, l, l); IMPORT(fd_close, i); IMPORT(fd_datasync, i);
IMPORT(fd_fdstat_get, i, i); IMPORT(fd_fdstat_set_flags, i, i); IMPORT(fd_fdstat_set_rights, i, l, l);
IMPORT(fd_filestat_get, i, i); IMPORT(fd_filestat_set_size, i, l); IMPORT(fd_filestat_set_times, i, l, l, i);
IMPORT(fd_pread, i, i, i, l, i); IMPORT(fd_prestat_get, i, i); IMPORT(fd_prestat_dir_name, i, i, i);
IMPORT(fd_pwrite, i, i, i, l, i); IMPORT(fd_read, i, i, i, i); IMPORT(fd_readdir, i, i, i, l, i);
IMPORT(fd_renumber, i, i); IMPORT(fd_seek, i, l, i, i); IMPORT(fd_sync, i); IMPORT(fd_tell, i, i); IMPORT(fd_write, i, i, i, i);
IMPORT(path_create_directory, i, i, i); IMPORT(path_filestat_get, i, i, i, i, i);
IMPORT(path_filestat_set_times, i, i, i, i, l, l, i); IMPORT(path_link, i, i, i, i, i, i, i);
IMPORT(path_open, i, i, i, i, i, l, l, i, i); IMPORT(path_readlink, i, i, i, i, i, i);
IMPORT(path_remove_directory, i, i, i); IMPORT(path_rename, i, i, i, i, i, i); IMPORT(path_symlink, i, i, i, i, i);
IMPORT(path_unlink_file, i, i, i); IMPORT(random_get, i, i); IMPORT(sched_yield, void);
IMPORT(sock_accept, i, i, i); IMPORT(sock_recv, i, i, i, i, i, i); IMPORT(sock_send, i, i, i, i, i); IMPORT(sock_shutdown, i, i);

/* What the host may write into: in the middle of memory that nothing else uses. */
static char room[4 << 20];
static uint64_t state = 88172645463325252u;
static uint64_t next(void) { state ^= state << 13; state ^= state >> 7; return state ^= state << 17; }
static i pointer(void) {
    switch (next() % 6) {
        case 0: return -1;
        case 1: return -1 - (i)(next() % 100);
        case 2: return INT32_MAX - (i)(next() % 100);
        default: return (i)(intptr_t)(room + (1 << 20) + next() % (1 << 20));
    }
}
static i length(void) {
    switch (next() % 6) {
        case 0: return -1;
        case 1: return INT32_MAX;
        case 2: return (i)next();
        case 3: return 0;
        default: return next() % 300;
    }
}
static i fd(void) { switch (next() % 4) { case 0: return -1; case 1: return (i)next() | 8; default: return 3 + next() % 30; } }
static l wide(void) { switch (next() % 4) { case 0: return -1; case 1: return INT64_MIN; case 2: return next(); default: return next() % 1000; } }
#define P pointer()
#define N length()
#define F fd()
#define L wide()
int main(void) {
    for (int turn = 0; turn < 60000; turn++) {
        if (turn % 50 == 0)
            for (int k = 1 << 20; k < 2 << 20; k += 4) *(uint32_t *)(room + k) = turn % 100 ? (uint32_t)next() : 0x2e2f2e2fu;
        switch (next() % 44) {
            case 0: w_args_get(P, P); break;
            case 1: w_args_sizes_get(P, P); break;
            case 2: w_environ_get(P, P); break;
            case 3: w_environ_sizes_get(P, P); break;
            case 4: w_clock_res_get(N, P); break;
            case 5: w_clock_time_get(N, L, P); break;
            case 6: w_fd_advise(F, L, L, N); break;
            case 7: w_fd_allocate(F, L, L); break;
            case 8: if (turn % 16 == 0) w_fd_close(F); break;
            case 9: w_fd_datasync(F); break;
            case 10: w_fd_fdstat_get(F, P); break;
            case 11: w_fd_fdstat_set_flags(F, N); break;
            case 12: w_fd_fdstat_set_rights(F, L, L); break;
            case 13: w_fd_filestat_get(F, P); break;
            case 14: w_fd_filestat_set_size(F, L); break;
            case 15: w_fd_filestat_set_times(F, L, L, N); break;
            case 16: w_fd_pread(F, P, N, L, P); break;
            case 17: w_fd_prestat_get(F, P); break;
            case 18: w_fd_prestat_dir_name(F, P, N); break;
            case 19: w_fd_pwrite(F, P, N, L, P); break;
            case 20: w_fd_read(F, P, N, P); break;
            case 21: w_fd_readdir(F, P, N, L, P); break;
            case 22: w_fd_renumber(F, F); break;
            case 23: w_fd_seek(F, L, N, P); break;
            case 24: w_fd_sync(F); break;
            case 25: w_fd_tell(F, P); break;
            case 26: w_fd_write(F, P, N, P); break;
            case 27: w_path_create_directory(3, P, N); break;
            case 28: w_path_filestat_get(F, N, P, N, P); break;
            case 29: w_path_filestat_set_times(F, N, P, N, L, L, N); break;
            case 30: w_path_link(F, N, P, N, F, P, N); break;
            case 31: w_path_open(3, N, P, N, N, L, L, N, P); break;
            case 32: w_path_open(F, N, P, N, 1, L, L, N, P); break;
            case 33: w_path_readlink(F, P, N, P, N, P); break;
            case 34: w_path_remove_directory(F, P, N); break;
            case 35: w_path_rename(F, P, N, F, P, N); break;
            case 36: w_path_symlink(P, N, F, P, N); break;
            case 37: w_path_unlink_file(F, P, N); break;
            case 38: w_random_get(P, N); break;
            case 39: w_sched_yield(); break;
            case 40: w_sock_accept(F, N, P); break;
            case 41: w_sock_recv(F, P, N, N, P, P); break;
            case 42: w_sock_send(F, P, N, N, P); break;
            default: w_sock_shutdown(F, N); break;
        }
    }
    puts("7");
}
