/* Compiling the user's files, as CommonJS functions or as ES modules. */
#include <stdlib.h>
#include <string.h>

#include "mettle.h"

/* Ends in a line break and is counted as line 0, so that positions are the file's own. */
static const char wrapper_head[] = "(function (exports, require, module, __filename, __dirname) {\n";
static const char wrapper_tail[] = "\n})";

/* compileFunction(source, fileName) -> the file as a function of CommonJS's five names */
static JSValue native_compile_function(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv)
{
    (void)self, (void)argc;
    size_t length, head = sizeof wrapper_head - 1;
    const char *name = JS_ToCString(ctx, argv[1]);
    const char *source = JS_ToCStringLen(ctx, &length, argv[0]);
    char *text = source && name ? malloc(head + length + sizeof wrapper_tail) : NULL;
    JSValue function = JS_EXCEPTION;
    if (text) {
        memcpy(text, wrapper_head, head);
        memcpy(text + head, source, length);
        memcpy(text + head + length, wrapper_tail, sizeof wrapper_tail);
        if (length >= 2 && source[0] == '#' && source[1] == '!')
            memcpy(text + head, "//", 2);
        JSEvalOptions options = {
            .version = JS_EVAL_OPTIONS_VERSION, .filename = name, .line_num = 0,
            .eval_flags = JS_EVAL_TYPE_GLOBAL | JS_EVAL_FLAG_BACKTRACE_BARRIER,
        };
        remember_source(name, source, length);
        function = JS_Eval2(ctx, text, head + length + sizeof wrapper_tail - 1, &options);
        free(text);
    } else if (source && name) {
        JS_ThrowOutOfMemory(ctx);
    }
    JS_FreeCString(ctx, source);
    JS_FreeCString(ctx, name);
    return function;
}

static void describe_module(JSContext *ctx, JSModuleDef *module, const char *path)
{
    JSValue meta = JS_GetImportMeta(ctx, module);
    if (JS_IsException(meta))
        return;
    const char *slash = strrchr(path, '/');
    size_t directory = slash && slash != path ? (size_t)(slash - path) : 1;
    char *url = malloc(strlen(path) + sizeof "file://");
    if (url) {
        strcpy(url, "file://");
        strcat(url, path);
        JS_SetPropertyStr(ctx, meta, "url", JS_NewString(ctx, url));
        free(url);
    }
    JS_SetPropertyStr(ctx, meta, "filename", JS_NewString(ctx, path));
    JS_SetPropertyStr(ctx, meta, "dirname", JS_NewStringLen(ctx, path, directory));
    JS_FreeValue(ctx, meta);
}

static JSValue compile_module(JSContext *ctx, JSValueConst source, const char *name)
{
    size_t length;
    const char *text = JS_ToCStringLen(ctx, &length, source);
    if (!text)
        return JS_EXCEPTION;
    JSValue module = JS_Eval(ctx, text, length, name,
                             JS_EVAL_TYPE_MODULE | JS_EVAL_FLAG_COMPILE_ONLY | JS_EVAL_FLAG_BACKTRACE_BARRIER);
    remember_source(name, text, length);
    JS_FreeCString(ctx, text);
    if (!JS_IsException(module))
        describe_module(ctx, JS_VALUE_GET_PTR(module), name);
    return module;
}

/* runModule(source, fileName) -> promise of the module's evaluation; throws when the file
   or what it imports cannot be compiled */
static JSValue native_run_module(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv)
{
    (void)self, (void)argc;
    const char *name = JS_ToCString(ctx, argv[1]);
    if (!name)
        return JS_EXCEPTION;
    JSValue module = compile_module(ctx, argv[0], name);
    JS_FreeCString(ctx, name);
    return JS_IsException(module) ? module : JS_EvalFunction(ctx, module);
}

/* checkModule(source, fileName): throws when the file is no ES module; runs nothing */
static JSValue native_check_module(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv)
{
    (void)self, (void)argc;
    const char *name = JS_ToCString(ctx, argv[1]);
    if (!name)
        return JS_EXCEPTION;
    JSValue module = compile_module(ctx, argv[0], name);
    JS_FreeCString(ctx, name);
    if (JS_IsException(module))
        return module;
    JS_FreeValue(ctx, module);
    return JS_UNDEFINED;
}

/* importModule(base, specifier) -> promise of the namespace, as import() gives */
static JSValue native_import_module(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv)
{
    (void)self, (void)argc;
    const char *base = JS_ToCString(ctx, argv[0]);
    const char *name = base ? JS_ToCString(ctx, argv[1]) : NULL;
    JSValue promise = name ? JS_LoadModule(ctx, base, name) : JS_EXCEPTION;
    JS_FreeCString(ctx, name);
    JS_FreeCString(ctx, base);
    return promise;
}

