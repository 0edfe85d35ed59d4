/* Clock, exit, memory and the job queue. */
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "mettle.h"

/* exit(status): never returns, so not even a `finally` of the program runs */
static JSValue native_exit(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv)
{
    (void)self, (void)argc;
    int32_t status;
    if (JS_ToInt32(ctx, &status, argv[0]) < 0)
        return JS_EXCEPTION;
    output_flush();
    exit(status & 0xff);
}

/* now() -> the monotonic clock in nanoseconds, a BigInt */
static JSValue native_now(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv)
{
    (void)self, (void)argc, (void)argv;
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return JS_NewBigInt64(ctx, (int64_t)time.tv_sec * 1000000000 + time.tv_nsec);
}

/* sleep(milliseconds) */
static JSValue native_sleep(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv)
{
    (void)self, (void)argc;
    double milliseconds;
    if (JS_ToFloat64(ctx, &milliseconds, argv[0]) < 0)
        return JS_EXCEPTION;
    output_flush();
    if (milliseconds > 0) {
        struct timespec time;
        time.tv_sec = (time_t)(milliseconds / 1000);
        time.tv_nsec = (long)((milliseconds - (double)time.tv_sec * 1000) * 1e6);
        nanosleep(&time, NULL);
    }
    return JS_UNDEFINED;
}

/* runJobs(): runs promise jobs until none is left; throws what a job throws */
static JSValue native_run_jobs(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv)
{
    (void)self, (void)argc, (void)argv;
    JSContext *job_context;
    int result;
    while ((result = JS_ExecutePendingJob(JS_GetRuntime(ctx), &job_context)) > 0)
        ;
    return result < 0 ? JS_EXCEPTION : JS_UNDEFINED;
}

/* memory() -> bytes allocated by the program's values */
static JSValue native_memory(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv)
{
    (void)self, (void)argc, (void)argv;
    JSMemoryUsage usage;
    JS_ComputeMemoryUsage(JS_GetRuntime(ctx), &usage);
    return JS_NewInt64(ctx, usage.malloc_size);
}

/* collectGarbage(): frees unreachable cycles */
static JSValue native_collect_garbage(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv)
{
    (void)self, (void)argc, (void)argv;
    JS_RunGC(JS_GetRuntime(ctx));
    return JS_UNDEFINED;
}

/* trackRejections(hook): hook(promise, reason, isHandled) */
static JSValue native_track_rejections(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv)
{
    (void)self, (void)argc;
    mettle.track_rejection = JS_DupValue(ctx, argv[0]);
    return JS_UNDEFINED;
}

/* workingDirectory() -> absolute path */
static JSValue native_working_directory(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv)
{
    (void)self, (void)argc, (void)argv;
    char path[1024];
    return JS_NewString(ctx, getcwd(path, sizeof path) ? path : "/");
}

static const JSCFunctionListEntry functions[] = {
    JS_CFUNC_DEF("exit", 1, native_exit),
    JS_CFUNC_DEF("now", 0, native_now),
    JS_CFUNC_DEF("sleep", 1, native_sleep),
    JS_CFUNC_DEF("runJobs", 0, native_run_jobs),
    JS_CFUNC_DEF("memory", 0, native_memory),
    JS_CFUNC_DEF("collectGarbage", 0, native_collect_garbage),
    JS_CFUNC_DEF("workingDirectory", 0, native_working_directory),
    JS_CFUNC_DEF("trackRejections", 1, native_track_rejections),
};

int system_add_natives(JSContext *ctx, JSValueConst native)
{
    return JS_SetPropertyFunctionList(ctx, native, functions, sizeof functions / sizeof *functions);
}
