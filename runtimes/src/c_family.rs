//! Command lines of the C and C++ compiler and linker, as the sandbox runs them.
//!
//! Both are guests of [`Runtimes::clang_cwasm`](crate::Runtimes): entry `_start`, no
//! environment, files from [`Runtimes::sysroot_image`](crate::Runtimes) below a single preopened
//! folder `/`, sources and results in the writable folder [`WORK_FOLDER`].
//!
//! # Why these flags
//!
//! - `-std=gnu17`, `gnu++17` …: the GNU dialects, as other judges: with the strict ones wasi-libc
//!   hides `getline`, `M_PI` and the rest of POSIX. Every strictly conforming program still compiles.
//! - `-O2 -msimd128`: what contests use, and vectors, which every engine of ours has.
//! - `-fwasm-exceptions`, `-wasm-use-legacy-eh=false`, `-wasm-enable-sjlj`: C++ exceptions and
//!   `setjmp` as wasm's own (exnref) exceptions; costs nothing until something is thrown.
//! - `-fno-delete-null-pointer-checks`: the sandbox makes the first page of a program's memory
//!   inaccessible; a null pointer must reach it, and not be optimised into something else.
//! - `-fsanitize=integer-divide-by-zero …`: a division of which clang can tell that it is by zero
//!   would be left out as undefined; programs expect to crash there.
//! - libc++'s hardening stays off: its check of every `v[i]` made nested vectors 2.3 times slower.
//!   As with native compilers, reading outside of a vector is noticed only where memory ends.
//! - `-D_WASI_EMULATED_…`: makes `signal`, `clock`, `mmap` and `getpid` exist.
//! - `-Wno-error=…`, `-D_LIBCPP_ENABLE_…_REMOVED_…`: what GCC only warns about (`register`, narrowing
//!   of what is no constant, `a < b < c`), and what its library still has (`random_shuffle`, `bind2nd`).
//! - `-DONLINE_JUDGE`: programs with `#ifndef ONLINE_JUDGE` around their `freopen` rely on it.
//! - `-disable-llvm-verifier`: the compiler's checks of itself, 5 % of a compilation. The
//!   precompiled headers are made with `-fpch-instantiate-templates`, which saves 15 %.
//! - `-z stack-size`, `--stack-first`: room for locals whose address is taken; running out of it
//!   is an access out of bounds, never a write into other data.

use mettle_domain::Language;

/// The guest folder with the submission's files and what is made from them.
pub const WORK_FOLDER: &str = "/w";

/// Bytes at the start of a C or C++ program's memory for the locals whose address is taken.
/// The guest's memory limit must be this much larger than what the user may allocate; pages
/// that are not touched cost nothing.
pub const SHADOW_STACK_BYTES: u32 = 64 << 20;

/// Exit code of a program after `abort()`, a failed `assert` or an uncaught exception.
pub const ABORT_EXIT_CODE: i32 = 134;

pub(crate) const START_C: &str = "/usr/lib/wasm32-wasip1/mettle/crt1-c.o";
pub(crate) const START_CXX: &str = "/usr/lib/wasm32-wasip1/mettle/crt1-cxx.o";
/// Functions that programs expect and WASI's C library has not; taken only where they are called.
pub(crate) const MISSING: &str = "/usr/lib/wasm32-wasip1/libmissing.a";
/// What a failed check of the compiler calls.
pub(crate) const CHECKS: &str = "/usr/lib/wasm32-wasip1/mettle/checks.o";

pub(crate) const CXX_LANGUAGES: [Language; 3] = [Language::Cpp17, Language::Cpp20, Language::Cpp23];

const COMMON: &str = "-O2 --target=wasm32-wasip1 -msimd128 -Xclang -disable-llvm-verifier \
    -mllvm -wasm-use-legacy-eh=false -mllvm -wasm-enable-sjlj \
    -fno-delete-null-pointer-checks \
    -fsanitize=integer-divide-by-zero -fno-sanitize-recover=all -fsanitize-minimal-runtime \
    -D_WASI_EMULATED_SIGNAL -D_WASI_EMULATED_PROCESS_CLOCKS -D_WASI_EMULATED_MMAN \
    -D_WASI_EMULATED_GETPID -DONLINE_JUDGE";
