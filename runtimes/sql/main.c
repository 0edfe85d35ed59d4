/* Runs SQL on an empty database in memory: first what standard input holds, which prepares the
   database and prints nothing, then the files of the command line, whose rows are printed.
   `sql --check FILE...` only looks for mistakes that can be told without a database. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sqlite3.h"

#define FOLDER "/w"
#define OUTPUT_BUFFER_BYTES (64u << 10)

typedef struct {
    const char *name; /* for messages */
    char *text;
    size_t length;
} Script;

static sqlite3 *database;

static void fail(const char *message)
{
    fflush(stdout);
    fprintf(stderr, "sql: %s\n", message);
    exit(2);
}

static Script read_all(FILE *file, const char *name)
{
    Script script = { .name = name };
    size_t room = 0;
    for (;;) {
        if (script.length + 1 >= room) {
            room = room ? room * 2 : OUTPUT_BUFFER_BYTES;
            script.text = realloc(script.text, room);
            if (!script.text)
                fail("out of memory");
        }
        size_t count = fread(script.text + script.length, 1, room - script.length - 1, file);
        if (count == 0)
            break;
        script.length += count;
    }
    script.text[script.length] = '\0';
    if (strlen(script.text) != script.length)
        fail("a script holds a NUL character");
    return script;
}

static Script read_file(const char *name)
{
    FILE *file = fopen(name, "r");
    if (!file)
        fail("cannot open a script");
    Script script = read_all(file, name);
    fclose(file);
    return script;
}

static int line_of(const Script *script, const char *place)
{
    int line = 1;
    for (const char *at = script->text; at < place; at++)
        line += *at == '\n';
    return line;
}

/* The first place of a statement that is neither space nor comment. */
static const char *skip_blank(const char *at)
{
    for (;;) {
        if (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r' || *at == '\f' || *at == ';') {
            at++;
        } else if (at[0] == '-' && at[1] == '-') {
            while (*at && *at != '\n')
                at++;
        } else if (at[0] == '/' && at[1] == '*') {
            const char *end = strstr(at + 2, "*/");
            at = end ? end + 2 : at + strlen(at);
        } else {
            return at;
        }
    }
}

/* FILE:LINE: message. Where SQLite knows no place of its own, the statement's start is meant. */
static void complain(const Script *script, const char *statement)
{
    int offset = sqlite3_error_offset(database);
    const char *place = offset >= 0 ? statement + offset : skip_blank(statement);
    fflush(stdout);
    /* A message that quotes much must not push its own start out of what is looked at. */
    fprintf(stderr, "%s:%d: %.1000s\n", script->name, line_of(script, place), sqlite3_errmsg(database));
}

/* As sqlite3's list mode: columns are separated by |, NULL is nothing at all. */
static void print_row(sqlite3_stmt *statement)
{
    int count = sqlite3_column_count(statement);
    for (int i = 0; i < count; i++) {
        if (i > 0)
            putchar('|');
        const unsigned char *text = sqlite3_column_text(statement, i);
        if (text)
            fputs((const char *)text, stdout);
    }
    putchar('\n');
}

static int run(const Script *script, int prints)
{
    const char *at = script->text, *rest;
    for (; *at; at = rest) {
        sqlite3_stmt *statement;
        if (sqlite3_prepare_v2(database, at, -1, &statement, &rest) != SQLITE_OK) {
            complain(script, at);
            return EXIT_FAILURE;
        }
        if (!statement)
            continue; /* a comment */
        int result;
        while ((result = sqlite3_step(statement)) == SQLITE_ROW)
            if (prints)
                print_row(statement);
        if (result != SQLITE_DONE) {
            complain(script, at);
            return EXIT_FAILURE;
        }
        sqlite3_finalize(statement);
    }
    return EXIT_SUCCESS;
}

/* Whether what is wrong with a statement is wrong with every database. */
static int is_syntax(const char *message)
{
    const char *end = strstr(message, ": syntax error");
    return (end && end[strlen(": syntax error")] == '\0')
        || strncmp(message, "unrecognized token", strlen("unrecognized token")) == 0
        || strcmp(message, "incomplete input") == 0
        || strcmp(message, "parser stack overflow") == 0;
}

/* Where the statement ends: after the first semicolon that completes it. */
static const char *end_of_statement(char *at)
{
    for (char *end = strchr(at, ';'); end; end = strchr(end + 1, ';')) {
        char kept = end[1];
        end[1] = '\0';
        int complete = sqlite3_complete(at);
        end[1] = kept;
        if (complete)
            return end + 1;
    }
    return at + strlen(at);
}

static int check(Script *script)
{
    const char *rest;
    for (char *at = script->text; *at; at = (char *)rest) {
        sqlite3_stmt *statement;
        if (sqlite3_prepare_v2(database, at, -1, &statement, &rest) == SQLITE_OK) {
            sqlite3_finalize(statement);
            continue;
        }
        if (is_syntax(sqlite3_errmsg(database))) {
            complain(script, at);
            return EXIT_FAILURE;
        }
        rest = end_of_statement(at);
    }
    return EXIT_SUCCESS;
}

/* Other databases are files. */
static int authorize(void *context, int action, const char *first, const char *second,
                     const char *schema, const char *trigger)
{
    (void)context, (void)first, (void)second, (void)schema, (void)trigger;
    return action == SQLITE_ATTACH || action == SQLITE_DETACH ? SQLITE_DENY : SQLITE_OK;
}

int main(int argc, char **argv)
{
    setvbuf(stdout, NULL, _IOFBF, OUTPUT_BUFFER_BYTES);
    if (argc < 2 || chdir(FOLDER) != 0)
        fail("usage: sql [--check] FILE...");
    if (sqlite3_open_v2(":memory:", &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, NULL) != SQLITE_OK)
        fail("cannot start");
    sqlite3_set_authorizer(database, authorize, NULL);
    if (strcmp(argv[1], "--check") == 0) {
        for (int i = 2; i < argc; i++) {
            Script script = read_file(argv[i]);
            if (check(&script) != EXIT_SUCCESS)
                exit(EXIT_FAILURE);
        }
        exit(EXIT_SUCCESS);
    }
    Script input = read_all(stdin, "input");
    if (run(&input, 0) != EXIT_SUCCESS)
        exit(EXIT_FAILURE);
    Script script = read_file(argv[1]);
    exit(run(&script, 1));
}
