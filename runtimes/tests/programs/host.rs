//! A host for the prepared runtimes, with wasmtime's own WASI and real folders: what the
//! runtimes need is proved independently of the sandbox that serves it in production.

use mettle_domain::Language;
use mettle_runtimes::*;
use mettle_sandbox::engine::{self, Instrumentation, THREAD_STACK_BYTES};
use mettle_sandbox::image::Image;
use mettle_sandbox::kept_memory::InitialMemory;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use wasmtime::{Engine, InstancePre, Linker, Module, ResourceLimiter, Store};
use wasmtime_wasi::p1::{self, WasiP1Ctx};
use wasmtime_wasi::p2::pipe::{MemoryInputPipe, MemoryOutputPipe};
use wasmtime_wasi::{Deterministic, FsPerms, I32Exit, WasiCtxBuilder};

/// The machine's own cache: prepared once, then found in milliseconds.
pub static RUNTIMES: LazyLock<Runtimes> = LazyLock::new(|| {
    let root = Runtimes::default_root().unwrap();
    Runtimes::prepare(&root, &mut |step| eprintln!("{step:?}")).unwrap()
});

static ENGINE: LazyLock<Engine> =
    LazyLock::new(|| engine::engine(Instrumentation::None, true).unwrap());
static CLANG: LazyLock<Guest> =
    LazyLock::new(|| Guest::load(&RUNTIMES.clang_cwasm, None, Some(&RUNTIMES.sysroot_image)));
static PYTHON: LazyLock<Guest> = LazyLock::new(|| interpreter(Language::Python));
static JAVASCRIPT: LazyLock<Guest> = LazyLock::new(|| interpreter(Language::JavaScript));

fn interpreter(language: Language) -> Guest {
    let prepared = RUNTIMES.interpreter(language).unwrap();
    Guest::load(
        &prepared.cwasm,
        Some(&prepared.memory),
        Some(&prepared.image),
    )
}

struct Guest {
    program: InstancePre<State>,
    /// What its memory begins with, where the module does not say so.
    memory: Option<InitialMemory>,
    /// The image's files, unpacked; each run's own `/w` is mounted beside its top folders.
    files: tempfile::TempDir,
}

struct State {
    wasi: WasiP1Ctx,
    memory_bytes: usize,
}

impl ResourceLimiter for State {
    fn memory_growing(
        &mut self,
        _: usize,
        wanted: usize,
        _: Option<usize>,
    ) -> wasmtime::Result<bool> {
        Ok(wanted <= self.memory_bytes)
    }
    fn table_growing(&mut self, _: usize, _: usize, _: Option<usize>) -> wasmtime::Result<bool> {
        Ok(true)
    }
}

impl Guest {
    fn load(cwasm: &Path, memory: Option<&Path>, image: Option<&Path>) -> Guest {
        // SAFETY: prepared by this crate for this engine.
        let module = unsafe { Module::deserialize_file(&ENGINE, cwasm) }.unwrap();
        Guest::of(&module, memory, image)
    }

