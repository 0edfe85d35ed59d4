/* SQLite's view of the system: a clock and random numbers, and no files. */
#include <string.h>
#include <sys/random.h>
#include <time.h>

#include "sqlite3.h"

/* Days between SQLite's epoch (noon of the first Julian day) and Unix's, in milliseconds. */
#define UNIX_EPOCH_MS 210866760000000LL

static int refuse_open(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *out)
{
    (void)vfs, (void)name, (void)flags, (void)out;
    file->pMethods = NULL;
    return SQLITE_CANTOPEN;
}

static int refuse_delete(sqlite3_vfs *vfs, const char *name, int sync)
{
    (void)vfs, (void)name, (void)sync;
    return SQLITE_IOERR_DELETE;
}

static int is_absent(sqlite3_vfs *vfs, const char *name, int flags, int *out)
{
    (void)vfs, (void)name, (void)flags;
    *out = 0;
    return SQLITE_OK;
}

static int full_path(sqlite3_vfs *vfs, const char *name, int room, char *out)
{
    (void)vfs;
    sqlite3_snprintf(room, out, "%s", name);
    return SQLITE_OK;
}

static int randomness(sqlite3_vfs *vfs, int count, char *out)
{
    (void)vfs;
    return getentropy(out, (size_t)count) == 0 ? count : 0;
}

static int do_not_sleep(sqlite3_vfs *vfs, int microseconds)
{
    (void)vfs;
    return microseconds;
}

static int current_time_ms(sqlite3_vfs *vfs, sqlite3_int64 *out)
{
    (void)vfs;
    struct timespec now;
    if (clock_gettime(CLOCK_REALTIME, &now) != 0)
        return SQLITE_ERROR;
    *out = UNIX_EPOCH_MS + (sqlite3_int64)now.tv_sec * 1000 + now.tv_nsec / 1000000;
    return SQLITE_OK;
}

static int current_time(sqlite3_vfs *vfs, double *out)
{
    sqlite3_int64 milliseconds;
    int result = current_time_ms(vfs, &milliseconds);
    *out = (double)milliseconds / 86400000.0;
    return result;
}

static int no_error(sqlite3_vfs *vfs, int room, char *out)
{
    (void)vfs, (void)room, (void)out;
    return 0;
}

static sqlite3_vfs vfs = {
    .iVersion = 2,
    .szOsFile = sizeof(sqlite3_file),
    .mxPathname = 512,
    .zName = "none",
    .xOpen = refuse_open,
    .xDelete = refuse_delete,
    .xAccess = is_absent,
    .xFullPathname = full_path,
    .xRandomness = randomness,
    .xSleep = do_not_sleep,
    .xCurrentTime = current_time,
    .xCurrentTimeInt64 = current_time_ms,
    .xGetLastError = no_error,
};

int sqlite3_os_init(void)
{
    return sqlite3_vfs_register(&vfs, 1);
}

int sqlite3_os_end(void)
{
    return SQLITE_OK;
}
