/* Standard output and standard error. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "mettle.h"

static uint8_t output[OUTPUT_BUFFER_BYTES];
static size_t output_length;

/* A write error (closed pipe, output limit) is dropped: the host sees it itself, and the
   program has no better use for it. */
void write_fully(int fd, const uint8_t *bytes, size_t length)
{
    while (length > 0) {
        ssize_t written = write(fd, bytes, length);
        if (written < 0) {
            if (errno == EINTR || errno == EAGAIN)
                continue;
            return;
        }
        bytes += written;
        length -= (size_t)written;
    }
}

void output_flush(void)
{
    size_t length = output_length;
    output_length = 0;
    write_fully(1, output, length);
}

void output_write(int fd, const void *bytes, size_t length)
{
    if (fd != 1) {
        /* Keeps the order of the two streams for someone who reads both. */
        output_flush();
        write_fully(fd, bytes, length);
        return;
    }
    if (length > OUTPUT_BUFFER_BYTES - output_length) {
        output_flush();
        if (length >= OUTPUT_BUFFER_BYTES) {
            write_fully(1, bytes, length);
            return;
        }
    }
    memcpy(output + output_length, bytes, length);
    output_length += length;
}

/* QuickJS writes a lone surrogate as the three bytes ED A0..BF xx; Node writes U+FFFD. */
void replace_surrogates(char *text, size_t length)
{
    for (char *p = text; (p = memchr(p, 0xED, length - (size_t)(p - text))) != NULL; p++) {
        if ((uint8_t)p[1] >= 0xA0) {
            memcpy(p, "\xEF\xBF\xBD", 3);
            p += 2;
        }
    }
}

bool output_string(JSContext *ctx, int fd, JSValueConst text)
{
    size_t length;
    const char *utf8 = JS_ToCStringLen(ctx, &length, text);
    if (!utf8)
        return false;
    replace_surrogates((char *)utf8, length);
    output_write(fd, utf8, length);
    JS_FreeCString(ctx, utf8);
    return true;
}

/* write(fd, string | Uint8Array) */
static JSValue native_write(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv)
{
    (void)self;
    (void)argc;
    int32_t fd;
    size_t length;
    if (JS_ToInt32(ctx, &fd, argv[0]) < 0)
        return JS_EXCEPTION;
    if (JS_IsString(argv[1]))
        return output_string(ctx, fd, argv[1]) ? JS_UNDEFINED : JS_EXCEPTION;
    const uint8_t *bytes = JS_GetUint8Array(ctx, &length, argv[1]);
    if (!bytes)
        return JS_EXCEPTION;
    output_write(fd, bytes, length);
    return JS_UNDEFINED;
}

static JSValue native_flush(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv)
{
    (void)ctx, (void)self, (void)argc, (void)argv;
    output_flush();
    return JS_UNDEFINED;
}

static const JSCFunctionListEntry functions[] = {
    JS_CFUNC_DEF("write", 2, native_write),
    JS_CFUNC_DEF("flush", 0, native_flush),
};

int output_add_natives(JSContext *ctx, JSValueConst native)
{
    return JS_SetPropertyFunctionList(ctx, native, functions, sizeof functions / sizeof *functions);
}
