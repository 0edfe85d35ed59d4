/* Entry point of the JavaScript runtime: QuickJS plus the prelude, run on argv[1].

   Initialisation (runtime, context, prelude) is apart from running, so that the module's
   memory can be saved after the first and every program starts from the saved image. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mettle.h"
#include "prelude.h"

/* Bytes of C stack that QuickJS may use before it throws RangeError. On Wasm this is the
   shadow stack (-z stack-size, 64 MiB); the engine's own stack must not end first. */
#ifndef METTLE_STACK_BYTES
#define METTLE_STACK_BYTES (40u << 20)
#endif

/* The cycle collector stays away until this much is allocated: reference counting frees
   everything without cycles at once, and each pass walks every live object. */
#define GC_THRESHOLD_BYTES (32u << 20)

Mettle mettle;

static void fail(const char *what)
{
    fprintf(stderr, "javascript runtime: %s\n", what);
    exit(EXIT_NOT_STARTED);
}

/* The message of a pending exception: only for errors of the prelude itself, which are
   bugs of ours, since the prelude reports the user's errors. */
static void fail_with_exception(JSContext *ctx, const char *what)
{
    JSValue error = JS_GetException(ctx);
    const char *text = JS_ToCString(ctx, error);
    output_flush();
    fprintf(stderr, "javascript runtime: %s: %s\n", what, text ? text : "?");
    JSValue stack = JS_GetPropertyStr(ctx, error, "stack");
    const char *trace = JS_ToCString(ctx, stack);
    if (trace)
        fprintf(stderr, "%s\n", trace);
    exit(EXIT_NOT_STARTED);
}

static void rejection_tracker(JSContext *ctx, JSValueConst promise, JSValueConst reason,
                              bool is_handled, void *opaque)
{
    (void)opaque;
    if (!JS_IsFunction(ctx, mettle.track_rejection))
        return;
    JSValueConst args[] = { promise, reason, JS_NewBool(ctx, is_handled) };
    JS_FreeValue(ctx, JS_Call(ctx, mettle.track_rejection, JS_UNDEFINED, 3, args));
}

/* Every prelude file is one function expression `(function (native, internal) {...})`,
   called in the order of the table with the same two objects. */
static void load_prelude(JSContext *ctx, JSValueConst native)
{
    JSValue internal = JS_NewObject(ctx);
    for (size_t i = 0; i < prelude_file_count; i++) {
        const PreludeFile *file = &prelude_files[i];
        JSValue function = JS_Eval(ctx, file->source, file->length, file->name, JS_EVAL_TYPE_GLOBAL);
        if (JS_IsException(function))
            fail_with_exception(ctx, file->name);
        JSValueConst args[] = { native, internal };
        JSValue result = JS_Call(ctx, function, JS_UNDEFINED, 2, args);
        if (JS_IsException(result))
            fail_with_exception(ctx, file->name);
        JS_FreeValue(ctx, result);
        JS_FreeValue(ctx, function);
    }
    mettle.start = JS_GetPropertyStr(ctx, internal, "start");
    JS_FreeValue(ctx, internal);
}

static AddNatives *const add_natives[] = {
    output_add_natives, input_add_natives, text_add_natives, files_add_natives, values_add_natives,
    modules_add_natives, system_add_natives, log_add_natives, collation_add_natives,
};

static void initialise(void)
{
    mettle.rt = JS_NewRuntime();
    if (!mettle.rt)
        fail("out of memory");
    JS_SetMaxStackSize(mettle.rt, METTLE_STACK_BYTES);
    mettle.ctx = JS_NewContext(mettle.rt);
    if (!mettle.ctx)
        fail("out of memory");
    JSContext *ctx = mettle.ctx;
    mettle.start = mettle.format_line = mettle.group_indent = JS_UNDEFINED;
    mettle.track_rejection = mettle.resolve_module = mettle.load_module = JS_UNDEFINED;

    JSValue native = JS_NewObject(ctx);
    for (size_t i = 0; i < sizeof add_natives / sizeof *add_natives; i++)
        if (add_natives[i](ctx, native) < 0)
            fail_with_exception(ctx, "native functions");
    load_prelude(ctx, native);
    JS_FreeValue(ctx, native);
    JS_SetHostPromiseRejectionTracker(mettle.rt, rejection_tracker, NULL);
    JS_RunGC(mettle.rt);
    JS_SetGCThreshold(mettle.rt, GC_THRESHOLD_BYTES);
}

int main(int argc, char **argv)
{
    if (!mettle.ctx)
        initialise();
    /* The stack of this run need not be where the snapshot's was. */
    JS_UpdateStackTop(mettle.rt);
    JSContext *ctx = mettle.ctx;
    if (argc < 2)
        fail("usage: javascript FILE [ARGUMENT...]");

    JSValue arguments = JS_NewArray(ctx);
    for (int i = 1; i < argc; i++) {
        JSValue text = utf8_decode(ctx, (const uint8_t *)argv[i], strlen(argv[i]));
        JS_SetPropertyUint32(ctx, arguments, (uint32_t)(i - 1), text);
    }
    JSValueConst args[] = { arguments };
    JSValue code = JS_Call(ctx, mettle.start, JS_UNDEFINED, 1, args);
    int32_t status = 1;
    if (JS_IsException(code) || JS_ToInt32(ctx, &status, code) < 0)
        fail_with_exception(ctx, "uncaught");
    output_flush();
    /* No teardown: the process ends here and freeing every object would only cost time. */
    exit(status & 0xff);
}

#ifdef __wasi__
/* In place of the C library's crt1: its _start would run the constructors again on the
   restored memory. */
void __wasm_call_ctors(void);
int __main_void(void);

__attribute__((export_name("wizer.initialize"))) void mettle_initialize(void)
{
    __wasm_call_ctors();
    initialise();
}

__attribute__((export_name("_start"))) void _start(void)
{
    if (!mettle.ctx)
        __wasm_call_ctors();
    exit(__main_void());
}
#endif
