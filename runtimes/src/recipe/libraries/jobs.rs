//! The compiler runs that make libunwind, libc++abi and libc++.
//!
//! In them, `/usr` is the sysroot and `/z` the folder with the three libraries' sources.

use super::{narrow, numbers};
use crate::recipe::words;
use anyhow::Result;
use std::fs;
use std::path::Path;

/// The archives, in the order programs link them.
pub(super) const ARCHIVES: [&str; 5] = [
    "libc++narrow",
    "libc++",
    "libc++abi",
    "libunwind",
    "libnumbers",
];

/// One compiler run.
pub(super) struct Job {
    pub archive: &'static str,
    pub argv: Vec<String>,
    /// The guest path of what it makes.
    pub object: String,
}

/// New wasm exceptions (exnref), which is what wasmtime runs.
const EXCEPTIONS: &str = "-fwasm-exceptions -fexceptions -mllvm -wasm-use-legacy-eh=false";
const COMMON: &str = "-O2 -DNDEBUG -fvisibility=hidden -ffunction-sections -fdata-sections -w \
    --target=wasm32-wasip1 -msimd128";
const HEADERS: &str =
    "-nostdinc++ -isystem /z/libcxxabi/include -isystem /usr/include/c++/v1 -I/z/libcxx/src";
const ABI: &str = "-std=c++23 -I/z/libcxxabi/include -I/z/libunwind/include \
    -D_LIBCXXABI_BUILDING_LIBRARY -D_LIBCPP_ENABLE_CXX17_REMOVED_UNEXPECTED_FUNCTIONS";
const CXX: &str = "-std=c++26 -I/z/libcxx/libc -I/z/libcxxabi/include -I/z/libcxx/src/filesystem \
    -D_LIBCPP_BUILDING_LIBRARY -DLIBCXX_BUILDING_LIBCXXABI \
    -DLIBC_NAMESPACE=__llvm_libc_common_utils -D_LIBCPP_REMOVE_TRANSITIVE_INCLUDES";

const NARROW: &str = "-Os";

/// Files that another file replaces on wasm without threads.
const ABI_LEFT_OUT: [&str; 2] = ["cxa_noexception.cpp", "cxa_thread_atexit.cpp"];
/// libc++abi defines operator new; the rest of libc++ that is experimental is not shipped.
const CXX_LEFT_OUT: [&str; 2] = ["new.cpp", "int128_builtins.cpp"];
const CXX_FOLDERS_LEFT_OUT: [&str; 4] = ["support", "pstl", "experimental", "include"];

/// All flags, for the key of what they make.
pub(super) const FLAGS: [&str; 6] = [EXCEPTIONS, COMMON, HEADERS, ABI, CXX, NARROW];

pub(super) fn all(work: &Path) -> Result<Vec<Job>> {
    let mut jobs = numbers::jobs();
    jobs.extend(cxx(work)?);
    jobs.extend(narrow());
    jobs.extend(abi(work)?);
    jobs.push(job(
        "libunwind",
        "Unwind-wasm.c.o",
        &format!(
            "llvm clang -c -std=c17 {COMMON} {EXCEPTIONS} -I/z/libunwind/include \
             -D_LIBUNWIND_HIDE_SYMBOLS /z/libunwind/src/Unwind-wasm.c"
        ),
    ));
    jobs.push(job(
        "libunwind",
        "tags.s.o",
        "llvm clang -c --target=wasm32-wasip1 -mexception-handling /z/tags.s",
    ));
    Ok(jobs)
}

fn cxx(work: &Path) -> Result<Vec<Job>> {
    let mut files = vec![
        "/z/fast_streams.cpp".to_owned(),
        "/z/plain_numbers.cpp".to_owned(),
    ];
    let sources = work.join("libcxx/src");
    collect(&sources, "/z/libcxx/src", &CXX_FOLDERS_LEFT_OUT, &mut files)?;
    files.retain(|file| {
        !CXX_LEFT_OUT
            .iter()
            .any(|left_out| file.ends_with(&format!("/{left_out}")))
    });
    Ok(compile_all("libc++", &files, CXX))
}

/// See [`super::narrow`]. Smaller rather than faster: numbers and characters have their own fast ways.
fn narrow() -> Vec<Job> {
    let files = narrow::FILES.map(|file| format!("{}/{file}", narrow::FOLDER));
    let flags = format!("{NARROW} -I{} {CXX}", narrow::FOLDER);
    compile_all("libc++narrow", &files, &flags)
}

fn abi(work: &Path) -> Result<Vec<Job>> {
    let mut files = Vec::new();
    collect(
        &work.join("libcxxabi/src"),
        "/z/libcxxabi/src",
        &["demangle"],
        &mut files,
    )?;
    files.retain(|file| !ABI_LEFT_OUT.iter().any(|left_out| file.ends_with(left_out)));
    let (handlers, rest): (Vec<_>, Vec<_>) = files
        .into_iter()
        .partition(|file| file.ends_with("cxa_default_handlers.cpp"));
    let mut jobs = compile_all("libc++abi", &rest, ABI);
    // Without the demangler in the default handler every program is 200 KB smaller.
    let quiet = format!("{ABI} -DLIBCXXABI_NON_DEMANGLING_TERMINATE");
    jobs.extend(compile_all("libc++abi", &handlers, &quiet));
    Ok(jobs)
}

fn compile_all(archive: &'static str, files: &[String], flags: &str) -> Vec<Job> {
    let compile = |file: &String| {
        let name = file.trim_start_matches("/z/").replace('/', "_");
        let line = format!("llvm clang++ -c {COMMON} {EXCEPTIONS} {HEADERS} {flags} {file}");
        job(archive, &format!("{name}.o"), &line)
    };
    files.iter().map(compile).collect()
}

fn collect(folder: &Path, guest: &str, left_out: &[&str], files: &mut Vec<String>) -> Result<()> {
    let mut entries = fs::read_dir(folder)?.collect::<std::io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{guest}/{name}");
        if entry.file_type()?.is_dir() {
            if !left_out.contains(&name.as_str()) {
                collect(&entry.path(), &path, left_out, files)?;
            }
        } else if name.ends_with(".cpp") {
            files.push(path);
        }
    }
    Ok(())
}

pub(super) fn job(archive: &'static str, object: &str, line: &str) -> Job {
    let object = format!("/z/o/{object}");
    let mut argv = words(line);
    argv.extend(["-o".to_owned(), object.clone()]);
    Job {
        archive,
        argv,
        object,
    }
}

impl Job {
    /// A command whose result belongs to no archive.
    pub(super) fn command(argv: Vec<String>) -> Job {
        Job {
            archive: "",
            argv,
            object: String::new(),
        }
    }
}
