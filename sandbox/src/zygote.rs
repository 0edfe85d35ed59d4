//! The fork server: a process with every module and image loaded, which forks a sandboxed child
//! on request.
//!
//! It is started as a program of its own (so that it is single-threaded, holds no secrets and
//! inherits nothing), gives up root, and speaks to the host over the socket at descriptor 0.

use crate::{
    child,
    engine::{self, Instrumentation},
    image::Image,
    null_guard,
    sockets::{self, Control},
    walls::{self, Walls},
    wasi::{self, World},
};
use anyhow::{Context, Result, anyhow, ensure};
use serde::{Deserialize, Serialize};
use std::{
    collections::HashMap,
    os::fd::{AsRawFd, FromRawFd, OwnedFd},
    path::PathBuf,
};
use wasmtime::{Engine, InstancePre, Linker, Module};

/// What the fork server loads before the first fork.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Preload {
    /// Precompiled modules by name.
    pub modules: Vec<PreloadModule>,
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
    /// Whether it counts instructions.
    pub counting: bool,
}

/// What a child finds ready.
pub struct Preloaded {
    fast: Engine,
    counting: Engine,
    fast_linker: Linker<World>,
    counting_linker: Linker<World>,
    modules: HashMap<String, (InstancePre<World>, bool)>,
    images: HashMap<String, &'static Image>,
}

