//! Ruby: ruby.wasm, Ruby as a library with its own library inside, with an entry grafted on,
//! started once and kept as a snapshot. `ruby/boot.rb` decides how a program is run and ended.

use crate::assets;
use crate::interpreter::{Entry, Interpreter, Program, no_files};
use crate::key::KeyBuilder;
use crate::manifest::{Ecosystem, artifact};
use crate::part::{Part, Workshop, with_assets};
use crate::recipe::{dense, fetched, graft, snapshot};
use anyhow::{Context, Result};
use mettle_domain::Language;
use std::fs;
use std::path::Path;

/// Ruby 4.
pub(crate) static RUBY: Interpreter = Interpreter {
    languages: &[Language::Ruby],
    name: "ruby",
    counting_name: "ruby-counting",
    wasm_name: "ruby-wasm",
    title: "Ruby",
    making: "Starting Ruby and keeping its memory",
    needs: &[Part::Packages(Ecosystem::Npm)],
    key: |_, key| key_of(key),
    build: |shop, folder, _| build(shop, folder),
    image: no_files,
    program: |main| Program {
        argv: vec!["ruby".into(), format!("{}/{main}", crate::WORK_FOLDER)],
        environment: Vec::new(),
        entry: Entry::Start,
    },
};

/// The first arguments start the interpreter, the last one is run before the snapshot.
const START: [&str; 4] = ["ruby.wasm", "-EUTF-8:UTF-8", "-e_=0", "load '/boot.rb'"];
/// Ruby's methods call each other on a stack of its own, of one megabyte by default.
const ENVIRONMENT: [(&str, &str); 1] = [("RUBY_THREAD_VM_STACK_SIZE", "12582912")];

/// Raise it when the steps below change, so that caches are made anew.
const REVISION: u32 = 2;

fn key_of(key: KeyBuilder) -> KeyBuilder {
    with_assets(key, "ruby")
        .with("npm", artifact("@ruby/4.0-wasm-wasi").digests())
        .with("recipe", format!("{REVISION} {START:?} {ENVIRONMENT:?}"))
}

fn build(shop: &Workshop, folder: &Path) -> Result<()> {
    let wasm = fetched(
        shop,
        Ecosystem::Npm,
        "@ruby/4.0-wasm-wasi",
        "ruby+stdlib.wasm",
    );
    let base = fs::read(&wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    let entry = std::str::from_utf8(assets::get("ruby/entry.wat"))?;
    let work = folder.join("work");
    fs::create_dir(&work)?;
    let library = work.join("library.wasm");
    fs::write(&library, graft::join(&base, entry)?)?;
    let root = work.join("root");
    fs::create_dir(&root)?;
    fs::write(root.join("boot.rb"), assets::get("ruby/boot.rb"))?;
    let started = work.join("started.wasm");
    snapshot::take_with_environment(
        &library,
        &started,
        "wizer.initialize",
        &START,
        &ENVIRONMENT,
        // The names under which the sandbox shows the root: the C library remembers them.
        &[(&root, "/"), (&root, ".")],
    )?;
    fs::write(
        folder.join("ruby.wasm"),
        dense::densify(&fs::read(&started)?)?,
    )?;
    fs::remove_dir_all(&work).context("cannot remove the unpacked library")
}
