/* What util.inspect must know about a value that JavaScript itself cannot ask. */
#include "mettle.h"

/* JS_PreviewIterator comes from patches.json: QuickJS keeps the state of Map and Set
   iterators to itself. */
JSValue JS_PreviewIterator(JSContext *ctx, JSValueConst iterator);

/* classOf(value) -> name of the internal class ("Date", "Map", "Arguments", ...), or "" */
static JSValue native_class_of(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv)
{
    (void)self, (void)argc;
    if (!JS_IsObject(argv[0]))
        return JS_NewString(ctx, "");
    JSAtom name = JS_GetClassName(JS_GetRuntime(ctx), JS_GetClassID(argv[0]));
    JSValue text = JS_AtomToString(ctx, name);
    JS_FreeAtom(ctx, name);
    return text;
}

/* proxyParts(value) -> [target, handler] of a proxy, undefined for anything else */
static JSValue native_proxy_parts(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv)
{
    (void)self, (void)argc;
    if (!JS_IsProxy(argv[0]))
        return JS_UNDEFINED;
    JSValue parts[] = { JS_GetProxyTarget(ctx, argv[0]), JS_GetProxyHandler(ctx, argv[0]) };
    if (JS_IsException(parts[0]) || JS_IsException(parts[1])) {
        /* A revoked proxy has neither. */
        JS_FreeValue(ctx, parts[0]);
        JS_FreeValue(ctx, parts[1]);
        JS_FreeValue(ctx, JS_GetException(ctx));
        parts[0] = parts[1] = JS_NULL;
    }
    return JS_NewArrayFrom(ctx, 2, parts);
}

/* promiseState(promise) -> [0 pending | 1 fulfilled | 2 rejected, result] */
static JSValue native_promise_state(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv)
{
    (void)self, (void)argc;
    JSPromiseStateEnum state = JS_PromiseState(ctx, argv[0]);
    JSValue parts[] = { JS_NewInt32(ctx, (int32_t)state), JS_PromiseResult(ctx, argv[0]) };
    return JS_NewArrayFrom(ctx, 2, parts);
}

/* iteratorEntries(iterator) -> what a Map or Set iterator has left, without advancing it:
   [entries, true when the entries are pairs] */
static JSValue native_iterator_entries(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv)
{
    (void)self, (void)argc;
    return JS_PreviewIterator(ctx, argv[0]);
}

/* ownKeys(object, enumerableOnly) -> own string keys that are no array index, then own
   symbols; spares building a million index strings for a large array. */
static JSValue native_own_keys(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv)
{
    (void)self, (void)argc;
    JSPropertyEnum *table;
    uint32_t count, used = 0;
    int flags = JS_GPN_STRING_MASK | JS_GPN_SYMBOL_MASK;
    if (JS_ToBool(ctx, argv[1]))
        flags |= JS_GPN_ENUM_ONLY;
    if (JS_GetOwnPropertyNames(ctx, &table, &count, argv[0], flags) < 0)
        return JS_EXCEPTION;
    JSValue keys = JS_NewArray(ctx);
    for (uint32_t i = 0; i < count; i++) {
        /* An atom with the top bit set is an integer key. */
        if (table[i].atom & 0x80000000u)
            continue;
        JSValue key = JS_AtomToValue(ctx, table[i].atom);
        if (JS_IsException(key) || JS_SetPropertyUint32(ctx, keys, used++, key) < 0) {
            JS_FreeValue(ctx, keys);
            keys = JS_EXCEPTION;
            break;
        }
    }
    JS_FreePropertyEnum(ctx, table, count);
    return keys;
}

static const JSCFunctionListEntry functions[] = {
    JS_CFUNC_DEF("classOf", 1, native_class_of),
    JS_CFUNC_DEF("proxyParts", 1, native_proxy_parts),
    JS_CFUNC_DEF("promiseState", 1, native_promise_state),
    JS_CFUNC_DEF("iteratorEntries", 1, native_iterator_entries),
    JS_CFUNC_DEF("ownKeys", 2, native_own_keys),
};

int values_add_natives(JSContext *ctx, JSValueConst native)
{
    return JS_SetPropertyFunctionList(ctx, native, functions, sizeof functions / sizeof *functions);
}
