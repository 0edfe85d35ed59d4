//! Rust: rustc as Debian has built it, and the standard library for WASI, built by it.
//!
//! The packages are unpacked and never installed. With them comes what rustc is linked with and the
//! host has: its loader and C library included, so that a jail needs no file of the host's.

use crate::manifest::{Ecosystem, artifacts};
use crate::part::{Advance, Part, Workshop};
use crate::rust;
use anyhow::{Context, Result, anyhow, bail, ensure};
use mettle_sandbox::image::ImageWriter;
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The folder that a jail shows.
pub(crate) const TOOLCHAIN: &str = "toolchain";
pub(crate) const IMAGE: &str = "rust.img";

/// Raise it when the steps below change, so that caches are made anew.
const REVISION: u32 = 1;
const TARGET: &str = "wasm32-wasip1";
/// How crates find each other's files.
const SUFFIX: &str = "mettle";

/// A crate of the standard library, in the order they are built in.
struct Crate {
    name: &'static str,
    /// Below the sources' `library` folder.
    path: &'static str,
    edition: &'static str,
    /// `--cfg` of features, without those.
    features: &'static [&'static str],
    flags: &'static str,
    /// What it uses: its name for a crate, and the crate's own.
    uses: &'static [(&'static str, &'static str)],
}

const CORE: (&str, &str) = ("core", "rustc_std_workspace_core");
const ALLOC: (&str, &str) = ("alloc", "rustc_std_workspace_alloc");
const BUILTINS: (&str, &str) = ("compiler_builtins", "compiler_builtins");
const PART_OF_STD: &[&str] = &["rustc-dep-of-std"];

/// As cargo would build them; build scripts' results are written out.
const CRATES: [Crate; 15] = [
    Crate {
        name: "core",
        path: "core/src/lib.rs",
        edition: "2024",
        features: &[],
        flags: "",
        uses: &[],
    },
    Crate {
        name: "compiler_builtins",
        path: "compiler-builtins/compiler-builtins/src/lib.rs",
        edition: "2024",
        features: &["compiler-builtins", "unstable-intrinsics"],
        flags: "--cfg intrinsics_enabled --cfg arch_enabled --cfg optimizations_enabled \
            --cfg f16_enabled --cfg f128_enabled",
        uses: &[("core", "core")],
    },
    Crate {
        name: "alloc",
        path: "alloc/src/lib.rs",
        edition: "2024",
        features: &[],
        flags: "",
        uses: &[("core", "core"), BUILTINS],
    },
    Crate {
        name: "rustc_std_workspace_core",
        path: "rustc-std-workspace-core/lib.rs",
        edition: "2024",
        features: &[],
        flags: "",
        uses: &[("core", "core"), BUILTINS],
    },
    Crate {
        name: "rustc_std_workspace_alloc",
        path: "rustc-std-workspace-alloc/lib.rs",
        edition: "2024",
        features: &[],
        flags: "",
        uses: &[("core", "core"), ("alloc", "alloc")],
    },
    Crate {
        name: "cfg_if",
        path: "vendor/cfg-if-1.0.4/src/lib.rs",
        edition: "2018",
        features: PART_OF_STD,
        flags: "",
        uses: &[CORE],
    },
    Crate {
        name: "libc",
        path: "vendor/libc-0.2.183/src/lib.rs",
        edition: "2021",
        features: &["rustc-dep-of-std", "align", "rustc-std-workspace-core"],
        flags: "",
        uses: &[("rustc_std_workspace_core", "rustc_std_workspace_core")],
    },
    Crate {
        name: "wasi",
        path: "vendor/wasi-0.11.1+wasi-snapshot-preview1/src/lib.rs",
        edition: "2018",
        features: PART_OF_STD,
        flags: "",
        uses: &[
            CORE,
            ("rustc_std_workspace_alloc", "rustc_std_workspace_alloc"),
        ],
    },
    Crate {
        name: "hashbrown",
        path: "vendor/hashbrown-0.16.1/src/lib.rs",
        edition: "2021",
        features: &[
            "rustc-dep-of-std",
            "nightly",
            "rustc-internal-api",
            "core",
            "alloc",
        ],
        flags: "",
        uses: &[CORE, ALLOC],
    },
    Crate {
        name: "rustc_demangle",
        path: "vendor/rustc-demangle-0.1.27/src/lib.rs",
        edition: "2018",
        features: PART_OF_STD,
        flags: "",
        uses: &[CORE],
    },
    Crate {
        name: "unwind",
        path: "unwind/src/lib.rs",
        edition: "2024",
        features: &[],
        flags: "",
        uses: &[CORE, ("libc", "libc")],
    },
    Crate {
        name: "panic_unwind",
        path: "panic_unwind/src/lib.rs",
        edition: "2024",
        features: &[],
        flags: "",
        uses: &[
            CORE,
            ("alloc", "alloc"),
            ("unwind", "unwind"),
            ("libc", "libc"),
        ],
    },
    Crate {
        name: "panic_abort",
        path: "panic_abort/src/lib.rs",
        edition: "2024",
        features: &[],
        flags: "-Cpanic=abort",
        uses: &[CORE],
    },
    Crate {
        name: "std_detect",
        path: "std_detect/src/lib.rs",
        edition: "2024",
        features: &[],
        flags: "",
        uses: &[CORE, ALLOC, ("libc", "libc")],
    },
    Crate {
        name: "std",
        path: "std/src/lib.rs",
        edition: "2024",
        features: &["panic-unwind"],
        flags: "--cfg backtrace_in_libstd",
        uses: &[
            ("alloc", "alloc"),
            ("core", "core"),
            ("cfg_if", "cfg_if"),
            ("hashbrown", "hashbrown"),
            ("libc", "libc"),
            ("panic_abort", "panic_abort"),
            ("panic_unwind", "panic_unwind"),
            ("rustc_demangle", "rustc_demangle"),
            ("std_detect", "std_detect"),
            ("unwind", "unwind"),
            ("wasi", "wasi"),
        ],
    },
];

