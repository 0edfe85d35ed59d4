//! Lua: the sources of the crate lua-src, with `lua/main.c` in place of its own program.

use crate::interpreter::{Entry, Interpreter, Program, no_files};
use crate::recipe::c_program::{CProgram, NEEDS};
use mettle_domain::Language;

const SOURCES: CProgram = CProgram {
    name: "lua",
    package: "lua-src",
    marker: "/lua-5.4.9/lua.h",
    sources: &[
        "lvm.c",
        "lparser.c",
        "lstrlib.c",
        "lcode.c",
        "lapi.c",
        "ldebug.c",
        "lgc.c",
        "ltable.c",
        "ldo.c",
        "lauxlib.c",
        "lobject.c",
        "llex.c",
        "liolib.c",
        "lbaselib.c",
        "ltablib.c",
        "lmathlib.c",
        "loslib.c",
        "loadlib.c",
        "ldblib.c",
        "lutf8lib.c",
        "ltm.c",
        "lundump.c",
        "ldump.c",
        "lfunc.c",
        "lstring.c",
        "lstate.c",
        "lcorolib.c",
        "linit.c",
        "lmem.c",
        "lzio.c",
        "lopcodes.c",
        "lctype.c",
    ],
    // Room for a recursion of 10^5 with up to twenty values in each frame.
    edits: &[(
        "luaconf.h",
        "#define LUAI_MAXSTACK\t\t1000000\n",
        "#define LUAI_MAXSTACK\t\t2000000\n",
    )],
    // Errors are longjmps. What the C library does not have is in main.c, or fails.
    flags: "-mllvm -wasm-enable-sjlj -mllvm -wasm-use-legacy-eh=false \
        -Dtmpfile=no_tmpfile -Dlua_tmpnam(name,failed)=(failed=1) -DLUA_TMPNAMBUFSIZE=1",
};

/// Lua, for Lua.
pub(crate) static LUA: Interpreter = Interpreter {
    languages: &[Language::Lua],
    name: "lua",
    counting_name: "lua-counting",
    wasm_name: "lua-wasm",
    title: "Lua",
    making: "Building Lua",
    needs: NEEDS,
    key: |shop, key| SOURCES.key(shop, key),
    build: |shop, folder, advance| SOURCES.build(shop, folder, advance),
    image: no_files,
    program: |main| Program {
        argv: vec!["lua".into(), main.into()],
        environment: Vec::new(),
        entry: Entry::Start,
    },
};
