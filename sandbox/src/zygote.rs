//! The fork server: a process with every module and image loaded, which forks a sandboxed child
//! on request.
//!
//! It is started as a program of its own (so that it is single-threaded, holds no secrets and
//! inherits nothing) and speaks to the host over the socket at descriptor 0. When everything is
//! loaded it gives up all rights it had and keeps to a list of system calls itself.

use crate::{
    child,
    engine::{self, Instrumentation},
    image::{Image, Mapping},
    kept_memory::KeptMemory,
    library::{Code, Divided, Library, needs_library},
    native::NativeTool,
    null_guard,
    sockets::{self, Control},
    walls::{self, Entered, Filters, Pagemap, Walls},
    wasi::{self, World},
};
use anyhow::{Context, Result, anyhow, ensure};
use serde::{Deserialize, Serialize};
use std::{
    collections::HashMap,
    os::fd::{AsRawFd, FromRawFd, OwnedFd},
    path::{Path, PathBuf},
    sync::Arc,
};
use wasmtime::{Engine, InstancePre, Linker, Module};

/// What the fork server loads before the first fork.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Preload {
    /// Precompiled modules by name.
    pub modules: Vec<PreloadModule>,
    /// The library that programs begin with.
    pub library: Option<PreloadLibrary>,
    /// File images by name.
    pub images: Vec<(String, PathBuf)>,
    /// Whether children may run although a wall is missing on this host.
    pub accept_missing_walls: bool,
}

/// One precompiled module.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PreloadModule {
    /// How runs name it.
    pub name: String,
    /// The precompiled file, which is mapped, not read.
    pub path: PathBuf,
    /// The file of what its memory begins with, where the module itself has no such data. Its memory is
    /// kept between the runs of a child, and reset.
    pub memory: Option<PathBuf>,
    /// Whether it counts instructions.
    pub counting: bool,
}

/// A library that programs begin with ([`crate::library`]).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PreloadLibrary {
    /// The image of a program that begins with it.
    pub image: PathBuf,
    /// The precompiled module of the library, without and with counting of instructions.
    pub modules: [PathBuf; 2],
}

/// A library and its modules, without and with counting of instructions.
struct PreloadedLibrary {
    library: Library<'static>,
    modules: [InstancePre<World>; 2],
}

/// What a child finds ready.
pub struct Preloaded {
    fast: Engine,
    counting: Engine,
    library: Option<PreloadedLibrary>,
    fast_linker: Linker<World>,
    counting_linker: Linker<World>,
    modules: HashMap<String, (Code, bool)>,
    images: HashMap<String, &'static Image>,
    tools: &'static [NativeTool],
}

impl Preloaded {
    fn load(preload: &Preload, tools: &'static [NativeTool]) -> Result<Preloaded> {
        let fast =
            engine::child_engine(Instrumentation::None).map_err(|error| anyhow!("{error:#}"))?;
        let counting = engine::child_engine(Instrumentation::Instructions)
            .map_err(|error| anyhow!("{error:#}"))?;
        let mut preloaded = Preloaded {
            fast_linker: linker(&fast)?,
            counting_linker: linker(&counting)?,
            fast,
            counting,
            library: None,
            modules: HashMap::new(),
            images: HashMap::new(),
            tools,
        };
        for PreloadModule {
            name,
            path,
            memory,
            counting,
        } in &preload.modules
        {
            let instrumentation = if *counting {
                Instrumentation::Instructions
            } else {
                Instrumentation::None
            };
            let linked = match memory {
                Some(memory) => open_interpreter(instrumentation, path, memory)?,
                None => preloaded.open(instrumentation, path)?,
            };
            preloaded
                .modules
                .insert(name.clone(), (Code::Whole(linked), *counting));
        }
        if let Some(PreloadLibrary { image, modules }) = &preload.library {
            let image = std::fs::File::open(image)
                .and_then(|file| Mapping::of_file(&file))
                .with_context(|| format!("opening {}", image.display()))?;
            preloaded.library = Some(PreloadedLibrary {
                library: Library::new(Box::leak(Box::new(image)).bytes())?,
                modules: [
                    preloaded.open(Instrumentation::None, &modules[0])?,
                    preloaded.open(Instrumentation::Instructions, &modules[1])?,
                ],
            });
        }
        for (name, path) in &preload.images {
            let image = Image::open(path)
                .with_context(|| format!("opening the image {}", path.display()))?;
            preloaded
                .images
                .insert(name.clone(), Box::leak(Box::new(image)));
        }
        Ok(preloaded)
    }

