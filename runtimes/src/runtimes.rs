//! The prepared runtimes, and preparing them.

use crate::cache::{CacheLock, Slot};
use crate::interpreter::{INTERPRETERS, Interpreter};
use crate::part::{OPTIONAL_PARTS, Part, Workshop, final_parts};
use crate::progress::{Step, StepState};
use crate::recipe;
use anyhow::{Context, Result, bail};
use mettle_domain::Language;
use mettle_sandbox::engine::Instrumentation;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// The prepared runtimes of this machine: where everything lies that judging needs.
///
/// `*.cwasm` files are machine code for [`mettle_sandbox::engine::config`] without
/// instrumentation (`Module::deserialize_file`), `*.img` files are
/// [`mettle_sandbox::image::Image`]s. Neither ever changes under its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Runtimes {
    /// The cache folder they are in.
    pub root: PathBuf,
    /// clang and wasm-ld: run [`compile_command`](crate::compile_command) and
    /// [`link_command`](crate::link_command) with it.
    pub clang_cwasm: PathBuf,
    /// Headers, libraries and precompiled headers, for clang. Compiled programs need no image.
    pub sysroot_image: PathBuf,
    /// Go's compiler, linker and library.
    pub go: PreparedGo,
    /// Rust, where it can be prepared: see [`Runtimes::unavailable`].
    pub rust: Option<PreparedRust>,
    /// The interpreters, but for those of [`Runtimes::unavailable`].
    pub interpreters: Vec<PreparedInterpreter>,
    /// Languages that are missing here.
    pub unavailable: Vec<Unavailable>,
}

/// Rust: run [`rust_compile_command`](crate::rust_compile_command) in a jail and
/// [`rust_link_command`](crate::rust_link_command) with clang.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreparedRust {
    /// The compiler's folder.
    pub toolchain: PathBuf,
    /// The program of it that is started.
    pub starts: &'static str,
    /// The standard library, for the linker.
    pub image: PathBuf,
}

/// A language that could not be prepared, which concerns no other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unavailable {
    /// The language.
    pub language: Language,
    /// Why.
    pub reason: String,
}

/// Go: run [`go_compile_command`](crate::go_compile_command) and
/// [`go_link_command`](crate::go_link_command).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreparedGo {
    /// The compiler.
    pub compile_cwasm: PathBuf,
    /// The linker.
    pub link_cwasm: PathBuf,
    /// The library's archives, for both.
    pub image: PathBuf,
    /// A program as it is linked, whose beginning all programs have.
    pub program: PathBuf,
    /// The machine code of that beginning, without and with counting of instructions.
    pub library_cwasm: [PathBuf; 2],
}

/// An interpreter: run [`interpreted_program`](crate::interpreted_program) with it. Imports
/// besides WASI (Python has one, `host.call`) must be defined as traps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreparedInterpreter {
    /// What it is called.
    pub name: &'static str,
    /// What it runs.
    pub languages: &'static [Language],
    /// Its machine code.
    pub cwasm: PathBuf,
    /// What its memory begins with, which the machine code does not have.
    pub memory: PathBuf,
    /// The files its programs see; may be empty.
    pub image: PathBuf,
}

