//! How each part is made.

mod apart;
mod c_program;
mod dense;
pub(crate) mod go;
mod graft;
pub(crate) mod libraries;
pub(crate) mod lua;
pub(crate) mod perl;
pub(crate) mod php;
pub(crate) mod python;
pub(crate) mod quickjs;
pub(crate) mod ruby;
pub(crate) mod rust;
mod snapshot;
pub(crate) mod sql;
pub(crate) mod sysroot;

use crate::guest;
use crate::interpreter::Interpreter;
use crate::manifest::{Ecosystem, artifact};
use crate::part::{Part, Workshop};
use anyhow::{Context, Result, bail};
use mettle_sandbox::engine::Instrumentation;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// The file of the clang part.
pub(crate) const CLANG_CWASM: &str = "clang.cwasm";

/// clang as machine code: one module that is `clang`, `clang++`, `wasm-ld` and `llvm-ar`.
pub(crate) fn clang(shop: &Workshop, folder: &Path) -> Result<()> {
    let wasm = fetched(shop, Ecosystem::Npm, "@yowasp/clang", "llvm.core.wasm");
    guest::compile(&wasm, Instrumentation::None, folder.join(CLANG_CWASM))
}

/// What an interpreter's machine code depends on besides its wasm.
pub(crate) fn finish_fingerprint() -> String {
    apart::REVISION.to_string()
}

/// Compiles an interpreter's wasm to machine code and writes its memory and its image beside it.
pub(crate) fn finish(
    shop: &Workshop,
    interpreter: &'static Interpreter,
    folder: &Path,
    instrumentation: Instrumentation,
) -> Result<()> {
    let made = shop.folder(Part::Wasm(interpreter));
    let file = |extension| format!("{}.{extension}", interpreter.name);
    let wasm = made.join(file("wasm"));
    let whole = fs::read(&wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    let apart = apart::take_apart(&whole).with_context(|| wasm.display().to_string())?;
    guest::compile_bytes(
        &apart.module,
        &wasm,
        instrumentation,
        folder.join(file("cwasm")),
    )?;
    let memory = folder.join(file("memory"));
    (apart.memory.write(&memory)).with_context(|| format!("cannot write {}", memory.display()))?;
    Ok((interpreter.image)(&made).write(&folder.join(file("img")))?)
}

/// Where a file of the manifest lies once its ecosystem's packages are fetched.
fn fetched(shop: &Workshop, ecosystem: Ecosystem, package: &str, ending: &str) -> PathBuf {
    let folder = shop.folder(Part::Packages(ecosystem));
    folder.join(&artifact(package).file(ending).path)
}

fn copy_tree(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_tree(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

fn clang_tool(shop: &Workshop) -> Result<guest::Tool> {
    guest::Tool::load(&shop.folder(Part::Clang).join(CLANG_CWASM))
}

/// A command line for the one module that is every tool: `llvm clang …`.
fn words(line: &str) -> Vec<String> {
    line.split_whitespace().map(str::to_owned).collect()
}

/// Unpacks the files of a wheel that `place` gives a path below `folder`.
fn unpack_wheel(wheel: &Path, folder: &Path, place: impl Fn(&str) -> Option<&str>) -> Result<()> {
    let unreadable = || format!("cannot read {}", wheel.display());
    let mut archive = zip::ZipArchive::new(File::open(wheel).with_context(unreadable)?)?;
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).with_context(unreadable)?;
        let name = file.name().with_context(unreadable)?.into_owned();
        let Some(below) = place(&name).filter(|_| file.is_file()) else {
            continue;
        };
        if below.split('/').any(|part| part == "..") {
            bail!("{}: {name} leaves its folder", wheel.display());
        }
        let path = folder.join(below);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        std::io::copy(&mut file, &mut File::create(&path)?).with_context(unreadable)?;
    }
    Ok(())
}

/// Unpacks the part of an archive that is below this folder of it.
fn unpack_tar_xz(archive: &Path, below: &str, folder: &Path) -> Result<()> {
    let unreadable = || format!("cannot read {}", archive.display());
    let file = File::open(archive).with_context(unreadable)?;
    let plain = lzma_rust2::XzReader::new(std::io::BufReader::new(file), false);
    for entry in tar::Archive::new(plain).entries()? {
        let mut entry = entry.with_context(unreadable)?;
        let path = entry.path().with_context(unreadable)?.into_owned();
        let Ok(path) = path.strip_prefix(below) else {
            continue;
        };
        if !entry.header().entry_type().is_file() {
            continue;
        }
        if path
            .components()
            .any(|part| !matches!(part, std::path::Component::Normal(_)))
        {
            bail!(
                "{}: {} leaves its folder",
                archive.display(),
                path.display()
            );
        }
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        std::io::copy(&mut entry, &mut File::create(&path)?).with_context(unreadable)?;
    }
    Ok(())
}

/// Replaces text in a source file; a text that is not there means the wrong sources.
fn replace_in_file(path: &Path, from: &str, to: &str) -> Result<()> {
    let text =
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    if !text.contains(from) {
        bail!(
            "{}: the text to be changed is not there: {from:?}",
            path.display()
        );
    }
    fs::write(path, text.replace(from, to))?;
    Ok(())
}
