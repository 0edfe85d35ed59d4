/* Comparing ASCII texts as the Unicode collation algorithm does: String.prototype.localeCompare
   in Node. Letters come after digits after punctuation; case decides last. */
#include <string.h>

#include "mettle.h"

/* Characters by increasing weight; both cases of a letter have the same. */
static const char order[] = "\t\n\v\f\r _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789abcdefghijklmnopqrstuvwxyz";
static uint8_t weights[128]; /* 0: a control character, which is skipped */

static void fill_weights(void)
{
    for (size_t i = 0; i < sizeof order - 1; i++) {
        uint8_t c = (uint8_t)order[i];
        weights[c] = (uint8_t)(i + 1);
        if (c >= 'a' && c <= 'z')
            weights[c - 'a' + 'A'] = (uint8_t)(i + 1);
    }
}

/* Skips characters without weight. */
static const uint8_t *next_weighted(const uint8_t *p, const uint8_t *end)
{
    while (p < end && weights[*p] == 0)
        p++;
    return p;
}

static int compare(const uint8_t *a, const uint8_t *a_end, const uint8_t *b, const uint8_t *b_end)
{
    int by_case = 0;
    for (;;) {
        a = next_weighted(a, a_end);
        b = next_weighted(b, b_end);
        if (a == a_end || b == b_end)
            break;
        if (weights[*a] != weights[*b])
            return weights[*a] < weights[*b] ? -1 : 1;
        if (by_case == 0 && *a != *b)
            by_case = *a > *b ? -1 : 1; /* lower case first */
        a++;
        b++;
    }
    if (a != a_end || b != b_end)
        return a == a_end ? -1 : 1;
    return by_case;
}

static bool is_ascii(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if ((uint8_t)text[i] >= 0x80)
            return false;
    return true;
}

/* compareAscii(a, b) -> -1, 0 or 1; undefined when one is not ASCII */
static JSValue native_compare_ascii(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv)
{
    (void)self, (void)argc;
    size_t a_length, b_length;
    JSValue result = JS_EXCEPTION;
    const char *a = JS_ToCStringLen(ctx, &a_length, argv[0]);
    const char *b = a ? JS_ToCStringLen(ctx, &b_length, argv[1]) : NULL;
    if (b && is_ascii(a, a_length) && is_ascii(b, b_length)) {
        const uint8_t *left = (const uint8_t *)a, *right = (const uint8_t *)b;
        result = JS_NewInt32(ctx, compare(left, left + a_length, right, right + b_length));
    } else if (b) {
        result = JS_UNDEFINED;
    }
    JS_FreeCString(ctx, b);
    JS_FreeCString(ctx, a);
    return result;
}

/* collationWeight(code point below 128) -> weight, 0 for a character that is skipped */
static JSValue native_collation_weight(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv)
{
    (void)self, (void)argc;
    uint32_t code;
    if (JS_ToUint32(ctx, &code, argv[0]) < 0)
        return JS_EXCEPTION;
    return JS_NewInt32(ctx, code < 128 ? weights[code] : 0);
}

static const JSCFunctionListEntry functions[] = {
    JS_CFUNC_DEF("compareAscii", 2, native_compare_ascii),
    JS_CFUNC_DEF("collationWeight", 1, native_collation_weight),
};

int collation_add_natives(JSContext *ctx, JSValueConst native)
{
    fill_weights();
    return JS_SetPropertyFunctionList(ctx, native, functions, sizeof functions / sizeof *functions);
}