    /// A precompiled module that is mapped.
    fn open(&self, instrumentation: Instrumentation, path: &Path) -> Result<InstancePre<World>> {
        let module = mapped_module(self.engine(instrumentation), path)?;
        // Made now, so that children share its pages instead of building it each.
        module
            .initialize_copy_on_write_image()
            .map_err(|error| anyhow!("{error:#}"))?;
        self.linker(instrumentation, &module)
    }

    /// The part of a program's image that is not translated yet, if it begins with a library.
    pub(crate) fn without_library(&self, wasm: &[u8]) -> Option<Vec<u8>> {
        self.library.as_ref()?.library.rest(wasm).ok()
    }

    /// Makes a translated program ready: links it, with the library that it needs.
    ///
    /// # Errors
    /// When an import has the wrong type.
    pub(crate) fn ready(&self, instrumentation: Instrumentation, module: Module) -> Result<Code> {
        if !needs_library(&module) {
            return Ok(Code::Whole(self.linker(instrumentation, &module)?));
        }
        let library = self.library.as_ref().context("no library is loaded")?;
        let code = &library.modules[usize::from(instrumentation != Instrumentation::None)];
        Ok(Code::Divided(Divided::new(code.clone(), module)?))
    }

    /// The engine of an instrumentation.
    pub fn engine(&self, instrumentation: Instrumentation) -> &Engine {
        match instrumentation {
            Instrumentation::None => &self.fast,
            Instrumentation::Instructions => &self.counting,
        }
    }

    /// Links a module; imports other than WASI trap when called.
    ///
    /// # Errors
    /// When an import has the wrong type.
    pub fn linker(
        &self,
        instrumentation: Instrumentation,
        module: &Module,
    ) -> Result<InstancePre<World>> {
        let linker = match instrumentation {
            Instrumentation::None => &self.fast_linker,
            Instrumentation::Instructions => &self.counting_linker,
        };
        link(linker, module)
    }

    /// A module by name, and whether it counts instructions.
    ///
    /// # Errors
    /// When no module of that name was preloaded.
    pub(crate) fn module(&self, name: &str) -> Result<(&Code, bool)> {
        let (module, counting) = self
            .modules
            .get(name)
            .ok_or_else(|| anyhow!("no module {name:?} is preloaded"))?;
        Ok((module, *counting))
    }

    /// A native tool by name.
    pub fn tool(&self, name: &str) -> Option<&'static NativeTool> {
        self.tools.iter().find(|tool| tool.name == name)
    }

    /// An image by name.
    ///
    /// # Errors
    /// When no image of that name was preloaded.
    pub fn image(&self, name: &str) -> Result<&'static Image> {
        self.images
            .get(name)
            .copied()
            .ok_or_else(|| anyhow!("no image {name:?} is preloaded"))
    }
}

fn mapped_module(engine: &Engine, path: &Path) -> Result<Module> {
    // SAFETY: the file is ours, made by the runtimes crate in a folder only we write.
    unsafe { Module::deserialize_file(engine, path) }
        .map_err(|error| anyhow!("loading {}: {error:#}", path.display()))
}

/// A precompiled module whose memory begins with the content of a file.
fn open_interpreter(
    instrumentation: Instrumentation,
    path: &Path,
    memory: &Path,
) -> Result<InstancePre<World>> {
    let memories =
        KeptMemory::open(memory).with_context(|| format!("opening {}", memory.display()))?;
    let engine = engine::interpreter_engine(instrumentation, Arc::new(memories))
        .map_err(|error| anyhow!("{error:#}"))?;
    link(&linker(&engine)?, &mapped_module(&engine, path)?)
}

fn link(linker: &Linker<World>, module: &Module) -> Result<InstancePre<World>> {
    let known = |error: wasmtime::Error| anyhow!("{error:#}");
    if module
        .imports()
        .all(|import| import.module() == "wasi_snapshot_preview1")
    {
        return linker.instantiate_pre(module).map_err(known);
    }
    let mut linker = linker.clone();
    linker
        .define_unknown_imports_as_traps(module)
        .map_err(known)?;
    linker.instantiate_pre(module).map_err(known)
}

fn linker(engine: &Engine) -> Result<Linker<World>> {
    let mut linker = Linker::new(engine);
    wasi::add_to_linker(&mut linker).map_err(|error| anyhow!("{error:#}"))?;
    Ok(linker)
}

