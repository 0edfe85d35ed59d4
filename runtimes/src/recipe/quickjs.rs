//! The JavaScript runtime: QuickJS with the files of `javascript/`, compiled by clang in wasm.
//!
//! `javascript/patches.json` adapts QuickJS's sources: each patch replaces lines that must occur
//! exactly once. `javascript/src/*.c` are compiled beside them and embed `javascript/prelude/`.
//! The runtime and the prelude are set up once (`wizer.initialize`) and kept as a snapshot.

use crate::assets;
use crate::c_family::{self, WORK_FOLDER};
use crate::guest::{Invocation, Tool};
use crate::interpreter::{Entry, Interpreter, Program, no_files};
use crate::manifest::{Ecosystem, artifact};
use crate::part::{Advance, Part, Workshop, with_assets};
use crate::recipe::{clang_tool, copy_tree, fetched, libraries, snapshot, words};
use anyhow::{Context, Result, bail};
use mettle_domain::Language;
use serde::Deserialize;
use std::fs;
use std::path::Path;

/// QuickJS, for JavaScript. Its prelude is inside the wasm.
pub(crate) static JAVASCRIPT: Interpreter = Interpreter {
    languages: &[Language::JavaScript, Language::TypeScript],
    name: "javascript",
    counting_name: "javascript-counting",
    wasm_name: "quickjs-wasm",
    title: "QuickJS",
    making: "Building QuickJS",
    needs: &[
        Part::Packages(Ecosystem::Cargo),
        Part::Clang,
        Part::Libraries,
    ],
    key: |shop, key| {
        with_assets(key, "javascript")
            .with("libraries", shop.libraries_key())
            .with("cargo", artifact("rquickjs-sys").digests())
            .with("recipe", fingerprint())
    },
    build,
    image: no_files,
    program: |main| Program {
        argv: vec!["node".into(), format!("{WORK_FOLDER}/{main}")],
        environment: Vec::new(),
        entry: Entry::Start,
    },
};

const WASM: &str = "javascript.wasm";

/// The largest file first: the other thread has the rest done when it is.
const ENGINE: [&str; 4] = ["quickjs.c", "libregexp.c", "libunicode.c", "dtoa.c"];
const FLAGS: &str = "-c --target=wasm32-wasip1 -O2 -std=gnu23 -msimd128 -w -DNDEBUG -D_GNU_SOURCE \
    -DQUICKJS_NG_BUILD -D_WASI_EMULATED_PROCESS_CLOCKS -D_WASI_EMULATED_SIGNAL -I/w/quickjs";

const LINK_FLAGS: &str = "-L/usr/lib/wasm32-wasip1 -lwasi-emulated-signal \
    -lwasi-emulated-process-clocks -lm -lc /usr/lib/wasm32-unknown-wasip1/libclang_rt.builtins.a \
    --stack-first --strip-debug";

/// Raise it when the steps below change, so that caches are made anew.
const REVISION: u32 = 1;

/// What the result depends on besides the inputs.
fn fingerprint() -> String {
    format!(
        "{REVISION} {ENGINE:?} {FLAGS} {LINK_FLAGS} {}",
        c_family::SHADOW_STACK_BYTES
    )
}

/// `javascript/patches.json`.
#[derive(Deserialize)]
struct Patches {
    version: String,
    patches: Vec<Patch>,
}

#[derive(Deserialize)]
struct Patch {
    file: String,
    why: String,
    /// Whole lines, in sequence.
    search: Vec<String>,
    replace: Vec<String>,
}

