//! Headers and libraries of C and C++, with exceptions.
//!
//! wasi-libc, compiler-rt and the headers of C come with clang. Its C++ library has no
//! exceptions, so libunwind, libc++abi and libc++ are built here, by clang in the sandbox's
//! engine, from the sources the ziglang wheel carries. Those sources are adapted
//! (see [`edits`] and [`restore_config_site`]); an edit that does not fit stops the recipe.

mod edits;
mod jobs;
mod narrow;
mod numbers;

use crate::guest::{Invocation, Tool};
use crate::manifest::Ecosystem;
use crate::part::{Advance, Workshop};
use crate::recipe::{clang_tool, fetched, words};
use crate::{assets, recipe};
use anyhow::{Context, Result, bail};
use edits::EDITS;
use jobs::Job;
use std::fs::{self, File};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

/// Where the sources lie in the wheel.
const SOURCES: &str = "ziglang/lib/";
const LIBRARIES: [&str; 3] = ["libunwind", "libcxxabi", "libcxx"];
/// Guests' library folder for what is built here, before the one that came with clang.
pub(crate) const LIBRARY_FOLDER: &str = "/usr/lib/wasm32-wasip1/eh";
/// clang uses one core per run; more runs at once than this would cost memory, not save time.
const JOBS_AT_ONCE: usize = 2;

/// Raise it when the steps below change, so that caches are made anew.
const REVISION: u32 = 2;

/// What the result depends on besides the inputs.
pub(crate) fn fingerprint() -> String {
    let numbers = numbers::fingerprint();
    format!("{REVISION} {EDITS:?} {:?} {numbers}", jobs::FLAGS)
}

/// Fills `folder/usr`.
pub(crate) fn build(shop: &Workshop, folder: &Path, advance: Advance<'_>) -> Result<()> {
    let (usr, work) = (folder.join("usr"), folder.join("work"));
    unpack_clang_resources(shop, &usr)?;
    unpack_sources(shop, &work)?;
    adapt_sources(&work)?;
    replace_cxx_headers(&usr, &work)?;
    narrow::write_sources(&work, &usr.join("include/c++/v1/__config_site"))?;
    let jobs = jobs::all(&work)?;
    fs::create_dir_all(work.join("o"))?;
    let tool = clang_tool(shop)?;
    let mounts = [(usr.as_path(), "/usr"), (work.as_path(), "/z")];
    run_jobs(&tool, &jobs, &mounts, advance)?;
    fs::create_dir_all(folder.join(LIBRARY_FOLDER.trim_start_matches('/')))?;
    for library in jobs::ARCHIVES {
        let mut argv = words(&format!("llvm ar rcs {LIBRARY_FOLDER}/{library}.a"));
        argv.extend(
            jobs.iter()
                .filter(|job| job.archive == library)
                .map(|job| job.object.clone()),
        );
        tool.run_well(&Invocation {
            env: &[],
            argv: &argv,
            mounts: &mounts,
            stdin: &[],
        })?;
    }
    fs::remove_dir_all(&work).context("cannot remove the sources")
}

fn unpack_clang_resources(shop: &Workshop, usr: &Path) -> Result<()> {
    let tar = fetched(shop, Ecosystem::Npm, "@yowasp/clang", "llvm-resources.tar");
    fs::create_dir_all(usr)?;
    tar::Archive::new(File::open(&tar)?)
        .unpack(usr)
        .with_context(|| format!("cannot unpack {}", tar.display()))
}

fn unpack_sources(shop: &Workshop, work: &Path) -> Result<()> {
    let wheel = fetched(shop, Ecosystem::Pypi, "ziglang", ".whl");
    recipe::unpack_wheel(&wheel, work, |name| {
        let below = name.strip_prefix(SOURCES)?;
        let library = below.split('/').next()?;
        let is_ours = LIBRARIES.contains(&library) || below.starts_with(numbers::SOURCES);
        is_ours.then_some(below)
    })?;
    fs::write(
        work.join("fast_streams.cpp"),
        assets::get("c/fast_streams.cpp"),
    )?;
    fs::write(
        work.join("plain_numbers.cpp"),
        assets::get("c/plain_numbers.cpp"),
    )?;
    fs::write(work.join("tags.s"), assets::get("c/tags.s"))?;
    Ok(())
}