/// Of every crate of the library.
const LIBRARY: &str = "--crate-type rlib -Cembed-bitcode=no -Cdebuginfo=0 \
    -Zforce-unstable-if-unmarked --cap-lints allow";

/// What the result depends on besides the inputs.
pub(crate) fn fingerprint() -> String {
    let crates: Vec<String> = CRATES.iter().map(|one| arguments(one).join(" ")).collect();
    format!("{REVISION} {} {LIBRARY} {crates:?}", rust::CODE)
}

/// A crate's own arguments.
fn arguments(one: &Crate) -> Vec<String> {
    let mut arguments: Vec<String> = ["--crate-name", one.name, "--edition", one.edition]
        .map(str::to_owned)
        .into();
    for feature in one.features {
        arguments.extend(["--cfg".into(), format!("feature=\"{feature}\"")]);
    }
    arguments.extend(one.flags.split_whitespace().map(str::to_owned));
    arguments.push(one.path.into());
    arguments
}

/// Makes the toolchain's folder and the library's image.
pub(crate) fn build(shop: &Workshop, folder: &Path, advance: Advance<'_>) -> Result<()> {
    let steps = CRATES.len() + 2;
    advance(0, steps);
    let work = folder.join("work");
    fs::create_dir(&work)?;
    unpack(shop, &work)?;
    let toolchain = folder.join(TOOLCHAIN);
    let library = toolchain.join(format!("lib/rustlib/{TARGET}/lib"));
    fs::create_dir_all(&library)?;
    fs::create_dir_all(toolchain.join("bin"))?;
    gather_programs(&work, &toolchain)?;
    advance(1, steps);
    let rustc = Rustc {
        toolchain: &toolchain,
        sources: find(&work.join("usr/src"), |name| name.starts_with("rustc-"))?.join("library"),
    };
    for (number, one) in CRATES.iter().enumerate() {
        rustc.build(one, &library)?;
        advance(number + 2, steps);
    }
    let archive = rustc.archive(&work)?;
    let mut image = ImageWriter::new();
    image.add_host_file(rust::LIBRARY, archive);
    image.write(&folder.join(IMAGE))?;
    advance(steps, steps);
    fs::remove_dir_all(&work).context("cannot remove the unpacked packages")?;
    show_to_everybody(&toolchain)
}

/// Unpacks what is needed of the packages.
fn unpack(shop: &Workshop, work: &Path) -> Result<()> {
    let packages = shop.folder(Part::Packages(Ecosystem::Debian));
    let debian = artifacts()
        .iter()
        .filter(|artifact| artifact.ecosystem == Ecosystem::Debian);
    for file in debian.flat_map(|artifact| &artifact.files) {
        unpack_package(&packages.join(&file.path), work)?;
    }
    Ok(())
}

