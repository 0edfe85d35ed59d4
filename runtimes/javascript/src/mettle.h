/* What the C files of the JavaScript runtime share. */
#ifndef METTLE_H
#define METTLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "quickjs.h"

/* One runtime and one context per process. They live in the memory snapshot that is taken
   after initialisation, so everything here must be restorable from memory alone: no file
   descriptors, no clock readings, no random numbers. */
typedef struct {
    JSRuntime *rt;
    JSContext *ctx;
    JSValue start;           /* prelude: start(argv), runs the user's program to its end */
    JSValue format_line;     /* prelude: formats the arguments of console.log */
    JSValue group_indent;    /* prelude: indentation of console.group, a string */
    JSValue track_rejection; /* prelude: a promise was rejected or its rejection handled */
    JSValue resolve_module;  /* prelude: (base, specifier) -> module name */
    JSValue load_module;     /* prelude: (name) -> source text, or an object to export */
} Mettle;

extern Mettle mettle;

/* Exit status when the program cannot even be started (no file name, out of memory). */
enum { EXIT_NOT_STARTED = 2 };

/* Standard output is collected in a buffer of this many bytes. */
enum { OUTPUT_BUFFER_BYTES = 64 * 1024, INPUT_BUFFER_BYTES = 64 * 1024 };

/* output.c */
void output_write(int fd, const void *bytes, size_t length);
void output_flush(void);
/* Writes a JavaScript string as UTF-8, lone surrogates as U+FFFD. False with an exception
   pending when the value cannot be converted. */
bool output_string(JSContext *ctx, int fd, JSValueConst text);
void write_fully(int fd, const uint8_t *bytes, size_t length);

/* text.c */
/* Decodes UTF-8 as the Encoding standard asks (maximal subparts become U+FFFD). */
JSValue utf8_decode(JSContext *ctx, const uint8_t *bytes, size_t length);
/* Turns the lone surrogates that QuickJS encodes into U+FFFD, in place. */
void replace_surrogates(char *text, size_t length);

/* bytes.c */
typedef struct {
    uint8_t *bytes; /* from malloc, or NULL */
    size_t length, capacity;
} Bytes;

/* False when out of memory; what was there stays. */
bool bytes_append(Bytes *b, const uint8_t *more, size_t length);
/* Takes over the bytes. */
JSValue new_array_buffer(JSContext *ctx, Bytes *b);
/* Reads an argument as an offset, at most max; undefined means max. False with an
   exception pending when it is no number. */
bool to_offset(JSContext *ctx, JSValueConst value, size_t max, size_t *offset);

/* callee.c */
/* Keeps a copy of a file's text, for messages about its calls. */
void remember_source(const char *name, const char *text, size_t length);

/* Each adds its functions to the object that the prelude receives as `native`. */
typedef int AddNatives(JSContext *ctx, JSValueConst native);
AddNatives output_add_natives, input_add_natives, text_add_natives, files_add_natives;
AddNatives values_add_natives, modules_add_natives, system_add_natives, log_add_natives;
AddNatives collation_add_natives;

#endif