static char *normalize_name(JSContext *ctx, const char *base, const char *specifier, void *opaque)
{
    (void)opaque;
    JSValue args[] = { JS_NewString(ctx, base), JS_NewString(ctx, specifier) };
    JSValue resolved = JS_Call(ctx, mettle.resolve_module, JS_UNDEFINED, 2, (JSValueConst *)args);
    JS_FreeValue(ctx, args[0]);
    JS_FreeValue(ctx, args[1]);
    const char *name = JS_IsException(resolved) ? NULL : JS_ToCString(ctx, resolved);
    JS_FreeValue(ctx, resolved);
    char *copy = name ? js_strdup(ctx, name) : NULL;
    JS_FreeCString(ctx, name);
    return copy;
}

/* Gives a synthetic module the properties of the object it was made from. */
static int export_object(JSContext *ctx, JSModuleDef *module)
{
    JSValue exports = JS_GetModulePrivateValue(ctx, module);
    JSPropertyEnum *table;
    uint32_t count;
    int result = JS_SetModuleExport(ctx, module, "default", JS_GetPropertyStr(ctx, exports, "default"));
    JSValue named = JS_GetPropertyStr(ctx, exports, "named");
    if (result == 0 && JS_GetOwnPropertyNames(ctx, &table, &count, named, JS_GPN_STRING_MASK) == 0) {
        for (uint32_t i = 0; i < count && result == 0; i++) {
            const char *key = JS_AtomToCString(ctx, table[i].atom);
            result = key ? JS_SetModuleExport(ctx, module, key, JS_GetProperty(ctx, named, table[i].atom)) : -1;
            JS_FreeCString(ctx, key);
        }
        JS_FreePropertyEnum(ctx, table, count);
    }
    JS_FreeValue(ctx, named);
    JS_FreeValue(ctx, exports);
    return result;
}

/* exports = { default, named: { name: value, ... } } */
static JSModuleDef *synthetic_module(JSContext *ctx, const char *name, JSValue exports)
{
    JSModuleDef *module = JS_NewCModule(ctx, name, export_object);
    JSValue named = JS_GetPropertyStr(ctx, exports, "named");
    JSPropertyEnum *table;
    uint32_t count;
    if (module && JS_AddModuleExport(ctx, module, "default") == 0
        && JS_GetOwnPropertyNames(ctx, &table, &count, named, JS_GPN_STRING_MASK) == 0) {
        for (uint32_t i = 0; i < count; i++) {
            const char *key = JS_AtomToCString(ctx, table[i].atom);
            if (!key || JS_AddModuleExport(ctx, module, key) < 0)
                module = NULL;
            JS_FreeCString(ctx, key);
            if (!module)
                break;
        }
        JS_FreePropertyEnum(ctx, table, count);
    }
    JS_FreeValue(ctx, named);
    if (module)
        JS_SetModulePrivateValue(ctx, module, exports);
    else
        JS_FreeValue(ctx, exports);
    return module;
}

static JSModuleDef *load_module(JSContext *ctx, const char *name, void *opaque)
{
    (void)opaque;
    JSValue argument = JS_NewString(ctx, name);
    JSValue loaded = JS_Call(ctx, mettle.load_module, JS_UNDEFINED, 1, (JSValueConst *)&argument);
    JS_FreeValue(ctx, argument);
    if (JS_IsException(loaded))
        return NULL;
    if (!JS_IsString(loaded))
        return synthetic_module(ctx, name, loaded);
    JSValue module = compile_module(ctx, loaded, name);
    JS_FreeValue(ctx, loaded);
    if (JS_IsException(module))
        return NULL;
    JSModuleDef *definition = JS_VALUE_GET_PTR(module);
    /* The context's list of modules holds its own reference. */
    JS_FreeValue(ctx, module);
    return definition;
}

/* setModuleHooks(resolve, load) */
static JSValue native_set_module_hooks(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv)
{
    (void)self, (void)argc;
    mettle.resolve_module = JS_DupValue(ctx, argv[0]);
    mettle.load_module = JS_DupValue(ctx, argv[1]);
    JS_SetModuleLoaderFunc(JS_GetRuntime(ctx), normalize_name, load_module, NULL);
    return JS_UNDEFINED;
}

static const JSCFunctionListEntry functions[] = {
    JS_CFUNC_DEF("compileFunction", 2, native_compile_function),
    JS_CFUNC_DEF("runModule", 2, native_run_module),
    JS_CFUNC_DEF("checkModule", 2, native_check_module),
    JS_CFUNC_DEF("importModule", 2, native_import_module),
    JS_CFUNC_DEF("setModuleHooks", 2, native_set_module_hooks),
};

int modules_add_natives(JSContext *ctx, JSValueConst native)
{
    return JS_SetPropertyFunctionList(ctx, native, functions, sizeof functions / sizeof *functions);
}
