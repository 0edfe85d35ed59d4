/* Files. The prelude turns error numbers into Node's errors by the table of names. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mettle.h"

#ifdef ENOTCAPABLE
#define ENOTCAPABLE_OR_ENOENT ENOTCAPABLE
#else
#define ENOTCAPABLE_OR_ENOENT ENOENT
#endif

/* readFile(path) -> ArrayBuffer, or a negative errno */
static JSValue native_read_file(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv)
{
    (void)self, (void)argc;
    const char *path = JS_ToCString(ctx, argv[0]);
    if (!path)
        return JS_EXCEPTION;
    int fd = open(path, O_RDONLY);
    int error = errno;
    JS_FreeCString(ctx, path);
    if (fd < 0)
        return JS_NewInt32(ctx, -error);
    struct stat info;
    if (fstat(fd, &info) == 0 && S_ISDIR(info.st_mode)) {
        close(fd);
        return JS_NewInt32(ctx, -EISDIR);
    }
    Bytes all = { 0 };
    static uint8_t block[16 * 1024];
    ssize_t got;
    while ((got = read(fd, block, sizeof block)) > 0) {
        if (!bytes_append(&all, block, (size_t)got)) {
            got = -1;
            errno = ENOMEM;
            break;
        }
    }
    error = errno;
    close(fd);
    if (got < 0) {
        free(all.bytes);
        return JS_NewInt32(ctx, -error);
    }
    return new_array_buffer(ctx, &all);
}

/* writeFile(path, Uint8Array, append) -> 0 or a negative errno */
static JSValue native_write_file(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv)
{
    (void)self, (void)argc;
    size_t length;
    const uint8_t *bytes = JS_GetUint8Array(ctx, &length, argv[1]);
    const char *path = bytes ? JS_ToCString(ctx, argv[0]) : NULL;
    if (!path)
        return JS_EXCEPTION;
    int mode = JS_ToBool(ctx, argv[2]) ? O_APPEND : O_TRUNC;
    int fd = open(path, O_WRONLY | O_CREAT | mode, 0666);
    int error = errno;
    JS_FreeCString(ctx, path);
    if (fd < 0)
        return JS_NewInt32(ctx, -error);
    write_fully(fd, bytes, length);
    close(fd);
    return JS_NewInt32(ctx, 0);
}

/* fileKind(path) -> "file", "directory", "other" or undefined */
static JSValue native_file_kind(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv)
{
    (void)self, (void)argc;
    const char *path = JS_ToCString(ctx, argv[0]);
    if (!path)
        return JS_EXCEPTION;
    struct stat info;
    int failed = stat(path, &info);
    JS_FreeCString(ctx, path);
    if (failed)
        return JS_UNDEFINED;
    return JS_NewString(ctx, S_ISREG(info.st_mode) ? "file" : S_ISDIR(info.st_mode) ? "directory" : "other");
}

static int add_error_codes(JSContext *ctx, JSValueConst native)
{
    static const struct { int number; const char *name; } known[] = {
        { EACCES, "EACCES" }, { EBADF, "EBADF" }, { EEXIST, "EEXIST" }, { EISDIR, "EISDIR" },
        { ENOENT, "ENOENT" }, { ENOTDIR, "ENOTDIR" }, { EPERM, "EPERM" }, { EROFS, "EROFS" },
        /* How WASI says that a path is outside every opened directory. */
        { ENOTCAPABLE_OR_ENOENT, "ENOENT" },
    };
    JSValue names = JS_NewObject(ctx);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        JS_SetPropertyUint32(ctx, names, (uint32_t)known[i].number, JS_NewString(ctx, known[i].name));
    return JS_SetPropertyStr(ctx, native, "errorCodes", names);
}

static const JSCFunctionListEntry functions[] = {
    JS_CFUNC_DEF("readFile", 1, native_read_file),
    JS_CFUNC_DEF("writeFile", 3, native_write_file),
    JS_CFUNC_DEF("fileKind", 1, native_file_kind),
};

int files_add_natives(JSContext *ctx, JSValueConst native)
{
    if (add_error_codes(ctx, native) < 0)
        return -1;
    return JS_SetPropertyFunctionList(ctx, native, functions, sizeof functions / sizeof *functions);
}
