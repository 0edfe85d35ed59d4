//! The JavaScript runtime: QuickJS with the files of `javascript/`, compiled by clang in wasm.
//!
//! `javascript/recipe.json` says how (see [`Recipe`]); `javascript/patches/*.patch` are unified
//! diffs of QuickJS's sources, whose hunks must each fit exactly one place.

use crate::assets;
use crate::c_family;
use crate::guest::{self, Invocation, Tool};
use crate::manifest::Ecosystem;
use crate::part::{Advance, Part, Workshop};
use crate::recipe::{clang_tool, fetched, libraries, snapshot, words};
use anyhow::{Context, Result, bail};
use mettle_sandbox::engine::Instrumentation;
use mettle_sandbox::image::ImageWriter;
use serde::Deserialize;
use std::fmt::Write;
use std::fs;
use std::path::Path;

pub(crate) const CWASM: &str = "javascript.cwasm";
pub(crate) const IMAGE: &str = "javascript.img";
const WASM: &str = "javascript.wasm";

/// `javascript/recipe.json`. In the guest, `/w` holds QuickJS's sources, the files of
/// `javascript/` and the generated `prelude_data.c`; `/usr` is the sysroot.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Recipe {
    /// Files of QuickJS to compile.
    quickjs: Vec<String>,
    /// Files of `javascript/` to compile; `prelude_data.c` is added when there is a prelude.
    sources: Vec<String>,
    /// Flags of every compilation.
    flags: String,
    /// Scripts that become the table `prelude_files` of `prelude_data.c`, in this order.
    #[serde(default)]
    prelude: Vec<String>,
    /// Whether the sources define `_start`; otherwise wasi-libc's is linked.
    #[serde(default)]
    own_start: bool,
    /// The exported function after which the memory is kept as a snapshot, if any.
    #[serde(default)]
    snapshot: Option<String>,
    /// Files of `javascript/` that the guest can read, by guest path.
    #[serde(default)]
    image: Vec<(String, String)>,
}

fn recipe() -> Result<Recipe> {
    serde_json::from_slice(assets::get("javascript/recipe.json")).context("javascript/recipe.json")
}

/// Makes `javascript.wasm`.
pub(crate) fn build(shop: &Workshop, folder: &Path, advance: Advance<'_>) -> Result<()> {
    let recipe = recipe()?;
    let work = folder.join("work");
    lay_out_sources(shop, &recipe, &work)?;
    let usr = shop.folder(Part::Libraries).join("usr");
    let mounts = [(usr.as_path(), "/usr"), (work.as_path(), "/w")];
    let tool = clang_tool(shop)?;
    let objects = compile(&tool, &recipe, &mounts, advance)?;
    link(&tool, &recipe, &objects, &mounts)?;
    let linked = work.join(WASM);
    match &recipe.snapshot {
        Some(function) => snapshot::take(&linked, &folder.join(WASM), function, &[], &[])?,
        None => fs::rename(&linked, folder.join(WASM))?,
    }
    fs::remove_dir_all(&work).context("cannot remove the sources")
}

/// Compiles `javascript.wasm` to machine code and writes the image beside it.
pub(crate) fn finish(shop: &Workshop, folder: &Path, instrumentation: Instrumentation) -> Result<()> {
    let wasm = shop.folder(Part::QuickJs).join(WASM);
    guest::compile(&wasm, instrumentation, folder.join(CWASM))?;
    let mut image = ImageWriter::new();
    for (path, file) in recipe()?.image {
        image.add(path, assets::get(&format!("javascript/{file}")));
    }
    Ok(image.write(&folder.join(IMAGE))?)
}

