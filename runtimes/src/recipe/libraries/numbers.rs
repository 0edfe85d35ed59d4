//! Printing and reading floating point numbers.
//!
//! wasi-libc has two ways: one stops every program that prints a `long double`, the other works with
//! the 128 bits of `long double` throughout, in software, which makes `printf("%f")` nine times
//! slower. Here both are linked, and what a `double` needs is done with `double`.

use super::jobs::Job;
use anyhow::Result;
use std::fs;
use std::path::Path;

/// Where wasi-libc's sources lie, below the others.
pub(super) const SOURCES: &str = "libc/wasi/libc-top-half/";
/// What is compiled: the file's copy here, the file, and its flags.
const UNITS: [(&str, &str, &str); 4] = [
    ("print.c", "src/stdio/vfprintf.c", ""),
    (
        "print_double.c",
        "src/stdio/vfprintf.c",
        "-D__wasilibc_printscan_no_long_double -Dvfprintf=__mettle_vfprintf_of_doubles",
    ),
    ("scan.c", "src/internal/floatscan.c", ""),
    (
        "scan_double.c",
        "src/internal/floatscan.c",
        "-D__wasilibc_printscan_no_long_double -D__floatscan=__mettle_scan_double",
    ),
];
const FLAGS: &str = "-c --target=wasm32-wasip1 -O2 -std=gnu11 -msimd128 -w -DNDEBUG -D_GNU_SOURCE \
    -ffunction-sections -fdata-sections -D__wasilibc_printscan_full_support_option=\"\" \
    -Dhidden=__attribute__((__visibility__(\"hidden\"))) \
    -I/z/libc/wasi/libc-top-half/headers/private -I/z/libc/wasi/libc-top-half/musl/src/include \
    -I/z/libc/wasi/libc-top-half/musl/src/internal";

/// Replacements, as [`EDITS`](super::edits::EDITS).
pub(super) const EDITS: [(&str, &str, &str); 6] = [
    (
        "numbers/print.c",
        "/* Some useful macros */",
        "int __mettle_print_double(FILE *, double, int, int, int, int);",
    ),
    (
        "numbers/print.c",
        "l = fmt_fp(f, arg.f, w, p, fl, t);",
        "l = ps == BIGLPRE ? fmt_fp(f, arg.f, w, p, fl, t) : __mettle_print_double(f, arg.f, w, p, fl, t);",
    ),
    (
        "numbers/print_double.c",
        "static int fmt_fp(FILE *f, long_double y,",
        "int __mettle_print_double(FILE *f, long_double y,",
    ),
    (
        "numbers/print_double.c",
        "l = fmt_fp(f, arg.f, w, p, fl, t);",
        "l = __mettle_print_double(f, arg.f, w, p, fl, t);",
    ),
    (
        "numbers/scan.c",
        "#include \"floatscan.h\"",
        "#include \"floatscan.h\"\ndouble __mettle_scan_double(FILE *, int, int);",
    ),
    (
        "numbers/scan.c",
        "\twhile (isspace((c=shgetc(f))));\n\n\tif (c=='+'",
        "\tif (prec < 2) return __mettle_scan_double(f, prec, pok);\n\twhile (isspace((c=shgetc(f))));\n\n\tif (c=='+'",
    ),
];

/// Gives each unit a file of its own.
pub(super) fn copy_sources(work: &Path) -> Result<()> {
    fs::create_dir_all(work.join("numbers"))?;
    for (unit, file, _) in UNITS {
        let source = work.join(SOURCES).join("musl").join(file);
        fs::copy(source, work.join("numbers").join(unit))?;
    }
    Ok(())
}

pub(super) fn jobs() -> Vec<Job> {
    let compile = |(unit, _, flags)| {
        let line = format!("llvm clang {FLAGS} {flags} /z/numbers/{unit}");
        super::jobs::job("libnumbers", &format!("{unit}.o"), &line)
    };
    UNITS.into_iter().map(compile).collect()
}

/// What the result depends on.
pub(super) fn fingerprint() -> String {
    format!("{UNITS:?} {FLAGS} {EDITS:?}")
}