fn adapt_sources(work: &Path) -> Result<()> {
    numbers::copy_sources(work)?;
    for (file, from, to) in EDITS.iter().chain(&numbers::EDITS) {
        recipe::replace_in_file(&work.join(file), from, to)?;
    }
    restore_config_site(&work.join("libcxx/include"))
}

/// zig passes libc++'s configuration as flags and took the header out; put it back.
fn restore_config_site(folder: &Path) -> Result<()> {
    const TAKEN_OUT: &str =
        "/* zig patch: instead of including __config_site, zig adds -D flags when compiling */";
    let mut restored = 0;
    for entry in fs::read_dir(folder.join("__configuration"))? {
        let path = entry?.path();
        if fs::read_to_string(&path)?.contains(TAKEN_OUT) {
            recipe::replace_in_file(&path, TAKEN_OUT, "#include <__config_site>")?;
            restored += 1;
        }
    }
    if restored == 0 {
        bail!("no header of libc++ misses its __config_site: the sources are not the known ones");
    }
    recipe::replace_in_file(
        &folder.join("__config"),
        TAKEN_OUT,
        "#include <__config_site>",
    )
}

/// Our headers instead of those of clang's package, with its configuration.
fn replace_cxx_headers(usr: &Path, work: &Path) -> Result<()> {
    let headers = usr.join("include/c++/v1");
    let configuration = fs::read(headers.join("__config_site"))?;
    fs::remove_dir_all(&headers)?;
    fs::rename(work.join("libcxx/include"), &headers)?;
    fs::write(headers.join("__config_site"), configuration)?;
    for entry in fs::read_dir(work.join("libcxxabi/include"))? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            fs::copy(entry.path(), headers.join(entry.file_name()))?;
        }
    }
    Ok(())
}

fn run_jobs(
    tool: &Tool,
    jobs: &[Job],
    mounts: &[(&Path, &str)],
    advance: Advance<'_>,
) -> Result<()> {
    let next = AtomicUsize::new(0);
    let failure = Mutex::new(None);
    let (finished, news) = mpsc::channel();
    std::thread::scope(|scope| {
        for _ in 0..JOBS_AT_ONCE {
            let finished = finished.clone();
            let (next, failure) = (&next, &failure);
            scope.spawn(move || {
                while let Some(job) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let run = tool.run_well(&Invocation {
                        env: &[],
                        argv: &job.argv,
                        mounts,
                        stdin: &[],
                    });
                    if let Err(error) = run {
                        next.store(jobs.len(), Ordering::Relaxed);
                        failure
                            .lock()
                            .unwrap_or_else(|lock| lock.into_inner())
                            .replace(error);
                    }
                    // The receiver lives until all threads are done.
                    let _ = finished.send(());
                }
            });
        }
        drop(finished);
        for (done, ()) in news.into_iter().enumerate() {
            advance(done + 1, jobs.len());
        }
    });
    match failure
        .into_inner()
        .unwrap_or_else(|lock| lock.into_inner())
    {
        Some(error) => Err(error),
        None => Ok(()),
    }
}

/// Runs independent commands of one tool, several at once; the first failure stops them.
pub(crate) fn run_all(
    tool: &Tool,
    commands: Vec<Vec<String>>,
    mounts: &[(&Path, &str)],
    advance: Advance<'_>,
) -> Result<()> {
    let jobs: Vec<Job> = commands.into_iter().map(Job::command).collect();
    run_jobs(tool, &jobs, mounts, advance)
}