/// What a child does, and behind which walls. [`main`] has the only combination that is for judging.
#[derive(Clone, Copy)]
pub struct ChildRole {
    /// Its life behind the walls, and behind these filters where the host has seccomp.
    pub live: fn(&'static Preloaded, Option<&'static Filters>) -> !,
    /// The native tools it has.
    pub tools: &'static [NativeTool],
    /// Whether the filters of system calls are entered, by the fork server and by the child. Only the
    /// tests of the other defences leave them out, in a program of their own.
    pub filtered: bool,
    /// Whether landlock is entered, likewise.
    pub landlocked: bool,
}

/// The fork server's whole life. Call it first thing in `main` of the program that
/// [`crate::host::Server::start`] starts; it never returns. With tools, the program's global
/// allocator should be [`LimitedMemory`](crate::native::LimitedMemory).
pub fn main(tools: &'static [NativeTool]) -> ! {
    main_with(ChildRole {
        tools,
        live: child::serve,
        filtered: true,
        landlocked: true,
    })
}

/// As [`main`], for programs that try the walls from inside.
pub fn main_with(role: ChildRole) -> ! {
    use_one_heap();
    let ended = load(role).and_then(live);
    if let Err(error) = &ended {
        eprintln!("mettle sandbox: {error:#}");
    }
    std::process::exit(i32::from(ended.is_err()));
}

/// A thread's own heap is trimmed by glibc only after it has asked `/proc/sys/vm/overcommit_memory`,
/// which no child can open: with the first heap for all threads it never asks. Cranelift meets that
/// on large functions.
fn use_one_heap() {
    #[cfg(target_env = "gnu")]
    // SAFETY: a plain call; there is no other thread yet.
    unsafe {
        libc::mallopt(libc::M_ARENA_MAX, 1);
    }
}

/// A fork server that has loaded everything.
struct Loaded {
    control: Control,
    preloaded: &'static Preloaded,
    accept_missing_walls: bool,
    null: std::fs::File,
    pagemap: Option<Pagemap>,
    role: ChildRole,
}

/// One that has given up its rights.
struct Prepared {
    loaded: Loaded,
    filters: &'static Filters,
    walls: Walls,
    /// While it is open, and only in this process, children may live.
    life: Option<OwnedFd>,
}

fn load(role: ChildRole) -> Result<Loaded> {
    null_guard::install_fault_handler().context("watching for faults")?;
    // SAFETY: the host passes its control socket there; nobody else owns it.
    let control = Control::new(unsafe { OwnedFd::from_raw_fd(0) });
    let null = reserve_descriptors()?;
    let preload: Preload =
        serde_json::from_slice(&control.receive_bytes()?).context("reading what to load")?;
    let preloaded = Preloaded::load(&preload, role.tools);
    Ok(Loaded {
        preloaded: Box::leak(Box::new(or_tell(&control, preloaded)?)),
        pagemap: Pagemap::of_wasmtime(),
        accept_missing_walls: preload.accept_missing_walls,
        control,
        null,
        role,
    })
}

/// Tells the host why the fork server cannot serve.
fn or_tell<T>(control: &Control, outcome: Result<T>) -> Result<T> {
    if let Err(error) = &outcome {
        control.send_bytes(&serde_json::to_vec(&Hello::Failed(format!("{error:#}")))?)?;
    }
    outcome
}

fn live(loaded: Loaded) -> Result<()> {
    let (ready, wait) = std::sync::mpsc::sync_channel(1);
    // Before there is a second thread: a user namespace can be made only then.
    let departure = walls::give_up_rights();
    // Guests run on this thread in the children: it has room for their stack.
    let serving = std::thread::Builder::new()
        .stack_size(engine::THREAD_STACK_BYTES)
        .spawn(move || {
            wait.recv()?;
            build_walls(loaded, departure)?.serve()
        })?;
    // This thread only waits from now on, and needs no more rights than the other.
    walls::drop_capabilities();
    walls::close_for_all(None);
    ready.send(())?;
    serving
        .join()
        .map_err(|_| anyhow!("the serving thread panicked"))?
}

fn build_walls(loaded: Loaded, departure: walls::Departure) -> Result<Prepared> {
    let filters: &'static Filters = Box::leak(Box::default());
    let stand = walls::probe(filters)
        .and_then(|found| {
            // Before the first process of the namespace starts: across the border of a landlock
            // domain it would not hear that we died.
            if loaded.role.landlocked {
                walls::close_for_all(loaded.pagemap.as_ref());
            }
            departure.finish(found)
        })
        .and_then(|(walls, life)| {
            ensure!(
                walls.complete() || loaded.accept_missing_walls,
                "this host lacks a wall around sandboxed programs: {} (see `mettle doctor`)",
                walls.missing().join(", ")
            );
            Ok((walls, life))
        });
    let (walls, life) = or_tell(&loaded.control, stand)?;
    Ok(Prepared {
        walls,
        life,
        filters,
        loaded,
    })
}