/// The runtimes are not prepared, or for another version, processor or wasmtime.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "the language runtimes are not prepared in {root} (missing: {missing}); run `mettle runtimes \
     prepare`, or set METTLE_RUNTIMES to the folder that has them",
    missing = missing.join(", ")
)]
pub struct NotPrepared {
    /// The cache folder that was looked into.
    pub root: String,
    /// What is missing, as the cache names it.
    pub missing: Vec<&'static str>,
}

/// A line of [`Runtimes::list`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreparedPart {
    /// What it is, as the cache names it.
    pub name: &'static str,
    /// The folder it is or will be in.
    pub folder: PathBuf,
    /// Whether it is prepared.
    pub is_prepared: bool,
    /// What it takes on disk, 0 when it is not prepared.
    pub size_bytes: u64,
}

impl Runtimes {
    /// The cache folder to use: `METTLE_RUNTIMES`, else `mettle/runtimes` in
    /// `XDG_CACHE_HOME`, else in `~/.cache`.
    ///
    /// # Errors
    /// When none of the three is set.
    pub fn default_root() -> Result<PathBuf> {
        let variable = |name| std::env::var_os(name).filter(|value| !value.is_empty());
        if let Some(root) = variable("METTLE_RUNTIMES") {
            return Ok(root.into());
        }
        let cache = match variable("XDG_CACHE_HOME") {
            Some(folder) => PathBuf::from(folder),
            None => {
                let home = variable("HOME");
                PathBuf::from(home.context("set METTLE_RUNTIMES: there is no HOME folder")?)
                    .join(".cache")
            }
        };
        Ok(cache.join("mettle/runtimes"))
    }

    /// Finds prepared runtimes. Looks at names and markers only: milliseconds.
    ///
    /// # Errors
    /// When a part is missing: see [`prepare`](Self::prepare).
    pub fn locate(root: &Path) -> Result<Runtimes, NotPrepared> {
        let not_prepared = |missing| NotPrepared {
            root: root.display().to_string(),
            missing,
        };
        let shop = Workshop::at(root).map_err(|_| not_prepared(vec!["a working engine"]))?;
        let slots: Vec<_> = final_parts()
            .into_iter()
            .map(|part| shop.slot(part))
            .collect();
        let missing = slots.iter().filter(|slot| !shop.cache.is_complete(slot));
        let missing: Vec<_> = missing.map(|slot| slot.name).collect();
        if !missing.is_empty() {
            return Err(not_prepared(missing));
        }
        Ok(Runtimes::of(root, &shop))
    }

    fn of(root: &Path, shop: &Workshop) -> Runtimes {
        let clang = shop.folder(Part::Clang);
        let prepared = |interpreter: &'static Interpreter| {
            let folder = shop.folder(Part::Code(interpreter, Instrumentation::None));
            PreparedInterpreter {
                name: interpreter.name,
                languages: interpreter.languages,
                cwasm: folder.join(format!("{}.cwasm", interpreter.name)),
                memory: folder.join(format!("{}.memory", interpreter.name)),
                image: folder.join(format!("{}.img", interpreter.name)),
            }
        };
        let missing = OPTIONAL_PARTS
            .iter()
            .filter(|(part, _)| !shop.cache.is_complete(&shop.slot(*part)));
        let unavailable: Vec<_> = missing
            .map(|(part, language)| Unavailable {
                language: *language,
                reason: fs::read_to_string(note(root, &shop.slot(*part)))
                    .unwrap_or_else(|_| "it is not prepared".into()),
            })
            .collect();
        let go = shop.folder(Part::Go);
        let rust = shop.folder(Part::Rust);
        let is_there = shop.cache.is_complete(&shop.slot(Part::Rust));
        Runtimes {
            root: root.to_owned(),
            rust: is_there.then(|| PreparedRust {
                toolchain: rust.join(recipe::rust::TOOLCHAIN),
                starts: crate::rust::LOADER,
                image: rust.join(recipe::rust::IMAGE),
            }),
            go: PreparedGo {
                compile_cwasm: go.join(recipe::go::COMPILE_CWASM),
                link_cwasm: go.join(recipe::go::LINK_CWASM),
                image: go.join(recipe::go::IMAGE),
                program: go.join(recipe::go::PROGRAM),
                library_cwasm: recipe::go::LIBRARY_CWASM.map(|name| go.join(name)),
            },
            clang_cwasm: clang.join(recipe::CLANG_CWASM),
            sysroot_image: shop.folder(Part::Sysroot).join(recipe::sysroot::IMAGE),
            interpreters: INTERPRETERS
                .into_iter()
                .filter(|interpreter| {
                    let languages = interpreter.languages;
                    !unavailable
                        .iter()
                        .any(|missing| languages.contains(&missing.language))
                })
                .map(prepared)
                .collect(),
            unavailable,
        }
    }

    /// The interpreter of a language; none runs a language that is compiled.
    pub fn interpreter(&self, language: Language) -> Option<&PreparedInterpreter> {
        self.interpreters
            .iter()
            .find(|interpreter| interpreter.languages.contains(&language))
    }

    /// Makes what is missing, telling `on` what happens, and finds the runtimes. The first time
    /// takes some minutes and the network; when all is there, milliseconds.
    ///
    /// What only one language needs and this host cannot have (PHP without Debian's sources) is left
    /// out, told, and not tried again but by [`prepare_again`](Self::prepare_again).
    ///
    /// Safe to call from several processes at once: one works, the others wait and find it done.
    /// A call that fails or is killed leaves complete parts only; the next one goes on from there.
    ///
    /// # Errors
    /// When a package client is missing or fails, a digest is wrong
    /// ([`DigestMismatch`](crate::DigestMismatch)), the disk is full, or a recipe fails.
    ///
    /// What only one language needs and this host cannot have (Rust without Debian's packages) is left
    /// out, told, and not tried again but by [`prepare_again`](Self::prepare_again).
    pub fn prepare(root: &Path, on: &mut dyn FnMut(Step)) -> Result<Runtimes> {
        let shop = make_missing(root, &final_parts(), on)?;
        for (part, _) in OPTIONAL_PARTS {
            let note = note(root, &shop.slot(part));
            if note.exists() && !shop.cache.is_complete(&shop.slot(part)) {
                continue;
            }
            if let Err(error) = make_missing(root, &[part], on) {
                let reason = format!("{error:#}");
                fs::write(&note, &reason)
                    .with_context(|| format!("cannot write {}", note.display()))?;
                on(Step {
                    name: format!("{} is left out: {reason}", part.name()),
                    number: 0,
                    of: 0,
                    state: StepState::LeftOut,
                });
            }
        }
        Ok(Runtimes::of(root, &shop))
    }

    /// As [`prepare`](Self::prepare); tries again what could not be prepared before.
    ///
    /// # Errors
    /// As [`prepare`](Self::prepare).
    pub fn prepare_again(root: &Path, on: &mut dyn FnMut(Step)) -> Result<Runtimes> {
        let shop = Workshop::at(root)?;
        for (part, _) in OPTIONAL_PARTS {
            match fs::remove_file(note(root, &shop.slot(part))) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    return Err(error.into());
                }
                _ => {}
            }
        }
        Runtimes::prepare(root, on)
    }

    /// The interpreter's machine code that counts executed wasm instructions as fuel
    /// ([`Instrumentation::Instructions`]), made when it is missing.
    ///
    /// # Errors
    /// As [`prepare`](Self::prepare), and for a language that is compiled.
    pub fn prepare_counting(
        root: &Path,
        language: Language,
        on: &mut dyn FnMut(Step),
    ) -> Result<PathBuf> {
        let Some(interpreter) = Interpreter::of(language) else {
            bail!("{language} programs are compiled; there is no interpreter to count in")
        };
        let part = Part::Code(interpreter, Instrumentation::Instructions);
        let shop = make_missing(root, &[part], on)?;
        Ok(shop
            .folder(part)
            .join(format!("{}.cwasm", interpreter.name)))
    }

    /// What judging needs and whether it is there.
    ///
    /// # Errors
    /// When this machine cannot run the sandbox's engine.
    pub fn list(root: &Path) -> Result<Vec<PreparedPart>> {
        let shop = Workshop::at(root)?;
        let line = |part: Part| {
            let slot = shop.slot(part);
            PreparedPart {
                name: slot.name,
                folder: shop.folder(part),
                is_prepared: shop.cache.is_complete(&slot),
                size_bytes: shop.cache.size_bytes(&slot),
            }
        };
        let optional = OPTIONAL_PARTS.map(|(part, _)| part);
        Ok(final_parts()
            .into_iter()
            .chain(optional)
            .map(line)
            .collect())
    }

    /// Reads every prepared file again and compares it with what was made: about a second.
    ///
    /// # Errors
    /// Names the first file that changed.
    pub fn verify(root: &Path) -> Result<()> {
        let shop = Workshop::at(root)?;
        for part in final_parts() {
            shop.cache.verify(&shop.slot(part))?;
        }
        for (part, _) in OPTIONAL_PARTS {
            if shop.cache.is_complete(&shop.slot(part)) {
                shop.cache.verify(&shop.slot(part))?;
            }
        }
        Ok(())
    }
}

/// Why a part could not be prepared.
fn note(root: &Path, slot: &Slot) -> PathBuf {
    root.join(format!("unavailable-{}-{}", slot.name, slot.key))
}

fn make_missing(root: &Path, parts: &[Part], on: &mut dyn FnMut(Step)) -> Result<Workshop> {
    let shop = Workshop::at(root)?;
    if shop.missing(parts).is_empty() {
        return Ok(shop);
    }
    let _lock = CacheLock::take(root, || {
        on(Step {
            name: "Waiting for another process that prepares the runtimes".into(),
            number: 0,
            of: 0,
            state: StepState::Waiting,
        })
    })?;
    shop.cache.remove_leftovers()?;
    // Looked up again: the process that was waited for has made them.
    let missing = shop.missing(parts);
    for (index, part) in missing.iter().enumerate() {
        let mut tell = |state| {
            on(Step {
                name: part.title(),
                number: index + 1,
                of: missing.len(),
                state,
            })
        };
        tell(StepState::Started);
        let start = Instant::now();
        let made = shop.make(*part, &mut |done, of| {
            tell(StepState::Advanced { done, of })
        });
        made.with_context(|| part.title())?;
        tell(StepState::Finished {
            seconds: start.elapsed().as_secs_f64(),
        });
    }
    Ok(shop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_cache_is_not_prepared_and_says_what_to_do() {
        let root = tempfile::tempdir().unwrap();
        let error = Runtimes::locate(root.path()).unwrap_err();
        assert_eq!(error.missing[..2], ["clang", "c-sysroot"]);
        assert_eq!(error.missing.len(), final_parts().len());
        assert!(
            error.to_string().contains("mettle runtimes prepare"),
            "{error}"
        );
        let list = Runtimes::list(root.path()).unwrap();
        assert!(
            list.iter()
                .all(|part| !part.is_prepared && part.size_bytes == 0)
        );
    }

    #[test]
    fn what_could_not_be_made_is_left_out_with_its_reason() {
        let root = tempfile::tempdir().unwrap();
        let shop = Workshop::at(root.path()).unwrap();
        let (part, language) = OPTIONAL_PARTS[1];
        fs::write(note(root.path(), &shop.slot(part)), "no apt").unwrap();
        let left = Runtimes::of(root.path(), &shop);
        let reason = "no apt".to_owned();
        assert!(left.unavailable.contains(&Unavailable { language, reason }));
        assert!(left.interpreter(Language::Php).is_none());
        assert!(left.interpreter(Language::Ruby).is_some());
    }

    #[test]
    fn compiled_languages_have_no_interpreter_to_count_in() {
        let root = tempfile::tempdir().unwrap();
        let error = Runtimes::prepare_counting(root.path(), Language::C, &mut |_| {}).unwrap_err();
        assert!(error.to_string().contains("no interpreter"), "{error}");
    }

    #[test]
    fn parts_come_after_what_they_need_and_only_once() {
        let root = tempfile::tempdir().unwrap();
        let optional = OPTIONAL_PARTS.map(|(part, _)| part);
        let wanted = [final_parts(), optional.to_vec()].concat();
        let order = Workshop::at(root.path()).unwrap().missing(&wanted);
        let place = |part| order.iter().position(|other| *other == part).unwrap();
        assert!(place(Part::Clang) < place(Part::Libraries));
        assert!(place(Part::Libraries) < place(Part::Sysroot));
        for interpreter in INTERPRETERS {
            let code = Part::Code(interpreter, Instrumentation::None);
            assert!(place(Part::Wasm(interpreter)) < place(code));
        }
        let mut unique = order.clone();
        unique.dedup();
        assert_eq!(unique.len(), 11 + 2 * INTERPRETERS.len());
    }
}