const CXX: &str = "-fwasm-exceptions \
    -Wno-error=parentheses -Wno-error=c++11-narrowing -Wno-error=register \
    -D_LIBCPP_ENABLE_CXX17_REMOVED_RANDOM_SHUFFLE -D_LIBCPP_ENABLE_CXX17_REMOVED_BINDERS \
    -D_LIBCPP_ENABLE_CXX17_REMOVED_UNARY_BINARY_FUNCTION -D_LIBCPP_ENABLE_CXX20_REMOVED_NEGATORS";
/// Functions of GNU's C library under names that WASI's has not.
const GNU_NAMES: [&str; 2] = ["-Disnanl=__builtin_isnan", "-Disinfl=__builtin_isinf_sign"];
const LIBRARY_FOLDERS: &str = "-L/usr/lib/wasm32-wasip1/eh -L/usr/lib/wasm32-wasip1";
/// Replaces a part of libc++.
const NARROW: &str = "-lc++narrow";
const LIBRARIES: &str = "-lc++ -lc++abi -lunwind -lsetjmp -lmissing -lwasi-emulated-signal -lwasi-emulated-process-clocks \
    -lwasi-emulated-mman -lwasi-emulated-getpid -lm -lnumbers -lc-printscan-long-double -lc \
    /usr/lib/wasm32-unknown-wasip1/libclang_rt.builtins.a";

/// Whether a C++ file is compiled with the precompiled `<bits/stdc++.h>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrecompiledHeader {
    /// Saves 1 to 3 seconds, and makes every name of the library visible.
    Use,
    /// The file sees only what it includes, not what the library's headers include in turn.
    Skip,
    /// The file sees what it includes, what the library's headers include in turn, and some of GNU's names.
    SkipLoosely,
}

impl PrecompiledHeader {
    /// Whether a file may be compiled with the precompiled header: it includes
    /// `<bits/stdc++.h>`, so every name of the library is visible anyway.
    ///
    /// Try a file with other includes with [`Use`](Self::Use) first: it is faster, and accepts
    /// the files that forget an include their author's library happened to bring. When that
    /// fails, try [`Skip`](Self::Skip): a global `count` or `gcd` of the program's own next to
    /// `using namespace std` is the usual reason. Such a program may still forget an include:
    /// [`SkipLoosely`](Self::SkipLoosely) is the last try.
    pub fn fits(source: &str) -> bool {
        source.lines().any(|line| {
            let line = line.trim_start();
            line.strip_prefix('#').is_some_and(|directive| {
                let directive = directive.trim_start();
                directive.starts_with("include") && directive.contains("bits/stdc++.h")
            })
        })
    }
}

/// The command line that compiles one file to an object file.
///
/// `source` is the file's name below [`WORK_FOLDER`] (diagnostics name it as given: `main.cpp`),
/// `object` likewise. Exit code 0 and an object file, or 1 and diagnostics on standard error.
/// Several files are compiled one by one: one run of clang compiles one file.
///
/// Give the run [`COMPILE_MEMORY_BYTES`] of memory.
///
/// # Panics
/// For a language that is not compiled.
pub fn compile_command(
    language: Language,
    source: &str,
    object: &str,
    precompiled_header: PrecompiledHeader,
) -> Vec<String> {
    let mut argv = compiler(language);
    match precompiled_header {
        _ if !is_cxx(language) => {}
        PrecompiledHeader::Use => {
            argv.extend(["-include-pch".into(), precompiled_header_path(language)]);
        }
        PrecompiledHeader::Skip => argv.push("-D_LIBCPP_REMOVE_TRANSITIVE_INCLUDES".into()),
        PrecompiledHeader::SkipLoosely => argv.extend(GNU_NAMES.map(str::to_owned)),
    }
    argv.extend(["-working-directory".into(), WORK_FOLDER.into()]);
    argv.extend(["-c".into(), source.into(), "-o".into(), object.into()]);
    argv
}

/// Which of libc++'s streams and locales a C++ program is linked with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Streams {
    /// Without wide characters and the facets for money, time and messages: half the code, and half
    /// the time to translate it. Linking fails for a program that needs one of them.
    Narrow,
    /// All of them.
    Full,
}

/// Memory a compiling or linking clang may use: 72 MiB with the precompiled header, 142 MiB
/// without, and twice the size of a program's initialised or large static arrays (an object
/// file stores zeros too).
pub const COMPILE_MEMORY_BYTES: u64 = 2 << 30;