impl Prepared {
    fn serve(&self) -> Result<()> {
        if self.filtered() {
            self.filters
                .enter_server()
                .context("entering the fork server's own filter")?;
        }
        let greeting = Hello::Ready(self.walls.clone());
        self.loaded
            .control
            .send_bytes(&serde_json::to_vec(&greeting)?)?;
        loop {
            match self.loaded.control.receive_command()? {
                None => return Ok(()),
                Some(sockets::Command::Fork(socket, channel)) => {
                    let pid = self.fork_child(&socket, channel.as_ref())?;
                    drop((socket, channel));
                    self.loaded.control.send_child(pid)?;
                }
                Some(sockets::Command::Reap(pid)) => self.loaded.control.send_status(reap(pid))?,
            }
        }
    }

    fn fork_child(&self, socket: &OwnedFd, channel: Option<&OwnedFd>) -> Result<i32> {
        // SAFETY: only this thread runs in the fork server (the main one sleeps in `join`), so no
        // lock is held by anyone else.
        let pid = unsafe { walls::fork() };
        if pid == 0 {
            die_with_parent();
            if let Some(life) = &self.life {
                // SAFETY: the child uses it no more, and never returns to where it would be dropped.
                unsafe { libc::close(life.as_raw_fd()) };
            }
            child::prepare();
            let null = self.loaded.null.as_raw_fd();
            let renewed = self
                .loaded
                .pagemap
                .as_ref()
                .map(|pagemap| pagemap.renew(null));
            let channel = channel.map(AsRawFd::as_raw_fd);
            let placed = child::place_descriptors(socket.as_raw_fd(), channel, null);
            if renewed.is_none_or(|done| done.is_ok()) && placed.is_ok() && self.enter_child() {
                (self.loaded.role.live)(
                    self.loaded.preloaded,
                    self.filtered().then_some(self.filters),
                );
            }
            // SAFETY: ends the child; the host sees the closed socket.
            unsafe { libc::_exit(101) };
        }
        ensure!(pid > 0, "cannot fork: {}", std::io::Error::last_os_error());
        Ok(pid)
    }

    fn filtered(&self) -> bool {
        self.loaded.role.filtered && self.walls.seccomp
    }

    /// Whether every wall that stood when the host was told so stands around this child.
    fn enter_child(&self) -> bool {
        let entered = match (self.loaded.role.filtered, self.loaded.role.landlocked) {
            (true, _) => walls::enter(self.filters),
            (false, true) => walls::enter_without_filter(),
            (false, false) => return true,
        };
        entered.is_ok_and(|entered| {
            entered
                == Entered {
                    seccomp: self.filtered(),
                    landlock: self.walls.landlock,
                    no_new_privileges: self.walls.no_new_privileges,
                }
        })
    }
}

/// Closes whatever was inherited and opens the null device thrice: at the places of the children's
/// socket and channel, so that no file we load ever gets these numbers, and once more for their streams.
fn reserve_descriptors() -> Result<std::fs::File> {
    // SAFETY: plain system calls; nothing in this program has opened a descriptor yet.
    unsafe { libc::syscall(libc::SYS_close_range, child::SOCKET as u32, u32::MAX, 0u32) };
    let open = || {
        std::fs::OpenOptions::new()
            .read(true)
            .write(true)
            .open("/dev/null")
            .context("opening /dev/null")
    };
    for wanted in [child::SOCKET, wasi::channel::CHANNEL] {
        let place = open()?;
        ensure!(
            place.as_raw_fd() == wanted,
            "descriptor {wanted} is not free"
        );
        std::mem::forget(place);
    }
    open()
}

/// The fork server's first words.
#[derive(Debug, Serialize, Deserialize)]
pub enum Hello {
    /// Loaded; these walls stand.
    Ready(Walls),
    /// Not usable, for this reason.
    Failed(String),
}

/// For children. The fork server itself ends when its control socket closes: a parent-death signal
/// would strike already when the thread that started it ends.
fn die_with_parent() {
    // SAFETY: a plain prctl call.
    unsafe { libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL, 0, 0, 0) };
}

/// Waits for a child that has ended or been killed; -1 when it is not ours.
fn reap(pid: i32) -> i32 {
    let mut status = 0;
    // SAFETY: a valid pointer to a local.
    if unsafe { libc::waitpid(pid, &mut status, 0) } != pid {
        return -1;
    }
    status
}
