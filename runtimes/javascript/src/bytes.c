/* Growing byte arrays, and handing them to JavaScript. */
#include <stdlib.h>
#include <string.h>

#include "mettle.h"

bool bytes_append(Bytes *b, const uint8_t *more, size_t length)
{
    if (length > b->capacity - b->length) {
        size_t capacity = b->capacity * 2 > b->length + length ? b->capacity * 2 : b->length + length;
        uint8_t *grown = realloc(b->bytes, capacity);
        if (!grown)
            return false;
        b->bytes = grown;
        b->capacity = capacity;
    }
    memcpy(b->bytes + b->length, more, length);
    b->length += length;
    return true;
}

/* size 0 asks for the memory to be freed. */
static void *resize_array_buffer(JSRuntime *rt, void *opaque, void *bytes, size_t size)
{
    (void)rt;
    (void)opaque;
    if (size == 0) {
        free(bytes);
        return NULL;
    }
    return realloc(bytes, size);
}

/* Takes over the bytes. */
JSValue new_array_buffer(JSContext *ctx, Bytes *b)
{
    if (b->length == 0) {
        free(b->bytes);
        return JS_NewArrayBufferCopy(ctx, (const uint8_t *)"", 0);
    }
    JSValue buffer = JS_NewArrayBuffer(ctx, b->bytes, b->length, 0, resize_array_buffer, NULL, false);
    if (JS_IsException(buffer))
        free(b->bytes);
    return buffer;
}

/* Reads a number argument as an offset, limited to max. */
bool to_offset(JSContext *ctx, JSValueConst value, size_t max, size_t *offset)
{
    double number;
    if (JS_IsUndefined(value)) {
        *offset = max;
        return true;
    }
    if (JS_ToFloat64(ctx, &number, value) < 0)
        return false;
    *offset = number > 0 ? (number < (double)max ? (size_t)number : max) : 0;
    return true;
}
