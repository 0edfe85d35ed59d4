/* console.log and its kin: text and whole numbers go straight to the output buffer,
   everything else through the prelude's formatter. */
#include <math.h>
#include <string.h>

#include "mettle.h"

static bool prints_as_its_string(JSValueConst value)
{
    if (JS_IsString(value) || JS_IsBool(value) || JS_IsNull(value) || JS_IsUndefined(value))
        return true;
    int tag = JS_VALUE_GET_NORM_TAG(value);
    if (tag == JS_TAG_INT)
        return true;
    if (tag != JS_TAG_FLOAT64)
        return false;
    double number = JS_VALUE_GET_FLOAT64(value);
    return number != 0 || !signbit(number); /* -0 prints as "-0" */
}

/* A first argument with a '%' is a format when more arguments follow. */
static int is_plain(JSContext *ctx, int argc, JSValueConst *argv)
{
    for (int i = 0; i < argc; i++)
        if (!prints_as_its_string(argv[i]))
            return false;
    if (argc < 2 || !JS_IsString(argv[0]))
        return true;
    size_t length;
    const char *text = JS_ToCStringLen(ctx, &length, argv[0]);
    if (!text)
        return -1;
    bool plain = memchr(text, '%', length) == NULL;
    JS_FreeCString(ctx, text);
    return plain;
}

/* log(...values), magic = file descriptor */
static JSValue native_log(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv, int fd)
{
    (void)self;
    /* Inside console.group every line is indented by the prelude. */
    int plain = JS_IsUndefined(mettle.group_indent) ? is_plain(ctx, argc, argv) : false;
    if (plain < 0)
        return JS_EXCEPTION;
    if (!plain || fd != 1) {
        JSValue line = JS_Call(ctx, mettle.format_line, JS_UNDEFINED, argc, argv);
        bool ok = !JS_IsException(line) && output_string(ctx, fd, line);
        JS_FreeValue(ctx, line);
        return ok ? JS_UNDEFINED : JS_EXCEPTION;
    }
    for (int i = 0; i < argc; i++) {
        if (i > 0)
            output_write(fd, " ", 1);
        if (!output_string(ctx, fd, argv[i]))
            return JS_EXCEPTION;
    }
    output_write(fd, "\n", 1);
    return JS_UNDEFINED;
}

/* setLogHook(format): format(...values) -> the line with its end */
static JSValue native_set_log_hook(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv)
{
    (void)self, (void)argc;
    mettle.format_line = JS_DupValue(ctx, argv[0]);
    return JS_UNDEFINED;
}

/* setGroupIndent(string | undefined) */
static JSValue native_set_group_indent(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv)
{
    (void)self, (void)argc;
    JS_FreeValue(ctx, mettle.group_indent);
    mettle.group_indent = JS_DupValue(ctx, argv[0]);
    return JS_UNDEFINED;
}

static const JSCFunctionListEntry functions[] = {
    JS_CFUNC_MAGIC_DEF("log", 0, native_log, 1),
    JS_CFUNC_MAGIC_DEF("error", 0, native_log, 2),
    JS_CFUNC_DEF("setLogHook", 1, native_set_log_hook),
    JS_CFUNC_DEF("setGroupIndent", 1, native_set_group_indent),
};

int log_add_natives(JSContext *ctx, JSValueConst native)
{
    return JS_SetPropertyFunctionList(ctx, native, functions, sizeof functions / sizeof *functions);
}
