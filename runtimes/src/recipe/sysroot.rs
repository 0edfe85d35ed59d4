//! What the sandbox shows clang, as one image: headers, libraries, start files of our own and
//! the precompiled `<bits/stdc++.h>` of each C++ standard.

use crate::assets;
use crate::c_family::{self, CXX_LANGUAGES};
use crate::guest::{Invocation, Tool};
use crate::part::{Advance, Part, Workshop};
use crate::recipe::{clang_tool, libraries, words};
use anyhow::{Context, Result};
use mettle_sandbox::image::ImageWriter;
use std::fs;
use std::path::Path;

pub(crate) const IMAGE: &str = "sysroot.img";

const START_FLAGS: &str = "-O2 --target=wasm32-wasip1 -fno-exceptions";
const START_CXX_FLAGS: &str =
    "-O2 --target=wasm32-wasip1 -std=c++20 -fwasm-exceptions -mllvm -wasm-use-legacy-eh=false";

/// Header folders and files no wasm program can use: other processors, other tools, C++03.
const LEFT_OUT: [&str; 22] = [
    "usr/include/c++/v1/__cxx03/",
    "usr/include/sanitizer/",
    "usr/include/fuzzer/",
    "usr/include/profile/",
    "usr/include/orc/",
    "usr/include/xray/",
    "usr/include/cuda_wrappers/",
    "usr/include/openmp_wrappers/",
    "usr/include/llvm_libc_wrappers/",
    "usr/include/hlsl",
    "usr/include/opencl",
    "usr/include/ppc_wrappers/",
    "usr/include/altivec.h",
    "usr/include/arm_",
    "usr/include/avx",
    "usr/include/hexagon",
    "usr/include/hvx",
    "usr/include/lasx",
    "usr/include/lsx",
    "usr/include/riscv",
    "usr/include/vecintrin.h",
    "usr/share/",
];
/// Libraries that ours replace, and shared ones, which wasm programs do not load.
const LIBRARIES_LEFT_OUT: [&str; 3] = [
    "usr/lib/wasm32-wasip1/libc++.a",
    "usr/lib/wasm32-wasip1/libc++abi.a",
    "usr/lib/wasm32-wasip1/libc++experimental.a",
];

/// Raise it when the steps below change, so that caches are made anew.
const REVISION: u32 = 3;

/// What the result depends on besides the inputs.
pub(crate) fn fingerprint() -> String {
    let commands = CXX_LANGUAGES.map(c_family::precompile_command);
    format!(
        "{REVISION} {START_FLAGS} {START_CXX_FLAGS} {LEFT_OUT:?} {LIBRARIES_LEFT_OUT:?} {commands:?}"
    )
}

pub(crate) fn build(shop: &Workshop, folder: &Path, advance: Advance<'_>) -> Result<()> {
    let root = folder.join("root");
    let libraries = shop.folder(Part::Libraries);
    link_tree(&libraries.join("usr"), &root.join("usr"))?;
    for (name, content) in assets::under("c/include") {
        write(&root.join("usr/include").join(name), content)?;
    }
    let tool = clang_tool(shop)?;
    build_start_files(&tool, &root)?;
    fs::create_dir_all(root.join("pch"))?;
    let commands = CXX_LANGUAGES.map(c_family::precompile_command).to_vec();
    libraries::run_all(&tool, commands, &[(&root, "/")], advance)?;
    fs::remove_dir_all(root.join("start"))?;
    let mut image = ImageWriter::new();
    pack(&root, "", &mut image)?;
    image.write(&folder.join(IMAGE))?;
    fs::remove_dir_all(&root).context("cannot remove the unpacked sysroot")
}

fn build_start_files(tool: &Tool, root: &Path) -> Result<()> {
    const MISSING: &str = "/start/missing.o";
    let jobs = [
        ("clang", START_FLAGS, "crt1.c", c_family::START_C),
        ("clang++", START_CXX_FLAGS, "crt1.cpp", c_family::START_CXX),
        ("clang", START_FLAGS, "checks.c", c_family::CHECKS),
        ("clang", START_FLAGS, "missing.c", MISSING),
    ];
    let run = |argv: &[String]| {
        tool.run_well(&Invocation {
            env: &[],
            argv,
            mounts: &[(root, "/")],
            stdin: &[],
        })
    };
    for (driver, flags, source, object) in jobs {
        write(
            &root.join("start").join(source),
            assets::get(&format!("c/{source}")),
        )?;
        let parent = Path::new(object.trim_start_matches('/'))
            .parent()
            .unwrap_or(Path::new(""));
        fs::create_dir_all(root.join(parent))?;
        let argv = words(&format!(
            "llvm {driver} -c {flags} /start/{source} -o {object}"
        ));
        run(&argv)?;
    }
    run(&words(&format!(
        "llvm ar rcsD {} {MISSING}",
        c_family::MISSING
    )))
    .map(drop)
}

fn write(path: &Path, content: &[u8]) -> Result<()> {
    fs::create_dir_all(path.parent().unwrap_or(Path::new("/")))?;
    // The file there may be a link to that of another part, which must stay as it is.
    let _ = fs::remove_file(path);
    fs::write(path, content).with_context(|| format!("cannot write {}", path.display()))
}

/// A copy of a tree that shares its files: thousands of headers in milliseconds.
fn link_tree(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            link_tree(&entry.path(), &target)?;
        } else {
            fs::hard_link(entry.path(), target)?;
        }
    }
    Ok(())
}

fn pack(root: &Path, below: &str, image: &mut ImageWriter) -> Result<()> {
    for entry in fs::read_dir(root.join(below))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if below.is_empty() {
            name
        } else {
            format!("{below}/{name}")
        };
        if entry.file_type()?.is_dir() {
            pack(root, &path, image)?;
        } else if !is_left_out(&path) {
            image.add_host_file(format!("/{path}"), entry.path());
        }
    }
    Ok(())
}

fn is_left_out(path: &str) -> bool {
    LEFT_OUT.iter().any(|prefix| path.starts_with(prefix))
        || LIBRARIES_LEFT_OUT.contains(&path)
        || path.ends_with(".so")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_program_can_use_is_left_out() {
        assert!(is_left_out("usr/include/avx512fintrin.h"));
        assert!(is_left_out("usr/include/c++/v1/__cxx03/vector"));
        assert!(is_left_out("usr/lib/wasm32-wasip1/libc.so"));
        assert!(!is_left_out("usr/include/c++/v1/vector"));
        assert!(!is_left_out("usr/lib/wasm32-wasip1/eh/libc++.a"));
        assert!(!is_left_out("usr/include/stdio.h"));
    }
}
