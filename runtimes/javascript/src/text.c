/* UTF-8 and Latin-1 text. */
#include <stdlib.h>
#include <string.h>

#include "mettle.h"

/* Length of the valid sequence at p, or 0 with *bad = bytes that become one U+FFFD. */
static size_t utf8_sequence(const uint8_t *p, const uint8_t *end, size_t *bad)
{
    uint8_t lead = p[0], low = 0x80, high = 0xBF;
    size_t need;
    *bad = 1;
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        need = 2;
    else if (lead >= 0xE0 && lead <= 0xEF)
        need = 3;
    else if (lead >= 0xF0 && lead <= 0xF4)
        need = 4;
    else
        return 0;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
    for (size_t i = 1; i < need; i++) {
        if (p + i >= end || p[i] < low || p[i] > high)
            return 0;
        low = 0x80;
        high = 0xBF;
        *bad = i + 1;
    }
    return need;
}

static bool is_valid_utf8(const uint8_t *p, const uint8_t *end)
{
    size_t bad;
    while (p < end) {
        uint64_t word;
        if (end - p >= 8 && (memcpy(&word, p, 8), (word & 0x8080808080808080u) == 0)) {
            p += 8;
            continue;
        }
        size_t n = utf8_sequence(p, end, &bad);
        if (n == 0)
            return false;
        p += n;
    }
    return true;
}

JSValue utf8_decode(JSContext *ctx, const uint8_t *bytes, size_t length)
{
    const uint8_t *p = bytes, *end = bytes + length;
    if (is_valid_utf8(p, end))
        return JS_NewStringLen(ctx, (const char *)bytes, length);
    Bytes clean = { 0 };
    while (p < end) {
        size_t bad, n = utf8_sequence(p, end, &bad);
        const uint8_t *from = n ? p : (const uint8_t *)"\xEF\xBF\xBD";
        if (!bytes_append(&clean, from, n ? n : 3)) {
            free(clean.bytes);
            return JS_ThrowOutOfMemory(ctx);
        }
        p += n ? n : bad;
    }
    JSValue text = JS_NewStringLen(ctx, (const char *)clean.bytes, clean.length);
    free(clean.bytes);
    return text;
}

/* decodeUtf8(Uint8Array, start, end) -> string */
static JSValue native_decode_utf8(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv)
{
    (void)self, (void)argc;
    size_t size, start = 0, end;
    const uint8_t *bytes = JS_GetUint8Array(ctx, &size, argv[0]);
    if (!bytes || !to_offset(ctx, argv[2], size, &end)
        || (!JS_IsUndefined(argv[1]) && !to_offset(ctx, argv[1], end, &start)))
        return JS_EXCEPTION;
    return utf8_decode(ctx, bytes + start, end - start);
}

/* decodeLatin1(Uint8Array, start, end) -> string, one character per byte */
static JSValue native_decode_latin1(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv)
{
    (void)self, (void)argc;
    size_t size, start, end;
    const uint8_t *bytes = JS_GetUint8Array(ctx, &size, argv[0]);
    if (!bytes || !to_offset(ctx, argv[2], size, &end) || !to_offset(ctx, argv[1], end, &start))
        return JS_EXCEPTION;
    size_t length = end - start;
    uint16_t *wide = malloc(length * 2 + 2);
    if (!wide)
        return JS_ThrowOutOfMemory(ctx);
    for (size_t i = 0; i < length; i++)
        wide[i] = bytes[start + i];
    JSValue text = JS_NewStringUTF16(ctx, wide, length);
    free(wide);
    return text;
}

/* encodeUtf8(string) -> ArrayBuffer */
static JSValue native_encode_utf8(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv)
{
    (void)self, (void)argc;
    size_t length;
    const char *utf8 = JS_ToCStringLen(ctx, &length, argv[0]);
    if (!utf8)
        return JS_EXCEPTION;
    replace_surrogates((char *)utf8, length);
    JSValue buffer = JS_NewArrayBufferCopy(ctx, (const uint8_t *)utf8, length);
    JS_FreeCString(ctx, utf8);
    return buffer;
}

static const JSCFunctionListEntry functions[] = {
    JS_CFUNC_DEF("decodeUtf8", 3, native_decode_utf8),
    JS_CFUNC_DEF("decodeLatin1", 3, native_decode_latin1),
    JS_CFUNC_DEF("encodeUtf8", 1, native_encode_utf8),
};

int text_add_natives(JSContext *ctx, JSValueConst native)
{
    return JS_SetPropertyFunctionList(ctx, native, functions, sizeof functions / sizeof *functions);
}