impl Preloaded {
    fn load(preload: &Preload) -> Result<Preloaded> {
        let fast =
            engine::child_engine(Instrumentation::None).map_err(|error| anyhow!("{error:#}"))?;
        let counting = engine::child_engine(Instrumentation::Instructions)
            .map_err(|error| anyhow!("{error:#}"))?;
        let mut preloaded = Preloaded {
            fast_linker: linker(&fast)?,
            counting_linker: linker(&counting)?,
            fast,
            counting,
            modules: HashMap::new(),
            images: HashMap::new(),
        };
        for PreloadModule {
            name,
            path,
            counting,
        } in &preload.modules
        {
            let instrumentation = if *counting {
                Instrumentation::Instructions
            } else {
                Instrumentation::None
            };
            // SAFETY: the file is ours, made by the runtimes crate in a folder only we write.
            let module =
                unsafe { Module::deserialize_file(preloaded.engine(instrumentation), path) }
                    .map_err(|error| anyhow!("loading {}: {error:#}", path.display()))?;
            // Made now, so that children share its pages instead of building it each.
            module
                .initialize_copy_on_write_image()
                .map_err(|error| anyhow!("{error:#}"))?;
            let linked = preloaded.linker(instrumentation, &module)?;
            preloaded.modules.insert(name.clone(), (linked, *counting));
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

    /// A module by name, and whether it counts instructions.
    ///
    /// # Errors
    /// When no module of that name was preloaded.
    pub fn module(&self, name: &str) -> Result<(&InstancePre<World>, bool)> {
        let (module, counting) = self
            .modules
            .get(name)
            .ok_or_else(|| anyhow!("no module {name:?} is preloaded"))?;
        Ok((module, *counting))
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

fn linker(engine: &Engine) -> Result<Linker<World>> {
    let mut linker = Linker::new(engine);
    wasi::add_to_linker(&mut linker).map_err(|error| anyhow!("{error:#}"))?;
    Ok(linker)
}

/// The fork server's whole life. Call it first thing in `main` of the program that
/// [`crate::host::Server::start`] starts; it never returns.
pub fn main() -> ! {
    // Guests run on this thread in the children: it has room for their stack.
    let serving = std::thread::Builder::new()
        .stack_size(engine::THREAD_STACK_BYTES)
        .spawn(|| {
            serve()
                .map_err(|error| eprintln!("mettle sandbox: {error:#}"))
                .is_ok()
        });
    let ok = serving.is_ok_and(|thread| thread.join().unwrap_or(false));
    std::process::exit(i32::from(!ok));
}

fn serve() -> Result<()> {
    null_guard::install_fault_handler().context("watching for faults")?;
    // SAFETY: the host passes its control socket there; nobody else owns it.
    let control = Control::new(unsafe { OwnedFd::from_raw_fd(0) });
    let null = reserve_descriptors()?;
    let preload: Preload =
        serde_json::from_slice(&control.receive_bytes()?).context("reading what to load")?;
    let loaded = Preloaded::load(&preload);
    let preloaded: &'static Preloaded = match loaded {
        Ok(preloaded) => Box::leak(Box::new(preloaded)),
        Err(error) => {
            control.send_bytes(&serde_json::to_vec(&Hello::Failed(format!("{error:#}")))?)?;
            return Err(error);
        }
    };
    let dropped_root = walls::drop_root()?;
    let filter = walls::filter()?;
    let walls = probe_walls(&filter, dropped_root)?;
    if !walls.complete() && !preload.accept_missing_walls {
        let message = format!("this host lacks a wall around sandboxed programs: {walls:?}");
        control.send_bytes(&serde_json::to_vec(&Hello::Failed(message.clone()))?)?;
        return Err(anyhow!(message));
    }
    control.send_bytes(&serde_json::to_vec(&Hello::Ready(walls))?)?;
    loop {
        match control.receive_command()? {
            None => return Ok(()),
            Some(sockets::Command::Fork(socket)) => {
                let pid = fork_child(preloaded, &filter, &socket, &null)?;
                drop(socket);
                control.send_child(pid)?;
            }
            Some(sockets::Command::Reap(pid)) => control.send_status(reap(pid))?,
        }
    }
}

/// Closes whatever was inherited and opens the null device twice: at the place of the children's
/// socket, so that no file we load ever gets that number, and once more for their streams.
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
    let place = open()?;
    ensure!(
        place.as_raw_fd() == child::SOCKET,
        "descriptor {} is not free",
        child::SOCKET
    );
    std::mem::forget(place);
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

/// Enters the walls in a child and lets it say which ones stand.
fn probe_walls(filter: &seccompiler::BpfProgram, dropped_root: bool) -> Result<Walls> {
    // SAFETY: this process has no other thread that does anything; the child only enters and exits.
    let pid = unsafe { libc::fork() };
    ensure!(pid >= 0, "cannot fork: {}", std::io::Error::last_os_error());
    if pid == 0 {
        let code = match walls::enter(filter) {
            Ok(walls) => {
                8 | i32::from(walls.seccomp)
                    | i32::from(walls.landlock) << 1
                    | i32::from(walls.no_new_privileges) << 2
            }
            Err(_) => 0,
        };
        // SAFETY: ends the child.
        unsafe { libc::_exit(code) };
    }
    let status = reap(pid);
    ensure!(
        libc::WIFEXITED(status) && libc::WEXITSTATUS(status) & 8 != 0,
        "the sandbox's walls cannot be built (status {status:#x})"
    );
    let bits = libc::WEXITSTATUS(status);
    Ok(Walls {
        seccomp: bits & 1 != 0,
        landlock: bits & 2 != 0,
        no_new_privileges: bits & 4 != 0,
        dropped_root,
    })
}

fn fork_child(
    preloaded: &'static Preloaded,
    filter: &seccompiler::BpfProgram,
    socket: &OwnedFd,
    null: &impl AsRawFd,
) -> Result<i32> {
    // SAFETY: only this thread runs in the fork server (the main one sleeps in `join`), so no lock
    // is held by anyone else.
    let pid = unsafe { libc::fork() };
    if pid == 0 {
        die_with_parent();
        let entered = child::place_descriptors(socket.as_raw_fd(), null.as_raw_fd()).is_ok()
            && walls::enter(filter).is_ok();
        if entered {
            child::serve(preloaded);
        }
        // SAFETY: ends the child; the host sees the closed socket.
        unsafe { libc::_exit(101) };
    }
    ensure!(pid > 0, "cannot fork: {}", std::io::Error::last_os_error());
    Ok(pid)
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