fn unpack_package(package: &Path, work: &Path) -> Result<()> {
    let mut unpacking = Command::new("dpkg-deb")
        .arg("--fsys-tarfile")
        .arg(package)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .context("dpkg-deb was not found: it comes with dpkg, as on Debian")?;
    let tar = unpacking.stdout.take().context("dpkg-deb's output")?;
    let unpacked = (|| -> Result<()> {
        for entry in tar::Archive::new(tar).entries()? {
            let mut entry = entry?;
            let name = entry.path()?.to_string_lossy().into_owned();
            let name = name.trim_start_matches("./");
            let is_wanted = name.starts_with("usr/bin/rustc")
                || name.starts_with("usr/lib/")
                || (name.starts_with("usr/src/") && name.contains("/library/"));
            if is_wanted && entry.header().entry_type().is_file() {
                entry.unpack_in(work)?;
            }
        }
        Ok(())
    })();
    // All of it must be read, or dpkg-deb complains; what is behind our last entry is not ours.
    let ended = unpacking.wait()?;
    unpacked.with_context(|| format!("cannot unpack {}", package.display()))?;
    ensure!(
        ended.success() || ended.code().is_none(),
        "dpkg-deb cannot unpack {} ({ended})",
        package.display()
    );
    Ok(())
}

/// rustc, its libraries, what these use of the host's, and the loader of all.
fn gather_programs(work: &Path, toolchain: &Path) -> Result<()> {
    let lib = toolchain.join("lib");
    let unpacked = find(&work.join("usr/lib"), |name| name.ends_with("-linux-gnu"))?;
    move_file(&work.join("usr/bin/rustc"), &toolchain.join("bin/rustc"))?;
    for entry in fs::read_dir(&unpacked)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with("librustc_driver-") || name.starts_with("libLLVM.so.") {
            move_file(&entry.path(), &lib.join(name))?;
        }
    }
    let loader = ["/lib64/ld-linux-x86-64.so.2"]
        .iter()
        .map(Path::new)
        .find(|path| path.exists())
        .context(
            "this host has no glibc for x86-64, for which Debian's rustc is made; Rust cannot be prepared here",
        )?;
    copy_file(loader, &toolchain.join(rust::LOADER))?;
    let listed = Command::new(loader)
        .arg("--inhibit-cache")
        .arg("--list")
        .arg(toolchain.join("bin/rustc"))
        .env_clear()
        .env("LD_LIBRARY_PATH", &lib)
        .output()?;
    let listed = format!(
        "{}{}",
        String::from_utf8_lossy(&listed.stdout),
        String::from_utf8_lossy(&listed.stderr)
    );
    let needed = needed_libraries(&listed)?;
    for (name, path) in needed {
        if !path.starts_with(toolchain) {
            copy_file(&path, &lib.join(name))?;
        }
    }
    Ok(())
}

/// Names and places of libraries, out of what the loader lists.
fn needed_libraries(listed: &str) -> Result<BTreeMap<String, PathBuf>> {
    let mut found = BTreeMap::new();
    let mut missing = vec![];
    for line in listed.lines() {
        let Some((name, place)) = line.trim().split_once(" => ") else {
            if let Some((_, rest)) = line.split_once("error while loading shared libraries: ") {
                missing.push(rest.split(':').next().unwrap_or(rest));
            }
            continue;
        };
        let place = place.split(" (").next().unwrap_or(place).trim();
        match place.starts_with('/') {
            true => {
                found.insert(name.to_owned(), PathBuf::from(place));
            }
            false => missing.push(name),
        }
    }
    if !missing.is_empty() {
        bail!(
            "rustc needs libraries that this host lacks ({}): install what Debian's libllvm22 depends on \
             (apt install libedit2 libffi8 libxml2 libz3-4 libzstd1 zlib1g libstdc++6) and prepare again",
            missing.join(", ")
        );
    }
    ensure!(found.contains_key("libc.so.6"), "unknown list:\n{listed}");
    Ok(found)
}

/// The fetched rustc, run natively on its own library's sources only.
struct Rustc<'a> {
    toolchain: &'a Path,
    sources: PathBuf,
}

