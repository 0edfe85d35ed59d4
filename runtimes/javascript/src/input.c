/* Standard input. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mettle.h"

static uint8_t input[INPUT_BUFFER_BYTES];
static size_t input_start, input_end;
static bool input_ended;

/* Refills the empty input buffer. False at the end of input. */
static bool input_fill(void)
{
    if (input_ended)
        return false;
    output_flush(); /* whoever answers on stdin may wait for our output */
    ssize_t got;
    do
        got = read(0, input, sizeof input);
    while (got < 0 && errno == EINTR);
    if (got <= 0) {
        input_ended = true;
        return false;
    }
    input_start = 0;
    input_end = (size_t)got;
    return true;
}

static JSValue line_to_string(JSContext *ctx, const uint8_t *line, size_t length)
{
    if (length > 0 && line[length - 1] == '\r')
        length--;
    return utf8_decode(ctx, line, length);
}

/* readLine(mayBlock) -> the next line of stdin without its end, null at the end of input.
   Unless it may block, undefined when no whole line has been read yet. */
static JSValue native_read_line(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv)
{
    (void)self, (void)argc;
    Bytes long_line = { 0 };
    bool any = false;
    JSValue line;
    if (!JS_ToBool(ctx, argv[0]) && !input_ended
        && !memchr(input + input_start, '\n', input_end - input_start))
        return JS_UNDEFINED;
    for (;;) {
        if (input_start == input_end && !input_fill())
            break;
        any = true;
        const uint8_t *from = input + input_start;
        const uint8_t *newline = memchr(from, '\n', input_end - input_start);
        size_t length = newline ? (size_t)(newline - from) : input_end - input_start;
        input_start += length + (newline != NULL);
        if (newline && long_line.length == 0)
            return line_to_string(ctx, from, length);
        if (!bytes_append(&long_line, from, length)) {
            free(long_line.bytes);
            return JS_ThrowOutOfMemory(ctx);
        }
        if (newline)
            break;
    }
    line = any ? line_to_string(ctx, long_line.bytes, long_line.length) : JS_NULL;
    free(long_line.bytes);
    return line;
}

static bool read_rest(Bytes *all)
{
    do {
        if (!bytes_append(all, input + input_start, input_end - input_start))
            return false;
        input_start = input_end;
    } while (input_fill());
    return true;
}

/* readAll(asText) -> the rest of stdin, an ArrayBuffer or a string */
static JSValue native_read_all(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv)
{
    (void)self, (void)argc;
    Bytes all = { 0 };
    if (!read_rest(&all)) {
        free(all.bytes);
        return JS_ThrowOutOfMemory(ctx);
    }
    if (!JS_ToBool(ctx, argv[0]))
        return new_array_buffer(ctx, &all);
    JSValue text = utf8_decode(ctx, all.bytes, all.length);
    free(all.bytes);
    return text;
}

/* readChunk() -> ArrayBuffer with what one read gives, null at the end of input */
static JSValue native_read_chunk(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv)
{
    (void)self, (void)argc, (void)argv;
    if (input_start == input_end && !input_fill())
        return JS_NULL;
    JSValue chunk = JS_NewArrayBufferCopy(ctx, input + input_start, input_end - input_start);
    input_start = input_end;
    return chunk;
}

/* readInto(Uint8Array, offset, length) -> bytes read, 0 at the end of input */
static JSValue native_read_into(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv)
{
    (void)self, (void)argc;
    size_t size, offset, length;
    uint8_t *bytes = JS_GetUint8Array(ctx, &size, argv[0]);
    if (!bytes || !to_offset(ctx, argv[1], size, &offset)
        || !to_offset(ctx, argv[2], size - offset, &length))
        return JS_EXCEPTION;
    if (length == 0 || (input_start == input_end && !input_fill()))
        return JS_NewInt32(ctx, 0);
    size_t available = input_end - input_start;
    size_t count = length < available ? length : available;
    memcpy(bytes + offset, input + input_start, count);
    input_start += count;
    return JS_NewInt64(ctx, (int64_t)count);
}

static const JSCFunctionListEntry functions[] = {
    JS_CFUNC_DEF("readLine", 1, native_read_line),
    JS_CFUNC_DEF("readAll", 1, native_read_all),
    JS_CFUNC_DEF("readChunk", 0, native_read_chunk),
    JS_CFUNC_DEF("readInto", 3, native_read_into),
};

int input_add_natives(JSContext *ctx, JSValueConst native)
{
    return JS_SetPropertyFunctionList(ctx, native, functions, sizeof functions / sizeof *functions);
}