/// The command line that links object files (names below [`WORK_FOLDER`]) to a wasm program.
///
/// Try [`Streams::Narrow`] first, then [`Streams::Full`]. C has neither.
///
/// The program's entry is `_start`. It needs no files and no environment, and ends by
/// returning (exit code 0), by `proc_exit` or by a trap; see [`ABORT_EXIT_CODE`].
///
/// # Panics
/// For a language that is not compiled.
pub fn link_command(
    language: Language,
    objects: &[String],
    program: &str,
    streams: Streams,
) -> Vec<String> {
    assert!(language.info().compiled, "{language} is not compiled");
    let in_work = |name: &str| format!("{WORK_FOLDER}/{name}");
    let start = if is_cxx(language) { START_CXX } else { START_C };
    let mut argv: Vec<String> = ["llvm", "wasm-ld", start, CHECKS].map(str::to_owned).into();
    argv.extend(objects.iter().map(|object| in_work(object)));
    argv.extend(LIBRARY_FOLDERS.split_whitespace().map(str::to_owned));
    if streams == Streams::Narrow {
        argv.push(NARROW.into());
    }
    argv.extend(LIBRARIES.split_whitespace().map(str::to_owned));
    argv.extend(["--stack-first".into(), "--strip-all".into()]);
    argv.extend(["-z".into(), format!("stack-size={SHADOW_STACK_BYTES}")]);
    argv.extend(["-o".into(), in_work(program)]);
    argv
}

/// The guest path of a standard's precompiled `<bits/stdc++.h>`.
pub(crate) fn precompiled_header_path(language: Language) -> String {
    format!("/pch/{}.pch", standard(language))
}

/// The command line that makes it; the flags must be those of the submissions.
pub(crate) fn precompile_command(language: Language) -> Vec<String> {
    let mut argv = compiler(language);
    // No time stamp: images have none, and the same input makes the same file.
    argv.extend(
        "-x c++-header -Xclang -fno-pch-timestamp -fpch-instantiate-templates"
            .split(' ')
            .map(str::to_owned),
    );
    argv.extend(["/usr/include/bits/stdc++.h".into(), "-o".into()]);
    argv.push(precompiled_header_path(language));
    argv
}

/// clang with all flags that do not depend on the file.
fn compiler(language: Language) -> Vec<String> {
    let driver = if is_cxx(language) { "clang++" } else { "clang" };
    let mut argv = vec!["llvm".to_owned(), driver.to_owned()];
    argv.push(format!("-std={}", standard(language)));
    argv.extend(COMMON.split_whitespace().map(str::to_owned));
    if is_cxx(language) {
        argv.extend(CXX.split_whitespace().map(str::to_owned));
    }
    argv
}

fn is_cxx(language: Language) -> bool {
    CXX_LANGUAGES.contains(&language)
}

fn standard(language: Language) -> &'static str {
    match language {
        Language::C => "gnu17",
        Language::Cpp17 => "gnu++17",
        Language::Cpp20 => "gnu++20",
        Language::Cpp23 => "gnu++23",
        _ => panic!("{language} is not compiled by clang"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_precompiled_header_fits_files_that_include_everything_anyway() {
        for source in [
            "#include <bits/stdc++.h>\n",
            "// x\n  # include \"bits/stdc++.h\"\n",
        ] {
            assert!(PrecompiledHeader::fits(source), "{source}");
        }
        for source in ["#include <vector>\n", "// #include <bits/stdc++.h>\n", ""] {
            assert!(!PrecompiledHeader::fits(source), "{source}");
        }
    }

    #[test]
    fn only_cxx_uses_the_precompiled_header() {
        let c = compile_command(Language::C, "a.c", "a.o", PrecompiledHeader::Use);
        assert!(!c.contains(&"-include-pch".to_owned()));
        let cxx = compile_command(Language::Cpp23, "a.cpp", "a.o", PrecompiledHeader::Use);
        assert!(cxx.contains(&"/pch/gnu++23.pch".to_owned()), "{cxx:?}");
        let plain = compile_command(Language::Cpp23, "a.cpp", "a.o", PrecompiledHeader::Skip);
        assert!(!plain.iter().any(|word| word.contains("pch")), "{plain:?}");
    }
}
