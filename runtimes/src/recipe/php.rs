//! PHP: the sources of Debian's package with `php/main.c` in place of its own programs, started
//! once and kept as a snapshot.
//!
//! PHP decides by the target whether its integers have 32 or 64 bits, and wasm has 32-bit
//! pointers; `php/include/php_config.h` asks for 64.

use crate::assets;
use crate::c_family;
use crate::guest::Invocation;
use crate::interpreter::{Entry, Interpreter, Program, no_files};
use crate::key::KeyBuilder;
use crate::manifest::{Ecosystem, artifact};
use crate::part::{Advance, Part, Workshop, with_assets};
use crate::recipe::c_program::LINK_FLAGS;
use crate::recipe::{
    clang_tool, fetched, libraries, replace_in_file, snapshot, unpack_tar_xz, words,
};
use anyhow::{Context, Result};
use mettle_domain::Language;
use std::fs;
use std::path::Path;

/// PHP 8.
pub(crate) static PHP: Interpreter = Interpreter {
    languages: &[Language::Php],
    name: "php",
    counting_name: "php-counting",
    wasm_name: "php-wasm",
    title: "PHP",
    making: "Building PHP",
    needs: &[
        Part::Packages(Ecosystem::DebianSource),
        Part::Clang,
        Part::Libraries,
    ],
    key: key_of,
    build,
    image: no_files,
    program: |main| Program {
        argv: vec!["php".into(), main.into()],
        environment: Vec::new(),
        entry: Entry::Start,
    },
};

/// Raise it when the steps below change, so that caches are made anew.
const REVISION: u32 = 1;

const PACKAGE: &str = "php8.2";
const ARCHIVE: &str = ".orig.tar.xz";
/// The archive's only folder.
const TOP: &str = "php-8.2.32";

/// Every `.c` file of these folders is compiled, the folders with the largest files first …
const FOLDERS: &str = "Zend ext/pcre/pcre2lib ext/date/lib ext/standard Zend/Optimizer \
    ext/reflection ext/date ext/mbstring ext/spl main ext/pcre main/streams ext/json \
    ext/hash ext/hash/murmur ext/hash/sha3/generic64lc ext/random ext/tokenizer ext/calendar \
    ext/ctype ext/bcmath ext/bcmath/libbcmath/src ext/mbstring/libmbfl/filters \
    ext/mbstring/libmbfl/mbfl ext/mbstring/libmbfl/nls ext/standard/libavifinfo TSRM";
/// … but these: for other systems, processors and servers, for just-in-time compilers and for
/// debugging, or included by another.
const LEFT_OUT: &str = "Zend/zend_dtrace.c Zend/zend_max_execution_timer.c \
    Zend/Optimizer/ssa_integrity.c TSRM/tsrm_win32.c ext/mbstring/php_mbregex.c \
    ext/pcre/pcre2lib/pcre2_jit_match.c ext/pcre/pcre2lib/pcre2_jit_misc.c \
    ext/pcre/pcre2lib/pcre2_printint.c \
    ext/pcre/pcre2lib/pcre2_ucptables.c ext/standard/crc32_x86.c ext/standard/dns_win32.c \
    main/fastcgi.c main/internal_functions_win32.c";

/// File, what stands there, what should.
const EDITS: &[(&str, &str, &str)] = &[
    // Fibers would need a second stack.
    (
        "Zend/zend_default_classes.c",
        "\tzend_register_fiber_ce();\n",
        "",
    ),
    // Random bytes are WASI's.
    (
        "ext/random/random.c",
        "#elif HAVE_DECL_ARC4RANDOM_BUF && (",
        "#elif 1 || (",
    ),
];