    /// A module of any engine, with the image's files unpacked.
    fn of(module: &Module, memory: Option<&Path>, image: Option<&Path>) -> Guest {
        let files = tempfile::tempdir().unwrap();
        if let Some(image) = image {
            for file in Image::open(image).unwrap().entries() {
                let path = files.path().join(file.path.trim_start_matches('/'));
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, file.data).unwrap();
            }
        }
        let mut linker: Linker<State> = Linker::new(module.engine());
        p1::add_to_linker_sync(&mut linker, |state| &mut state.wasi).unwrap();
        linker.define_unknown_imports_as_traps(module).unwrap();
        Guest {
            program: linker.instantiate_pre(module).unwrap(),
            memory: memory.map(|path| InitialMemory::read(path).unwrap()),
            files,
        }
    }

    fn run(&self, program: &Program, work: &Path, stdin: &[u8], options: &Options) -> Ended {
        std::thread::scope(|scope| {
            let thread = std::thread::Builder::new().stack_size(THREAD_STACK_BYTES);
            let run = thread.spawn_scoped(scope, || self.run_here(program, work, stdin, options));
            run.unwrap().join().unwrap()
        })
    }

    fn run_here(&self, program: &Program, work: &Path, stdin: &[u8], options: &Options) -> Ended {
        let (stdout, stderr) = (
            MemoryOutputPipe::new(64 << 20),
            MemoryOutputPipe::new(1 << 20),
        );
        let mut wasi = WasiCtxBuilder::new();
        wasi.args(&program.argv).envs(&program.environment);
        wasi.stdin(MemoryInputPipe::new(stdin.to_vec()));
        wasi.stdout(stdout.clone()).stderr(stderr.clone());
        wasi.secure_random(Deterministic::new(options.seed.to_vec()));
        for entry in fs::read_dir(self.files.path()).unwrap() {
            let entry = entry.unwrap();
            let guest = format!("/{}", entry.file_name().to_str().unwrap());
            wasi.preopened_dir(entry.path(), guest, FsPerms::ReadOnly)
                .unwrap();
        }
        wasi.preopened_dir(work, WORK_FOLDER, FsPerms::ReadWrite)
            .unwrap();
        let state = State {
            wasi: wasi.build_p1(),
            memory_bytes: options.memory_bytes,
        };
        let mut store = Store::new(self.program.module().engine(), state);
        // Refused, and not needed, by engines that do not count.
        let counts = store.set_fuel(u64::MAX).is_ok();
        store.limiter(|state| state);
        store.set_hostcall_fuel(4 << 30);
        let result = self.call(program.entry, &mut store);
        let instructions = if counts {
            u64::MAX - store.get_fuel().unwrap()
        } else {
            0
        };
        drop(store);
        let text = |pipe: MemoryOutputPipe| String::from_utf8_lossy(&pipe.contents()).into_owned();
        Ended {
            end: result,
            stdout: text(stdout),
            stderr: text(stderr),
            instructions,
        }
    }

    fn call(&self, entry: Entry, store: &mut Store<State>) -> Result<i32, String> {
        let result = self
            .program
            .instantiate(&mut *store)
            .inspect(|instance| {
                if let Some(initial) = &self.memory {
                    let memory = instance.get_memory(&mut *store, "memory").unwrap();
                    memory
                        .write(&mut *store, initial.start(), initial.bytes())
                        .unwrap();
                }
            })
            .and_then(|instance| match entry {
                Entry::Start => {
                    let start = instance.get_typed_func::<(), ()>(&mut *store, "_start")?;
                    start.call(store, ()).map(|()| 0)
                }
                Entry::Run => {
                    if let Ok(set_up) =
                        instance.get_typed_func::<(), ()>(&mut *store, "_initialize")
                    {
                        set_up.call(&mut *store, ())?;
                    }
                    instance
                        .get_typed_func::<(), i32>(&mut *store, "run")?
                        .call(store, ())
                }
            });
        result.or_else(|error| match error.downcast_ref::<I32Exit>() {
            Some(exit) => Ok(exit.0),
            None => Err(format!("{error:?}")),
        })
    }
}

/// How a run ended and what it printed.
#[derive(Debug)]
pub struct Ended {
    pub end: Result<i32, String>,
    pub stdout: String,
    pub stderr: String,
    /// What a counting engine counted.
    pub instructions: u64,
}

impl Ended {
    /// The standard output of a run that must have ended well.
    #[track_caller]
    pub fn output(self) -> String {
        assert_eq!(self.end, Ok(0), "stderr: {}", self.stderr);
        self.stdout
    }

    /// Whether it ended as `abort()` does; wasmtime's WASI has no such exit code and fails.
    pub fn is_aborted(&self) -> bool {
        matches!(&self.end, Err(trap) if trap.contains("invalid exit status"))
    }
}

/// What a run may do besides the usual.
pub struct Options {
    pub seed: [u8; 8],
    pub memory_bytes: usize,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            seed: *b"12345678",
            memory_bytes: 1 << 30,
        }
    }
}