/// Makes `javascript.wasm`.
fn build(shop: &Workshop, folder: &Path, advance: Advance<'_>) -> Result<()> {
    let work = folder.join("work");
    lay_out_sources(shop, &work)?;
    let usr = shop.folder(Part::Libraries).join("usr");
    let mounts = [(usr.as_path(), "/usr"), (work.as_path(), "/w")];
    let tool = clang_tool(shop)?;
    let sources = sources();
    let compile = |source: &String| words(&format!("llvm clang {FLAGS} {source} -o {source}.o"));
    libraries::run_all(
        &tool,
        sources.iter().map(compile).collect(),
        &mounts,
        advance,
    )?;
    link(&tool, &sources, &mounts)?;
    snapshot::take(
        &work.join(WASM),
        &folder.join(WASM),
        "wizer.initialize",
        &[],
        &[],
    )?;
    fs::remove_dir_all(&work).context("cannot remove the sources")
}

/// The guest paths of all files to compile.
fn sources() -> Vec<String> {
    let engine = ENGINE.iter().map(|file| format!("/w/quickjs/{file}"));
    let own = assets::under("javascript/src").filter(|(name, _)| name.ends_with(".c"));
    engine
        .chain(own.map(|(name, _)| format!("/w/src/{name}")))
        .collect()
}

fn lay_out_sources(shop: &Workshop, work: &Path) -> Result<()> {
    let quickjs = fetched(shop, Ecosystem::Cargo, "rquickjs-sys", "/quickjs/quickjs.c");
    copy_tree(
        quickjs.parent().context("quickjs.c has a folder")?,
        &work.join("quickjs"),
    )?;
    for (name, content) in assets::under("javascript") {
        let path = work.join(name);
        fs::create_dir_all(path.parent().unwrap_or(work))?;
        fs::write(path, content)?;
    }
    let patches: Patches = serde_json::from_slice(assets::get("javascript/patches.json"))
        .context("javascript/patches.json")?;
    for patch in &patches.patches {
        apply_patch(&work.join("quickjs"), patch)
            .with_context(|| format!("QuickJS {}: {}", patches.version, patch.why))?;
    }
    Ok(())
}

fn apply_patch(sources: &Path, patch: &Patch) -> Result<()> {
    let path = sources.join(&patch.file);
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", patch.file))?;
    // A line break before and after: whole lines only.
    let lines = |lines: &[String]| format!("\n{}\n", lines.join("\n"));
    let search = lines(&patch.search);
    let count = text.matches(&search).count();
    if count != 1 {
        bail!(
            "the lines to be replaced in {} occur {count} times, not once",
            patch.file
        );
    }
    Ok(fs::write(
        &path,
        text.replacen(&search, &lines(&patch.replace), 1),
    )?)
}

/// Links without wasi-libc's start: `main.c` has its own, which knows about the snapshot.
fn link(tool: &Tool, sources: &[String], mounts: &[(&Path, &str)]) -> Result<()> {
    let mut argv = words("llvm wasm-ld");
    argv.extend(sources.iter().map(|source| format!("{source}.o")));
    let stack = c_family::SHADOW_STACK_BYTES;
    argv.extend(words(&format!(
        "{LINK_FLAGS} -z stack-size={stack} -o /w/{WASM}"
    )));
    tool.run_well(&Invocation {
        env: &[],
        argv: &argv,
        mounts,
        stdin: &[],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_patch_replaces_whole_lines_that_occur_once() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.c");
        fs::write(&file, "one\ntwo\nthree\n").unwrap();
        let patch = |search: &str| Patch {
            file: "a.c".into(),
            why: String::new(),
            search: vec![search.into()],
            replace: vec!["2".into(), "2.5".into()],
        };
        apply_patch(folder.path(), &patch("two")).unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "one\n2\n2.5\nthree\n");
        let error = apply_patch(folder.path(), &patch("hre"))
            .unwrap_err()
            .to_string();
        assert!(error.contains("0 times"), "{error}");
    }

    #[test]
    fn the_runtime_has_an_entry_and_its_prelude() {
        assert!(sources().contains(&"/w/src/main.c".to_owned()));
        assert!(!assets::get("javascript/prelude/bootstrap.js").is_empty());
    }
}