const FLAGS: &str = "-c --target=wasm32-wasip1 -O2 -std=gnu17 -msimd128 -w -DNDEBUG -D_GNU_SOURCE \
    -mllvm -wasm-enable-sjlj -mllvm -wasm-use-legacy-eh=false -D_WASI_EMULATED_PROCESS_CLOCKS \
    -D_WASI_EMULATED_SIGNAL -D_WASI_EMULATED_GETPID -D_WASI_EMULATED_MMAN \
    -DHAVE_CONFIG_H -DHAVE_TIMELIB_CONFIG_H=1 -DZEND_ENABLE_STATIC_TSRMLS_CACHE=1 \
    -DKeccakP200_excluded -DKeccakP400_excluded -DKeccakP800_excluded \
    -I/w/own/include -I/w/own/include/main -I/w/php -I/w/php/main -I/w/php/Zend -I/w/php/TSRM -I/w/php/ext/date/lib \
    -I/w/php/ext/mbstring -I/w/php/ext/mbstring/libmbfl -I/w/php/ext/mbstring/libmbfl/mbfl \
    -I/w/php/ext/pcre/pcre2lib -I/w/php/ext/bcmath/libbcmath/src \
    -I/w/php/ext/hash/sha3/generic64lc -I/w/php/ext/hash/xxhash";
const MORE_LINK_FLAGS: &str = "-lwasi-emulated-getpid --wrap=close";

fn key_of(shop: &Workshop, key: KeyBuilder) -> KeyBuilder {
    with_assets(key, "php")
        .with("libraries", shop.libraries_key())
        .with("debian", artifact(PACKAGE).digests())
        .with(
            "recipe",
            format!(
                "{REVISION} {TOP} {FOLDERS} {LEFT_OUT} {EDITS:?} {FLAGS} {LINK_FLAGS} {MORE_LINK_FLAGS}"
            ),
        )
        .with("stack", c_family::SHADOW_STACK_BYTES.to_string())
}

fn build(shop: &Workshop, folder: &Path, advance: Advance<'_>) -> Result<()> {
    let work = folder.join("work");
    let archive = fetched(shop, Ecosystem::DebianSource, PACKAGE, ARCHIVE);
    unpack_tar_xz(&archive, TOP, &work.join("php"))?;
    for (file, from, to) in EDITS {
        replace_in_file(&work.join("php").join(file), from, to)?;
    }
    for (name, content) in assets::under("php") {
        let path = work.join("own").join(name);
        fs::create_dir_all(path.parent().context("a file has a folder")?)?;
        fs::write(path, content)?;
    }
    let usr = shop.folder(Part::Libraries).join("usr");
    let mounts = [(usr.as_path(), "/usr"), (work.as_path(), "/w")];
    let tool = clang_tool(shop)?;
    let files = sources(&work)?;
    let compile = |file: &String| words(&format!("llvm clang {FLAGS} /w/{file} -o /w/{file}.o"));
    libraries::run_all(&tool, files.iter().map(compile).collect(), &mounts, advance)?;
    let mut argv = words("llvm wasm-ld --no-entry");
    argv.extend(files.iter().map(|file| format!("/w/{file}.o")));
    let stack = c_family::SHADOW_STACK_BYTES;
    argv.extend(words(&format!(
        "{MORE_LINK_FLAGS} {LINK_FLAGS} -z stack-size={stack} -o /w/php.wasm"
    )));
    tool.run_well(&Invocation {
        argv: &argv,
        env: &[],
        mounts: &mounts,
        stdin: &[],
    })?;
    let root = work.join("root");
    fs::create_dir(&root)?;
    snapshot::take(
        &work.join("php.wasm"),
        &folder.join("php.wasm"),
        "wizer.initialize",
        &["php"],
        // The names under which the sandbox shows the root: the C library remembers them.
        &[(&root, "/"), (&root, ".")],
    )?;
    fs::remove_dir_all(&work).context("cannot remove the sources")
}

/// What to compile, relative to the folder of the work.
fn sources(work: &Path) -> Result<Vec<String>> {
    let mut files = ["own/main.c", "own/gaps.c"].map(str::to_owned).to_vec();
    for folder in FOLDERS.split_whitespace().map(|name| format!("php/{name}")) {
        let mut found = vec![];
        for entry in fs::read_dir(work.join(&folder)).with_context(|| folder.clone())? {
            let name = entry?.file_name();
            let file = format!("{folder}/{}", name.to_str().context("a name is no UTF-8")?);
            let left_out = LEFT_OUT.split_whitespace().any(|name| file.ends_with(name));
            if file.ends_with(".c") && !left_out {
                found.push(file);
            }
        }
        found.sort();
        files.extend(found);
    }
    Ok(files)
}
