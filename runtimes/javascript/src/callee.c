/* Finds the words for "x.foo is not a function" in the source: QuickJS knows only where the
   call is, by patches.json at the name that is called or at the parenthesis after it. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "mettle.h"

/* The files that were compiled, for messages. */
typedef struct SourceFile {
    struct SourceFile *next;
    char *name;
    char *text;
    size_t length;
} SourceFile;

static SourceFile *files;

void remember_source(const char *name, const char *text, size_t length)
{
    SourceFile *file = calloc(1, sizeof *file);
    if (!file)
        return;
    file->name = strdup(name);
    file->text = malloc(length + 1);
    if (!file->name || !file->text) {
        free(file->name);
        free(file->text);
        free(file);
        return;
    }
    memcpy(file->text, text, length);
    file->text[length] = 0;
    file->length = length;
    file->next = files;
    files = file;
}

/* Lines and columns count from 1, columns in bytes. */
static const char *find_position(const SourceFile *file, int line, int column)
{
    const char *p = file->text, *end = p + file->length;
    for (; line > 1; line--) {
        p = memchr(p, '\n', (size_t)(end - p));
        if (!p)
            return NULL;
        p++;
    }
    return column >= 1 && column <= end - p ? p + column - 1 : NULL;
}

static bool is_name_byte(char c)
{
    return isalnum((uint8_t)c) || c == '_' || c == '$' || c == '#' || (uint8_t)c >= 0x80;
}

/* The start of the bracketed part that ends right before `end`, NULL without a partner. */
static const char *matching_bracket(const char *start, const char *end)
{
    int depth = 0;
    for (const char *p = end - 1; p >= start; p--) {
        if (*p == ')' || *p == ']')
            depth++;
        else if ((*p == '(' || *p == '[') && --depth == 0)
            return p;
    }
    return NULL;
}

/* Where the chain of names, dots and brackets begins that ends right before `end`. */
static const char *chain_start(const char *start, const char *end)
{
    const char *p = end;
    for (;;) {
        while (p > start && (p[-1] == ')' || p[-1] == ']')) {
            p = matching_bracket(start, p);
            if (!p)
                return end;
        }
        while (p > start && is_name_byte(p[-1]))
            p--;
        if (p == start || p == end || p[-1] != '.')
            return p;
        if (--p > start && p[-1] == '?')
            p--;
    }
}

/* Copies the expression, arguments shortened to "(...)"; false when it does not fit. */
static bool copy_shortened(const char *p, const char *end, char *text, size_t size)
{
    size_t used = 0;
    while (p < end) {
        if (used + 6 > size || *p == '\n')
            return false;
        text[used++] = *p;
        if (*p++ != '(')
            continue;
        for (int depth = 1; p < end && depth > 0; p++)
            depth += (*p == '(') - (*p == ')');
        memcpy(text + used, "...)", 4);
        used += 4;
    }
    text[used] = 0;
    return used > 0;
}

/* Called by QuickJS. Writes the expression that is called or constructed at a position;
   false when that is not clear. */
bool mettle_callee_text(const char *name, int line, int column, bool is_new, char *text, size_t size)
{
    const SourceFile *file = files;
    while (file && strcmp(file->name, name) != 0)
        file = file->next;
    const char *at = file ? find_position(file, line, column) : NULL;
    if (!at)
        return false;
    if (is_new && strncmp(at, "new ", 4) == 0)
        at += 4;
    const char *end = at;
    while (is_name_byte(*end) || (is_new && *end == '.'))
        end++;
    const char *start = is_new ? at : chain_start(file->text, end);
    return copy_shortened(start, end, text, size);
}
