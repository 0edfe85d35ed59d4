/* The prelude's files, in the order in which they run. */
#include "prelude.h"

static const char bootstrap[] = {
#embed "../prelude/bootstrap.js"
    , 0 };
static const char errors[] = {
#embed "../prelude/errors.js"
    , 0 };
static const char inspect_text[] = {
#embed "../prelude/inspect-text.js"
    , 0 };
static const char inspect_layout[] = {
#embed "../prelude/inspect-layout.js"
    , 0 };
static const char inspect_names[] = {
#embed "../prelude/inspect-names.js"
    , 0 };
static const char inspect_errors[] = {
#embed "../prelude/inspect-errors.js"
    , 0 };
static const char inspect[] = {
#embed "../prelude/inspect.js"
    , 0 };
static const char format[] = {
#embed "../prelude/format.js"
    , 0 };
static const char console[] = {
#embed "../prelude/console.js"
    , 0 };
static const char console_table[] = {
#embed "../prelude/console-table.js"
    , 0 };
static const char encoding[] = {
#embed "../prelude/encoding.js"
    , 0 };
static const char buffer[] = {
#embed "../prelude/buffer.js"
    , 0 };
static const char events[] = {
#embed "../prelude/events.js"
    , 0 };
static const char loop[] = {
#embed "../prelude/loop.js"
    , 0 };
static const char process[] = {
#embed "../prelude/process.js"
    , 0 };
static const char stdin[] = {
#embed "../prelude/stdin.js"
    , 0 };
static const char readline[] = {
#embed "../prelude/readline.js"
    , 0 };
static const char path[] = {
#embed "../prelude/path.js"
    , 0 };
static const char stream[] = {
#embed "../prelude/stream.js"
    , 0 };
static const char fs[] = {
#embed "../prelude/fs.js"
    , 0 };
static const char util[] = {
#embed "../prelude/util.js"
    , 0 };
static const char deep_equal[] = {
#embed "../prelude/deep-equal.js"
    , 0 };
static const char assert[] = {
#embed "../prelude/assert.js"
    , 0 };
static const char os[] = {
#embed "../prelude/os.js"
    , 0 };
static const char clone[] = {
#embed "../prelude/clone.js"
    , 0 };
static const char intl[] = {
#embed "../prelude/intl.js"
    , 0 };
static const char modules[] = {
#embed "../prelude/modules.js"
    , 0 };
static const char main[] = {
#embed "../prelude/main.js"
    , 0 };

/* Frames of files named "node:..." are left out of stack traces. */
#define PRELUDE_FILE(name, bytes) { "node:internal/" name, bytes, sizeof bytes - 1 }

const PreludeFile prelude_files[] = {
    PRELUDE_FILE("bootstrap", bootstrap),
    PRELUDE_FILE("errors", errors),
    PRELUDE_FILE("inspect-text", inspect_text),
    PRELUDE_FILE("inspect-layout", inspect_layout),
    PRELUDE_FILE("inspect-names", inspect_names),
    PRELUDE_FILE("inspect-errors", inspect_errors),
    PRELUDE_FILE("inspect", inspect),
    PRELUDE_FILE("format", format),
    PRELUDE_FILE("console", console),
    PRELUDE_FILE("console-table", console_table),
    PRELUDE_FILE("encoding", encoding),
    PRELUDE_FILE("buffer", buffer),
    PRELUDE_FILE("events", events),
    PRELUDE_FILE("loop", loop),
    PRELUDE_FILE("process", process),
    PRELUDE_FILE("stdin", stdin),
    PRELUDE_FILE("readline", readline),
    PRELUDE_FILE("path", path),
    PRELUDE_FILE("stream", stream),
    PRELUDE_FILE("fs", fs),
    PRELUDE_FILE("util", util),
    PRELUDE_FILE("deep-equal", deep_equal),
    PRELUDE_FILE("assert", assert),
    PRELUDE_FILE("os", os),
    PRELUDE_FILE("clone", clone),
    PRELUDE_FILE("intl", intl),
    PRELUDE_FILE("modules", modules),
    PRELUDE_FILE("main", main),
};

const size_t prelude_file_count = sizeof prelude_files / sizeof *prelude_files;