fn written(files: &[(&str, &str)]) -> tempfile::TempDir {
    let work = tempfile::tempdir().unwrap();
    for (name, content) in files {
        fs::write(work.path().join(name), content).unwrap();
    }
    work
}

/// Runs an interpreted program whose main file is the first one.
pub fn interpret(
    language: Language,
    files: &[(&str, &str)],
    stdin: &str,
    options: &Options,
) -> Ended {
    let guest = match language {
        Language::Python => &PYTHON,
        _ => &JAVASCRIPT,
    };
    let program = interpreted_program(language, files[0].0, &["argument".to_owned()]);
    guest.run(&program, written(files).path(), stdin.as_bytes(), options)
}

/// Runs a Python program.
pub fn python(source: &str, stdin: &str) -> Ended {
    interpret(
        Language::Python,
        &[("main.py", source)],
        stdin,
        &Options::default(),
    )
}

/// Runs a JavaScript program.
pub fn javascript(source: &str, stdin: &str) -> Ended {
    interpret(
        Language::JavaScript,
        &[("main.js", source)],
        stdin,
        &Options::default(),
    )
}

/// The wasm instructions a JavaScript program takes.
pub fn count_instructions(source: &str) -> u64 {
    let root = Runtimes::default_root().unwrap();
    let cwasm = Runtimes::prepare_counting(&root, Language::JavaScript, &mut |_| {}).unwrap();
    let engine = engine::engine(Instrumentation::Instructions, false).unwrap();
    // SAFETY: prepared by this crate for this engine.
    let module = unsafe { Module::deserialize_file(&engine, cwasm) }.unwrap();
    let program = interpreted_program(Language::JavaScript, "main.js", &[]);
    let work = written(&[("main.js", source)]);
    let memory = &RUNTIMES.interpreter(Language::JavaScript).unwrap().memory;
    let ended =
        Guest::of(&module, Some(memory), None).run(&program, work.path(), b"", &Options::default());
    assert_eq!(ended.end, Ok(0), "{}", ended.stderr);
    ended.instructions
}

fn clang(argv: Vec<String>, work: &Path) -> Ended {
    let program = Program {
        argv,
        environment: Vec::new(),
        entry: Entry::Start,
    };
    let options = Options {
        memory_bytes: COMPILE_MEMORY_BYTES as usize,
        ..Options::default()
    };
    CLANG.run(&program, work, b"", &options)
}

/// Compiles and links a program; the diagnostics when that fails.
pub fn build(
    language: Language,
    source: &str,
    header: PrecompiledHeader,
) -> Result<PathBuf, Ended> {
    let name = format!("main.{}", language.info().extensions[0]);
    let work = written(&[(&name, source)]);
    let compiled = clang(
        compile_command(language, &name, "main.o", header),
        work.path(),
    );
    if compiled.end != Ok(0) {
        return Err(compiled);
    }
    let link = |streams| {
        let command = link_command(language, &["main.o".into()], "main.wasm", streams);
        clang(command, work.path())
    };
    let narrow = link(Streams::Narrow);
    let linked = match narrow.end {
        Ok(0) => narrow,
        _ => link(Streams::Full),
    };
    match linked.end {
        Ok(0) => Ok(work.keep().join("main.wasm")),
        _ => Err(linked),
    }
}

/// Compiles, links and runs a C or C++ program.
pub fn native(language: Language, source: &str, stdin: &str) -> Ended {
    let header = match PrecompiledHeader::fits(source) {
        true => PrecompiledHeader::Use,
        false => PrecompiledHeader::Skip,
    };
    let program = match build(language, source, header) {
        Ok(program) => program,
        Err(ended) => panic!("does not compile: {}", ended.stderr),
    };
    let module = Module::from_file(&ENGINE, &program).unwrap();
    let _ = fs::remove_dir_all(program.parent().unwrap());
    let work = written(&[]);
    Guest::of(&module, None, None).run(
        &native_program(&[]),
        work.path(),
        stdin.as_bytes(),
        &Options::default(),
    )
}