impl Rustc<'_> {
    fn command(&self) -> Result<Command> {
        let toolchain = self.toolchain.to_str();
        let argv = rust::loader(toolchain.context("the cache's path is no UTF-8")?);
        let mut command = Command::new(self.toolchain.join(rust::LOADER));
        command
            .args(&argv[1..])
            .args(rust::CODE.split_whitespace())
            .current_dir(&self.sources)
            .env_clear()
            // The library is written in what is not stable.
            .env("RUSTC_BOOTSTRAP", "1")
            .env("STD_ENV_ARCH", "wasm32")
            .env("CFG_CARGO_FEATURES", "[]")
            .env("CFG_OPT_LEVEL", "3")
            .env("CFG_TARGET_FEATURES", "[]")
            .stdin(Stdio::null());
        Ok(command)
    }

    fn build(&self, one: &Crate, library: &Path) -> Result<()> {
        let mut command = self.command()?;
        command
            .args(LIBRARY.split_whitespace())
            .args(arguments(one))
            .arg(format!("-Cmetadata={SUFFIX}"))
            .arg(format!("-Cextra-filename=-{SUFFIX}"))
            .arg("--out-dir")
            .arg(library)
            // Panics inside the library name its files as everywhere.
            .arg(format!(
                "--remap-path-prefix={}=/rustc/library",
                self.sources.display()
            ));
        for (name, of) in one.uses {
            let file = library.join(format!("lib{of}-{SUFFIX}.rlib"));
            command
                .arg("--extern")
                .arg(format!("{name}={}", file.display()));
        }
        run(command, one.name)
    }

    /// All of the library as one archive without what only rustc reads.
    fn archive(&self, work: &Path) -> Result<PathBuf> {
        let (source, archive) = (work.join("all.rs"), work.join("librust.a"));
        fs::write(&source, "#![no_std]\nextern crate std;\n")?;
        let mut command = self.command()?;
        command
            .args(["--crate-type", "staticlib", "--edition", "2024"])
            .args(["--crate-name", "all"])
            .arg(&source)
            .arg("-o")
            .arg(&archive);
        run(command, "the archive of the library")?;
        Ok(archive)
    }
}

fn run(mut command: Command, what: &str) -> Result<()> {
    let output = command.output().context("cannot start the fetched rustc")?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let start: Vec<&str> = said.lines().take(30).collect();
    bail!(
        "rustc cannot build {what} ({}):\n{}",
        output.status,
        start.join("\n")
    )
}

fn find(folder: &Path, is_it: impl Fn(&str) -> bool) -> Result<PathBuf> {
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?
    {
        let entry = entry?;
        if is_it(&entry.file_name().to_string_lossy()) {
            return Ok(entry.path());
        }
    }
    Err(anyhow!("{} lacks what is looked for", folder.display()))
}

fn move_file(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to).with_context(|| format!("cannot keep {}", from.display()))
}

fn copy_file(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).with_context(|| format!("cannot copy {}", from.display()))?;
    Ok(())
}

/// A jail's compiler may be another user than the one that prepares.
fn show_to_everybody(path: &Path) -> Result<()> {
    let is_folder = path.is_dir();
    let mode = match is_folder || path.ends_with(rust::LOADER) || path.ends_with("bin/rustc") {
        true => 0o755,
        false => 0o644,
    };
    fs::set_permissions(path, fs::Permissions::from_mode(mode))?;
    if is_folder {
        for entry in fs::read_dir(path)? {
            show_to_everybody(&entry?.path())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn libraries_that_the_host_lacks_are_named_with_what_brings_them() {
        let listed = "\tlinux-vdso.so.1 (0x7ffd)\n\tlibz3.so.4 => not found\n\
            \tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x7f00)\n\t/lib64/ld-linux-x86-64.so.2 (0x7f01)\n";
        let error = needed_libraries(listed).unwrap_err().to_string();
        assert!(
            error.contains("libz3.so.4") && error.contains("apt install"),
            "{error}"
        );
        let found =
            needed_libraries(&listed.replace("not found", "/lib/libz3.so.4 (0x1)")).unwrap();
        assert_eq!(found.len(), 2);
        assert_eq!(found["libz3.so.4"], Path::new("/lib/libz3.so.4"));
    }

    #[test]
    fn every_crate_comes_after_what_it_uses() {
        for (number, one) in CRATES.iter().enumerate() {
            for (_, of) in one.uses {
                assert!(
                    CRATES[..number].iter().any(|before| before.name == *of),
                    "{} uses {of}",
                    one.name
                );
            }
        }
    }
}
