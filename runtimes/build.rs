//! Embeds the files the recipes use (lock files, C and Python sources, the JavaScript prelude),
//! so that an installed binary prepares the runtimes without a checkout.

use std::fmt::Write;
use std::path::Path;
use std::{env, fs, io};

const FOLDERS: &[&str] = &[
    "packages",
    "c",
    "go",
    "python",
    "javascript",
    "lua",
    "perl",
    "php",
    "ruby",
    "sql",
];
/// Files that document or test a folder; changing them must not rebuild a runtime.
const NOT_EMBEDDED: [&str; 3] = ["tests", "conformance", "README.md"];

fn main() -> io::Result<()> {
    let root = env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?;
    let mut files = Vec::new();
    for folder in FOLDERS {
        println!("cargo::rerun-if-changed={folder}");
        collect(Path::new(&root), folder, &mut files)?;
    }
    files.sort();
    let mut code = String::from("pub(crate) static FILES: &[(&str, &[u8])] = &[\n");
    for name in files {
        let _ = writeln!(
            code,
            "    ({name:?}, include_bytes!({:?})),",
            format!("{root}/{name}")
        );
    }
    code.push_str("];\n");
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    fs::write(Path::new(&out).join("assets.rs"), code)
}

fn collect(root: &Path, folder: &str, files: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(root.join(folder))? {
        let entry = entry?;
        let name = entry.file_name().into_string().map_err(|name| {
            io::Error::other(format!("{folder}: a file name is not UTF-8: {name:?}"))
        })?;
        if NOT_EMBEDDED.contains(&name.as_str()) || name.starts_with('.') {
            continue;
        }
        let path = format!("{folder}/{name}");
        if entry.file_type()?.is_dir() {
            collect(root, &path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
