//! Command lines of rustc, which is native and runs in a jail of its own
//! ([`mettle_sandbox::jail`]), and of the linker, which runs in the sandbox.
//!
//! # Why these flags
//!
//! - `--emit=obj=-`: rustc makes one object and gives it out through a pipe; it starts no linker.
//! - `-Cpanic=unwind`, `-wasm-use-legacy-eh=false`: a panic runs destructors, can be caught and ends
//!   with exit code 101, as natively; as wasm's own (exnref) exceptions.
//! - `-Copt-level=3 -Ctarget-feature=+simd128`: what `cargo build --release` uses, and vectors, which
//!   every engine of ours has. As there, overflow wraps.
//! - `--sysroot`, and no environment: nothing of the host is looked for.
//! - `--allow-multiple-definition` (linker): a program with a `#[global_allocator]` brings what the
//!   standard library's archive has for those without; the program's own comes first.

use crate::c_family::{SHADOW_STACK_BYTES, WORK_FOLDER};
use mettle_sandbox::jail::TOOLCHAIN;

/// The compiler's folder: how the program that starts it is called below it.
pub(crate) const LOADER: &str = "lib/ld.so";
/// The guest path of the standard library, as one archive.
pub(crate) const LIBRARY: &str = "/usr/lib/rust/librust.a";

/// Code generation of the library and of programs.
pub(crate) const CODE: &str = "--target wasm32-wasip1 -Copt-level=3 -Ccodegen-units=1 \
    -Cpanic=unwind -Ctarget-feature=+simd128 -Cllvm-args=-wasm-use-legacy-eh=false";
const PROGRAM: &str = "--edition 2024 --crate-name main --crate-type bin --color never \
    --diagnostic-width=120 --emit=obj=-";
const C_LIBRARIES: &str = "-L/usr/lib/wasm32-wasip1/eh -L/usr/lib/wasm32-wasip1 -lunwind -lc \
    /usr/lib/wasm32-unknown-wasip1/libclang_rt.builtins.a";
const START: &str = "/usr/lib/wasm32-wasip1/crt1-command.o";

/// The command line that compiles the program whose main file is `source`, in the jail's folder of
/// sources. The object is standard output, diagnostics name files as given.
pub fn rust_compile_command(source: &str) -> Vec<String> {
    let mut argv = loader(TOOLCHAIN);
    argv.extend(words(CODE).chain(words(PROGRAM)));
    argv.push(source.into());
    argv
}

/// rustc as an argument of its own loader, which looks for libraries in its folder only.
pub(crate) fn loader(toolchain: &str) -> Vec<String> {
    let place = |below: &str| format!("{toolchain}/{below}");
    let mut argv: Vec<String> = ["ld.so", "--inhibit-cache", "--library-path"]
        .map(str::to_owned)
        .into();
    argv.extend([place("lib"), place("bin/rustc")]);
    argv.extend(["--sysroot".into(), toolchain.into()]);
    argv
}

/// The command line that links an object file (a name below [`WORK_FOLDER`]) to a wasm program with
/// entry `_start`. It is wasm-ld's, with the images of C and of Rust.
pub fn rust_link_command(object: &str, program: &str) -> Vec<String> {
    let mut argv: Vec<String> = ["llvm", "wasm-ld", START].map(str::to_owned).into();
    argv.extend([format!("{WORK_FOLDER}/{object}"), LIBRARY.into()]);
    argv.extend(words(C_LIBRARIES));
    argv.extend(words(
        "--stack-first --strip-all --allow-multiple-definition",
    ));
    argv.extend(["-z".into(), format!("stack-size={SHADOW_STACK_BYTES}")]);
    argv.extend(["-o".into(), format!("{WORK_FOLDER}/{program}")]);
    argv
}

fn words(line: &str) -> impl Iterator<Item = String> {
    line.split_whitespace().map(str::to_owned)
}
