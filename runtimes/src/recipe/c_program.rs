//! Interpreters written in C: compiled by clang in wasm from the sources of a crate and our own.

use crate::assets;
use crate::c_family;
use crate::guest::{Invocation, Tool};
use crate::key::KeyBuilder;
use crate::manifest::{Ecosystem, artifact};
use crate::part::{Advance, Part, Workshop, with_assets};
use crate::recipe::{clang_tool, copy_tree, fetched, libraries, replace_in_file, words};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// What building any of them needs.
pub(crate) const NEEDS: &[Part] = &[
    Part::Packages(Ecosystem::Cargo),
    Part::Clang,
    Part::Libraries,
];

const FLAGS: &str = "-c --target=wasm32-wasip1 -O2 -std=gnu23 -msimd128 -w -DNDEBUG -D_GNU_SOURCE \
    -D_WASI_EMULATED_PROCESS_CLOCKS -D_WASI_EMULATED_SIGNAL -I/w/crate";
pub(super) const LINK_FLAGS: &str = "-L/usr/lib/wasm32-wasip1/eh -L/usr/lib/wasm32-wasip1 -lsetjmp \
    -lwasi-emulated-signal -lwasi-emulated-process-clocks -lm -lc \
    /usr/lib/wasm32-unknown-wasip1/libclang_rt.builtins.a --stack-first --strip-debug";
const START: &str = "/usr/lib/wasm32-wasip1/crt1-command.o";

/// Raise it when the steps below change, so that caches are made anew.
const REVISION: u32 = 1;

/// A program to build.
#[derive(Debug)]
pub(crate) struct CProgram {
    /// Its name; its own sources are the `.c` files of the embedded folder of this name.
    pub name: &'static str,
    /// The crate that has the other sources.
    pub package: &'static str,
    /// A file in the crate's folder of sources, which is all of the crate that is seen.
    pub marker: &'static str,
    /// The files of that folder to compile, the largest first.
    pub sources: &'static [&'static str],
    /// Replacements in the sources: file, what stands there, what should.
    pub edits: &'static [(&'static str, &'static str, &'static str)],
    /// Flags for all files besides the usual ones.
    pub flags: &'static str,
}

impl CProgram {
    /// Adds everything the program depends on to its key.
    pub(crate) fn key(&self, shop: &Workshop, key: KeyBuilder) -> KeyBuilder {
        with_assets(key, self.name)
            .with("libraries", shop.libraries_key())
            .with("cargo", artifact(self.package).digests())
            .with(
                "recipe",
                format!("{REVISION} {self:?} {FLAGS} {LINK_FLAGS}"),
            )
            .with("stack", c_family::SHADOW_STACK_BYTES.to_string())
    }

    /// Makes `<name>.wasm`.
    pub(crate) fn build(&self, shop: &Workshop, folder: &Path, advance: Advance<'_>) -> Result<()> {
        let work = folder.join("work");
        let marker = fetched(shop, Ecosystem::Cargo, self.package, self.marker);
        let sources = marker.parent().context("a source has a folder")?;
        copy_tree(sources, &work.join("crate"))?;
        for (file, from, to) in self.edits {
            replace_in_file(&work.join("crate").join(file), from, to)?;
        }
        fs::create_dir_all(work.join("own"))?;
        for (name, content) in assets::under(self.name) {
            fs::write(work.join("own").join(name), content)?;
        }
        let usr = shop.folder(Part::Libraries).join("usr");
        let mounts = [(usr.as_path(), "/usr"), (work.as_path(), "/w")];
        let tool = clang_tool(shop)?;
        let files = self.files();
        let compile = |file: &String| {
            words(&format!(
                "llvm clang {FLAGS} {} {file} -o {file}.o",
                self.flags
            ))
        };
        libraries::run_all(&tool, files.iter().map(compile).collect(), &mounts, advance)?;
        self.link(&tool, &files, &mounts)?;
        let wasm = format!("{}.wasm", self.name);
        fs::rename(work.join(&wasm), folder.join(&wasm))?;
        fs::remove_dir_all(&work).context("cannot remove the sources")
    }

    /// The guest paths of all files to compile.
    fn files(&self) -> Vec<String> {
        let theirs = self.sources.iter().map(|file| format!("/w/crate/{file}"));
        let own = assets::under(self.name).filter(|(name, _)| name.ends_with(".c"));
        theirs
            .chain(own.map(|(name, _)| format!("/w/own/{name}")))
            .collect()
    }

    fn link(&self, tool: &Tool, files: &[String], mounts: &[(&Path, &str)]) -> Result<()> {
        let mut argv = words(&format!("llvm wasm-ld {START}"));
        argv.extend(files.iter().map(|file| format!("{file}.o")));
        let stack = c_family::SHADOW_STACK_BYTES;
        argv.extend(words(&format!(
            "{LINK_FLAGS} -z stack-size={stack} -o /w/{}.wasm",
            self.name
        )));
        tool.run_well(&Invocation {
            env: &[],
            argv: &argv,
            mounts,
            stdin: &[],
        })
    }
}
