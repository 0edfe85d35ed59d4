//! Packs the bundled problems into one archive that the library embeds.

use std::{
    env,
    error::Error,
    fs,
    io::{Cursor, Write},
    path::{Path, PathBuf},
};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

const CATALOG: &str = "catalog";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={CATALOG}");
    let mut files = Vec::new();
    if Path::new(CATALOG).is_dir() {
        collect(Path::new(CATALOG), &mut files)?;
    }
    files.sort();
    let archive = pack(&files)?;
    let target =
        PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?).join("catalog.zip");
    fs::write(target, archive)?;
    Ok(())
}

/// Every file below a folder that may be part of a package: no generators, nothing hidden.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if name.starts_with('.') || ["generators", "__pycache__"].contains(&name.as_str()) {
            continue;
        }
        match path.is_dir() {
            true => collect(&path, files)?,
            false => files.push(path),
        }
    }
    Ok(())
}

/// The same files always give the same bytes.
fn pack(files: &[PathBuf]) -> Result<Vec<u8>, Box<dyn Error>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for path in files {
        println!("cargo::rerun-if-changed={}", path.display());
        let name = path
            .strip_prefix(CATALOG)?
            .to_str()
            .ok_or("a file name in the catalog is not UTF-8")?;
        zip.start_file(name, options)?;
        zip.write_all(&fs::read(path)?)?;
    }
    Ok(zip.finish()?.into_inner())
}
