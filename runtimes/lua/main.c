/* Runs one Lua program, as `lua FILE ARGUMENT...` does, or compiles some without running any
   (`lua --check FILE...`). Files are named relative to the working folder. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lauxlib.h"
#include "lua.h"
#include "lualib.h"

#define FOLDER "/w"
#define OUTPUT_BUFFER_BYTES (64u << 10)

/* In place of tmpfile, which the C library does not have. */
FILE *no_tmpfile(void)
{
    return NULL;
}

/* As the lua program does: the error's text, or what its object says of itself, and the stack. */
static int with_traceback(lua_State *L)
{
    const char *message = lua_tostring(L, 1);
    if (!message) {
        if (luaL_callmeta(L, 1, "__tostring") && lua_type(L, -1) == LUA_TSTRING)
            return 1;
        message = lua_pushfstring(L, "(error object is a %s value)", luaL_typename(L, 1));
    }
    luaL_traceback(L, L, message, 1);
    return 1;
}

static int report(lua_State *L)
{
    const char *message = lua_tostring(L, -1);
    fflush(stdout);
    fprintf(stderr, "lua: %s\n", message ? message : "(no message)");
    return EXIT_FAILURE;
}

/* What would start programs or make files outside of the program's folder is not there. */
static void remove_function(lua_State *L, const char *library, const char *name)
{
    lua_getglobal(L, library);
    lua_pushnil(L);
    lua_setfield(L, -2, name);
    lua_pop(L, 1);
}

static void open_libraries(lua_State *L)
{
    luaL_openlibs(L);
    remove_function(L, "os", "execute");
    remove_function(L, "os", "tmpname");
    remove_function(L, "io", "popen");
    remove_function(L, "io", "tmpfile");
    remove_function(L, "package", "loadlib");
    lua_getglobal(L, "package");
    lua_pushliteral(L, "./?.lua;./?/init.lua");
    lua_setfield(L, -2, "path");
    lua_pushliteral(L, "");
    lua_setfield(L, -2, "cpath");
    lua_pop(L, 1);
}

static int check(lua_State *L, int count, char **files)
{
    for (int i = 0; i < count; i++) {
        if (luaL_loadfilex(L, files[i], "t") != LUA_OK)
            return report(L);
        lua_pop(L, 1);
    }
    return EXIT_SUCCESS;
}

static int run(lua_State *L, int argc, char **argv)
{
    lua_createtable(L, argc - 2, 2);
    for (int i = 0; i < argc; i++) {
        lua_pushstring(L, argv[i]);
        lua_rawseti(L, -2, i - 1);
    }
    lua_setglobal(L, "arg");
    lua_pushcfunction(L, with_traceback);
    if (luaL_loadfilex(L, argv[1], "t") != LUA_OK)
        return report(L);
    if (!lua_checkstack(L, argc))
        return EXIT_FAILURE;
    for (int i = 2; i < argc; i++)
        lua_pushstring(L, argv[i]);
    if (lua_pcall(L, argc - 2, 0, 1) != LUA_OK)
        return report(L);
    return EXIT_SUCCESS;
}

int main(int argc, char **argv)
{
    setvbuf(stdout, NULL, _IOFBF, OUTPUT_BUFFER_BYTES);
    setvbuf(stdin, NULL, _IOFBF, OUTPUT_BUFFER_BYTES);
    lua_State *L = luaL_newstate();
    if (argc < 2 || chdir(FOLDER) != 0 || !L) {
        fputs("lua: cannot start\n", stderr);
        return 2;
    }
    open_libraries(L);
    /* The memory goes with the process: nothing is closed one by one but the output. */
    exit(strcmp(argv[1], "--check") == 0 ? check(L, argc - 2, argv + 2) : run(L, argc, argv));
}
