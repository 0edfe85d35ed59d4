//! Perl: zeroperl, Perl as a library in one module with its own library inside, with an entry
//! grafted on. It starts in a millisecond, so there is no snapshot.

use crate::assets;
use crate::interpreter::{Entry, Interpreter, Program};
use crate::key::KeyBuilder;
use crate::manifest::{Ecosystem, artifact};
use crate::part::{Part, Workshop, with_assets};
use crate::recipe::{fetched, graft};
use anyhow::{Context, Result};
use mettle_domain::Language;
use mettle_sandbox::image::ImageWriter;
use std::fs;
use std::path::Path;

/// Perl 5.
pub(crate) static PERL: Interpreter = Interpreter {
    languages: &[Language::Perl],
    name: "perl",
    counting_name: "perl-counting",
    wasm_name: "perl-wasm",
    title: "Perl",
    making: "Giving Perl an entry",
    needs: &[Part::Packages(Ecosystem::Npm)],
    key: |_, key| key_of(key),
    build: |shop, folder, _| build(shop, folder),
    image: |_| image(),
    program: |main| Program {
        argv: ["perl", "-I/usr/lib/perl5", "-I/w"]
            .map(str::to_owned)
            .into_iter()
            .chain([format!("{}/{main}", crate::WORK_FOLDER)])
            .collect(),
        environment: Vec::new(),
        entry: Entry::Start,
    },
};

/// Raise it when the steps below change, so that caches are made anew.
const REVISION: &str = "1";

fn key_of(key: KeyBuilder) -> KeyBuilder {
    with_assets(key, "perl")
        .with("npm", artifact("@6over3/zeroperl-ts").digests())
        .with("recipe", REVISION)
}

fn build(shop: &Workshop, folder: &Path) -> Result<()> {
    let wasm = fetched(
        shop,
        Ecosystem::Npm,
        "@6over3/zeroperl-ts",
        "esm/zeroperl.wasm",
    );
    let base = fs::read(&wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    let entry = std::str::from_utf8(assets::get("perl/entry.wat"))?;
    Ok(fs::write(
        folder.join("perl.wasm"),
        graft::join(&base, entry)?,
    )?)
}

/// What the interpreter's own library lacks, and the null device, which it opens.
fn image() -> ImageWriter {
    let mut image = ImageWriter::new();
    image.add("/dev/null", *b"");
    for (name, content) in assets::under("perl/lib") {
        image.add(format!("/usr/lib/perl5/{name}"), content);
    }
    image
}
