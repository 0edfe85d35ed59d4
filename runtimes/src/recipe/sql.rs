//! SQL: SQLite from the crate libsqlite3-sys with a program of our own and no files at all.

use crate::interpreter::{Entry, Interpreter, Program, no_files};
use crate::recipe::c_program::{CProgram, NEEDS};
use mettle_domain::Language;

const SOURCES: CProgram = CProgram {
    name: "sql",
    package: "libsqlite3-sys",
    marker: "/sqlite3/sqlite3.c",
    sources: &["sqlite3.c"],
    edits: &[],
    flags: "-DSQLITE_OS_OTHER=1 -DSQLITE_THREADSAFE=0 -DSQLITE_TEMP_STORE=3 \
        -DSQLITE_OMIT_LOAD_EXTENSION -DSQLITE_OMIT_DEPRECATED -DSQLITE_OMIT_SHARED_CACHE \
        -DSQLITE_OMIT_WAL -DSQLITE_MAX_ATTACHED=0 -DSQLITE_MAX_MMAP_SIZE=0 \
        -DSQLITE_DEFAULT_MEMSTATUS=0 -DSQLITE_ENABLE_MATH_FUNCTIONS -DSQLITE_ENABLE_STAT4",
};

/// SQLite, for SQL.
pub(crate) static SQL: Interpreter = Interpreter {
    languages: &[Language::Sql],
    name: "sql",
    counting_name: "sql-counting",
    wasm_name: "sql-wasm",
    title: "SQLite",
    making: "Building SQLite",
    needs: NEEDS,
    key: |shop, key| SOURCES.key(shop, key),
    build: |shop, folder, advance| SOURCES.build(shop, folder, advance),
    image: no_files,
    program: |main| Program {
        argv: vec!["sql".into(), main.into()],
        environment: Vec::new(),
        entry: Entry::Start,
    },
};