fn lay_out_sources(shop: &Workshop, recipe: &Recipe, work: &Path) -> Result<()> {
    let quickjs = fetched(shop, Ecosystem::Cargo, "rquickjs-sys", "/quickjs/quickjs.c");
    copy_tree(quickjs.parent().context("quickjs.c has a folder")?, work)?;
    for (name, content) in assets::under("javascript") {
        let path = work.join(name);
        fs::create_dir_all(path.parent().unwrap_or(work))?;
        fs::write(path, content)?;
    }
    for (name, patch) in assets::under("javascript/patches") {
        let patch = std::str::from_utf8(patch).with_context(|| format!("{name} is not UTF-8"))?;
        apply_patch(work, patch).with_context(|| format!("javascript/patches/{name}"))?;
    }
    if !recipe.prelude.is_empty() {
        fs::write(work.join("prelude_data.c"), prelude_data(&recipe.prelude))?;
    }
    Ok(())
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

/// The prelude as a C table: name, source with a final zero byte, length without it.
fn prelude_data(files: &[String]) -> String {
    let mut code = String::from("#include \"prelude.h\"\n\n");
    let mut table = String::new();
    for (index, name) in files.iter().enumerate() {
        let source = assets::get(&format!("javascript/{name}"));
        let _ = write!(code, "static const char file_{index}[] = {{");
        for byte in source {
            // The type is char, which may be signed.
            let _ = write!(code, "{},", *byte as i8);
        }
        let _ = writeln!(code, "0}};");
        let shown = name.rsplit('/').next().unwrap_or(name);
        let _ = writeln!(table, "    {{\"{shown}\", file_{index}, {}}},", source.len());
    }
    let _ = write!(code, "\nconst PreludeFile prelude_files[] = {{\n{table}}};\n");
    let _ = writeln!(code, "const size_t prelude_file_count = {};", files.len());
    code
}

fn compile(
    tool: &Tool,
    recipe: &Recipe,
    mounts: &[(&Path, &str)],
    advance: Advance<'_>,
) -> Result<Vec<String>> {
    let mut sources: Vec<&str> = recipe.quickjs.iter().map(String::as_str).collect();
    sources.extend(recipe.sources.iter().map(String::as_str));
    if !recipe.prelude.is_empty() {
        sources.push("prelude_data.c");
    }
    let object = |source: &str| format!("/w/{source}.o");
    let command = |source: &&str| {
        let flags = &recipe.flags;
        let object = object(source);
        words(&format!("llvm clang -c --target=wasm32-wasip1 {flags} /w/{source} -o {object}"))
    };
    let commands = sources.iter().map(command).collect();
    libraries::run_all(tool, commands, mounts, advance)?;
    Ok(sources.into_iter().map(object).collect())
}

fn link(tool: &Tool, recipe: &Recipe, objects: &[String], mounts: &[(&Path, &str)]) -> Result<()> {
    let mut argv = words("llvm wasm-ld");
    if !recipe.own_start {
        argv.push("/usr/lib/wasm32-wasip1/crt1-command.o".into());
    }
    argv.extend_from_slice(objects);
    argv.extend(words(&format!(
        "-L/usr/lib/wasm32-wasip1 -lwasi-emulated-signal -lwasi-emulated-process-clocks -lm -lc \
         /usr/lib/wasm32-unknown-wasip1/libclang_rt.builtins.a \
         -z stack-size={} --stack-first --strip-debug -o /w/{WASM}",
        c_family::SHADOW_STACK_BYTES,
    )));
    let invocation = Invocation {
        argv: &argv,
        mounts,
        stdin: &[],
    };
    tool.run_well(&invocation)
}

/// Applies a unified diff. Line numbers are ignored: a hunk's old lines must occur exactly once.
fn apply_patch(work: &Path, patch: &str) -> Result<()> {
    let mut file = None;
    let mut lines = patch.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        if let Some(name) = line.strip_prefix("+++ ") {
            let name = name.split_whitespace().next().unwrap_or_default();
            file = Some(work.join(name.strip_prefix("b/").unwrap_or(name)));
        } else if line.starts_with("@@") {
            let (mut old, mut new) = (String::new(), String::new());
            while let Some(line) = lines.next_if(|line| line.starts_with([' ', '-', '+', '\n'])) {
                let text = line.get(1..).filter(|_| line != "\n").unwrap_or("\n");
                if !line.starts_with('+') {
                    old.push_str(text);
                }
                if !line.starts_with('-') {
                    new.push_str(text);
                }
            }
            let file = file.as_deref().context("a hunk before the file's name")?;
            replace_once(file, &old, &new).with_context(|| line.trim_end().to_owned())?;
        }
    }
    Ok(())
}

fn replace_once(path: &Path, from: &str, to: &str) -> Result<()> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let count = text.matches(from).count();
    if count != 1 {
        bail!("{}: the hunk's lines occur {count} times, not once", path.display());
    }
    Ok(fs::write(path, text.replacen(from, to, 1))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hunk_replaces_the_one_place_it_fits() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.c"), "one\ntwo\n\nthree\nfour\n").unwrap();
        let patch = "--- a/a.c\n+++ b/a.c\n@@ -1,4 +1,4 @@\n two\n \n-three\n+3\n@@ -9 +9 @@\n-four\n";
        apply_patch(folder.path(), patch).unwrap();
        assert_eq!(fs::read_to_string(folder.path().join("a.c")).unwrap(), "one\ntwo\n\n3\n");
        let error = format!("{:#}", apply_patch(folder.path(), patch).unwrap_err());
        assert!(error.contains("occur 0 times"), "{error}");
    }

    #[test]
    fn the_recipe_names_embedded_files_only() {
        let recipe = recipe().unwrap();
        let files = recipe.sources.iter().chain(&recipe.prelude);
        for file in files.chain(recipe.image.iter().map(|(_, file)| file)) {
            assert!(!assets::get(&format!("javascript/{file}")).is_empty(), "{file}");
        }
    }
}
