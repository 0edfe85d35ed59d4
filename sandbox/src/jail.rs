//! A native compiler that is a program of its own, in a jail of its own.
//!
//! For compilers that exist neither as wasm nor as a library. Each compile has two processes. The
//! *keeper* ([`keep`], our own program) gives up root and the host's namespaces as far as the host
//! allows, writes the sources into a folder that only this compile has (in memory, where it may have
//! a file tree of its own), starts the compiler and waits. The *prisoner* is the compiler: it can read
//! itself and that folder, write into that folder, and start threads; see `walls::jail` and
//! `walls::calls::compiler`. What it makes comes out through a pipe, what it says through another, and
//! the host reads both within bounds and opens no file.
//!
//! The keeper ends the prisoner when its time is over or when the host is gone; the kernel ends it
//! with the keeper.

use crate::{
    host::{RunResult, SandboxError},
    protocol::{RunSpec, Status},
    sockets,
    walls::{
        self, Entered,
        jail::{self, Allowance, Place},
    },
};
use anyhow::{Context, Result, anyhow, bail, ensure};
use serde::{Deserialize, Serialize};
use std::{
    ffi::CString,
    fs,
    io::{self, PipeReader, Read, Write},
    os::{
        fd::{AsRawFd, FromRawFd, OwnedFd},
        unix::net::UnixStream,
    },
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};

/// In a compiler's arguments: its own folder.
pub const TOOLCHAIN: &str = "{toolchain}";

/// How many times its wall time the host waits: a compiler never waits, so one that is late is being
/// kept from the processor by others.
const PATIENCE: u32 = 10;
/// How long the keeper may take beside that.
const KEEPER_GRACE: Duration = Duration::from_secs(10);
/// How often a waiting host looks whether it should stop.
const STOP_CHECK: Duration = Duration::from_millis(20);
/// Longest order or report, in bytes.
const MESSAGE_BYTES_MAX: usize = 1 << 20;
/// Largest source file, in bytes: far above what the judge takes.
const SOURCE_BYTES_MAX: u64 = 64 << 20;

/// A compiler and how to jail it.
#[derive(Clone, Debug)]
pub struct JailConfig {
    /// A program that calls [`keep`] when started with `args`.
    pub program: PathBuf,
    /// Its arguments.
    pub args: Vec<String>,
    /// The folder of the compiler: nothing else of the host can be read in the jail.
    pub toolchain: PathBuf,
    /// The program of that folder that is started.
    pub starts: String,
    /// Whether it may start although a wall is missing on this host.
    pub accept_missing_walls: bool,
}

/// A jail for one compiler after the other. Clones are the same.
#[derive(Clone, Debug)]
pub struct Jail {
    config: Arc<JailConfig>,
}

/// What the host asks of a keeper; the sources' bytes follow in their order.
#[derive(Debug, Serialize, Deserialize)]
struct Order {
    toolchain: PathBuf,
    starts: String,
    arguments: Vec<String>,
    /// Relative names and lengths.
    files: Vec<(String, u64)>,
    cpu_limit_ms: u64,
    memory_bytes: u64,
    file_bytes: u64,
    accept_missing_walls: bool,
}

/// What a keeper tells in the end.
#[derive(Debug, Serialize, Deserialize)]
enum Report {
    /// The compiler has ended.
    Ended {
        /// Its wait status.
        status: i32,
        cpu_us: u64,
        memory_bytes: u64,
    },
    /// It was not started.
    Failed(String),
}

impl Jail {
    /// A jail; nothing is started yet.
    pub fn new(config: JailConfig) -> Jail {
        Jail {
            config: Arc::new(config),
        }
    }

    /// Runs the compiler once on these files (relative names). Its standard output is what it made.
    /// Of the spec count the arguments and limits; the module's name is the compiler's.
    ///
    /// # Errors
    /// When the jail cannot be built or the compiler not be started, or it ended for a reason that is
    /// ours.
    pub fn run(
        &self,
        spec: &RunSpec,
        files: &[(String, Vec<u8>)],
        stop: &dyn Fn() -> bool,
    ) -> Result<RunResult, SandboxError> {
        let started = Instant::now();
        let mut keeper = self.start_keeper()?;
        let order = Order {
            toolchain: self.config.toolchain.clone(),
            starts: self.config.starts.clone(),
            arguments: spec.args.clone(),
            files: files
                .iter()
                .map(|(name, content)| (name.clone(), content.len() as u64))
                .collect(),
            cpu_limit_ms: spec.cpu_limit_ms,
            memory_bytes: spec.memory_limit_bytes,
            file_bytes: spec.files_limit_bytes,
            accept_missing_walls: self.config.accept_missing_walls,
        };
        send(&mut keeper.socket, &order)?;
        for (_, content) in files {
            keeper.socket.write_all(content)?;
        }
        let wall = Duration::from_millis(spec.wall_limit_ms) * PATIENCE + KEEPER_GRACE;
        let taken = keeper.take(spec, started + wall, stop)?;
        keeper.result(taken, spec, started)
    }

    fn start_keeper(&self) -> Result<Keeper, SandboxError> {
        let (ours, theirs) = sockets::pair(libc::SOCK_STREAM)?;
        let (made, made_end) = io::pipe()?;
        let (said, said_end) = io::pipe()?;
        let process = Command::new(&self.config.program)
            .args(&self.config.args)
            .env_clear()
            .current_dir("/")
            .stdin(Stdio::from(theirs))
            .stdout(made_end)
            .stderr(said_end)
            .spawn()
            .with_context(|| format!("starting {}", self.config.program.display()))
            .map_err(SandboxError::Host)?;
        Ok(Keeper {
            process,
            socket: UnixStream::from(ours),
            made,
            said,
        })
    }
}

/// A running keeper. Dropping it ends it, and with it the compiler.
struct Keeper {
    process: Child,
    socket: UnixStream,
    made: PipeReader,
    said: PipeReader,
}

impl Drop for Keeper {
    fn drop(&mut self) {
        // It ends the compiler, clears up and ends itself when it sees this.
        let _ = self.socket.shutdown(std::net::Shutdown::Both);
        let deadline = Instant::now() + KEEPER_GRACE;
        while matches!(self.process.try_wait(), Ok(None)) {
            if Instant::now() > deadline {
                let _ = self.process.kill();
                let _ = self.process.wait();
                return;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
    }
}

/// What came out.
struct Taken {
    made: Vec<u8>,
    said: Vec<u8>,
    report: Vec<u8>,
    /// More was written than is allowed.
    too_much: bool,
}

impl Keeper {
    /// Reads until the keeper has reported and everything is closed.
    fn take(
        &mut self,
        spec: &RunSpec,
        deadline: Instant,
        stop: &dyn Fn() -> bool,
    ) -> Result<Taken, SandboxError> {
        let mut taken = Taken {
            made: vec![],
            said: vec![],
            report: vec![],
            too_much: false,
        };
        let mut open = [true; 3];
        while open != [false; 3] {
            if stop() {
                return Err(SandboxError::Cancelled);
            }
            if Instant::now() > deadline {
                return Err(SandboxError::Starved {
                    wall: Duration::from_millis(spec.wall_limit_ms) * PATIENCE,
                    cpu: Duration::ZERO,
                });
            }
            let sources = [
                self.made.as_raw_fd(),
                self.said.as_raw_fd(),
                self.socket.as_raw_fd(),
            ];
            let ready = wait_readable(sources, open)?;
            let mut chunk = [0u8; 64 << 10];
            for source in (0..3).filter(|source| ready[*source]) {
                let (count, kept, limit) = match source {
                    0 => (
                        self.made.read(&mut chunk),
                        &mut taken.made,
                        spec.files_limit_bytes,
                    ),
                    1 => (
                        self.said.read(&mut chunk),
                        &mut taken.said,
                        spec.output_limit_bytes,
                    ),
                    _ => (
                        self.socket.read(&mut chunk),
                        &mut taken.report,
                        MESSAGE_BYTES_MAX as u64,
                    ),
                };
                let count = count?;
                open[source] = count > 0;
                kept.extend_from_slice(&chunk[..count]);
                if kept.len() as u64 > limit {
                    taken.too_much = true;
                    return Ok(taken);
                }
            }
        }
        Ok(taken)
    }

    fn result(
        mut self,
        taken: Taken,
        spec: &RunSpec,
        started: Instant,
    ) -> Result<RunResult, SandboxError> {
        let mut result = RunResult {
            status: Status::OutputLimit,
            exit_code: 0,
            memory_refused: false,
            cpu_us: 0,
            wall_us: started.elapsed().as_micros() as u64,
            memory_bytes: 0,
            instructions: None,
            message: String::new(),
            stdout: taken.made,
            stderr: taken.said,
            files: Vec::new(),
            ended_us: 0,
        };
        if taken.too_much {
            result.stdout.clear();
            return Ok(result);
        }
        if taken.report.is_empty() {
            let ended = self.process.wait()?;
            return Err(SandboxError::Died(format!(
                "the keeper of a compiler's jail ended without a report ({ended})"
            )));
        }
        let mut bytes = &taken.report[..];
        match receive(&mut bytes).map_err(SandboxError::Host)? {
            Report::Failed(reason) => Err(SandboxError::Failed(format!(
                "a compiler cannot be jailed: {reason}"
            ))),
            Report::Ended {
                status,
                cpu_us,
                memory_bytes,
            } => {
                result.cpu_us = cpu_us;
                result.memory_bytes = memory_bytes;
                judge_end(&mut result, status, spec)?;
                Ok(result)
            }
        }
    }
}

/// Which of two files and a socket can be read, or have ended.
fn wait_readable(sources: [i32; 3], open: [bool; 3]) -> io::Result<[bool; 3]> {
    let mut polls = [0, 1, 2].map(|index| libc::pollfd {
        fd: if open[index] { sources[index] } else { -1 },
        events: libc::POLLIN,
        revents: 0,
    });
    // SAFETY: a valid pointer to three pollfds.
    let count = unsafe { libc::poll(polls.as_mut_ptr(), 3, STOP_CHECK.as_millis() as i32) };
    if count < 0 && io::Error::last_os_error().kind() != io::ErrorKind::Interrupted {
        return Err(io::Error::last_os_error());
    }
    Ok(polls.map(|poll| poll.revents != 0))
}

/// Tells a compiler's end as a run's.
fn judge_end(result: &mut RunResult, status: i32, spec: &RunSpec) -> Result<(), SandboxError> {
    if libc::WIFEXITED(status) {
        result.status = Status::Exited;
        result.exit_code = libc::WEXITSTATUS(status);
        // rustc's own panics, which it has explained.
        if result.exit_code == 101 {
            result.memory_refused = speaks_of_memory(&result.stderr);
        }
        return Ok(());
    }
    let over = result.cpu_us >= spec.cpu_limit_ms.saturating_mul(1000);
    match libc::WTERMSIG(status) {
        libc::SIGKILL if over => result.status = Status::CpuLimit,
        libc::SIGABRT | libc::SIGSEGV | libc::SIGBUS | libc::SIGILL | libc::SIGTRAP => {
            result.status = Status::Crashed;
            result.memory_refused = speaks_of_memory(&result.stderr);
        }
        libc::SIGSYS => {
            return Err(SandboxError::Died(
                "a jailed compiler made a forbidden system call".into(),
            ));
        }
        libc::SIGKILL => {
            return Err(SandboxError::Died(
                "a jailed compiler was killed, perhaps because the machine is out of memory".into(),
            ));
        }
        signal => {
            return Err(SandboxError::Died(format!(
                "a jailed compiler was killed by signal {signal}"
            )));
        }
    }
    Ok(())
}

/// Whether a compiler that crashed said that it was for memory.
fn speaks_of_memory(said: &[u8]) -> bool {
    let end = &said[said.len().saturating_sub(4096)..];
    let end = String::from_utf8_lossy(end);
    [
        "memory allocation of",
        "out of memory",
        "Cannot allocate memory",
    ]
    .iter()
    .any(|words| end.contains(words))
}

fn send(to: &mut impl Write, message: &impl Serialize) -> Result<(), SandboxError> {
    let bytes = serde_json::to_vec(message).map_err(io::Error::other)?;
    if bytes.len() > MESSAGE_BYTES_MAX {
        return Err(SandboxError::Host(anyhow!("an order that is too long")));
    }
    to.write_all(&(bytes.len() as u32).to_le_bytes())?;
    Ok(to.write_all(&bytes)?)
}

fn receive<T: for<'a> Deserialize<'a>>(from: &mut impl Read) -> Result<T> {
    let mut length = [0; 4];
    from.read_exact(&mut length)?;
    let length = u32::from_le_bytes(length) as usize;
    ensure!(length <= MESSAGE_BYTES_MAX, "a message of {length} bytes");
    let mut bytes = vec![0; length];
    from.read_exact(&mut bytes)?;
    Ok(serde_json::from_slice(&bytes)?)
}

/// The keeper's whole life: what [`JailConfig::program`] does. The process must have one thread and
/// nothing open but its standard streams.
pub fn keep() -> ! {
    let kept = take_socket().and_then(|mut socket| {
        let report =
            keep_one(&mut socket).unwrap_or_else(|error| Report::Failed(format!("{error:#}")));
        send(&mut socket, &report).map_err(anyhow::Error::from)
    });
    std::process::exit(i32::from(kept.is_err()));
}

/// Moves the host's socket away from standard input, where the compiler must not find it.
fn take_socket() -> Result<UnixStream> {
    let null = fs::File::open("/dev/null").context("opening /dev/null")?;
    // SAFETY: plain system calls; the host passes its socket at 0, and the new descriptor is ours.
    unsafe {
        let moved = libc::fcntl(0, libc::F_DUPFD_CLOEXEC, 3);
        ensure!(moved >= 0, "no descriptor is left");
        let socket = UnixStream::from(OwnedFd::from_raw_fd(moved));
        ensure!(
            libc::dup3(null.as_raw_fd(), 0, 0) == 0,
            "standard input cannot be replaced"
        );
        Ok(socket)
    }
}

fn keep_one(socket: &mut UnixStream) -> Result<Report> {
    let order: Order = receive(socket)?;
    let mut sources = Vec::new();
    for (name, length) in &order.files {
        ensure!(*length <= SOURCE_BYTES_MAX, "{name} is too large");
        let mut content = vec![0; *length as usize];
        socket.read_exact(&mut content)?;
        sources.push((name, content));
    }
    let place = jail::depart(&order.toolchain, order.file_bytes.saturating_mul(2))?;
    let ended = write_sources(&sources).and_then(|()| live(&order, &place, socket));
    if !place.vanishes {
        let _ = std::env::set_current_dir("/");
        let _ = fs::remove_dir_all(&place.work);
    }
    ended
}

/// Writes the sources into the current folder.
fn write_sources(sources: &[(&String, Vec<u8>)]) -> Result<()> {
    for (name, content) in sources {
        let path = Path::new(name);
        let is_plain = path
            .components()
            .all(|part| matches!(part, std::path::Component::Normal(_)));
        ensure!(is_plain, "{name} is no plain relative name");
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, content).with_context(|| format!("writing {name}"))?;
    }
    Ok(())
}

/// Starts the compiler and waits for its end.
fn live(order: &Order, place: &Place, socket: &UnixStream) -> Result<Report> {
    ensure!(
        place.unprivileged || order.accept_missing_walls,
        "root or its capabilities cannot be given up"
    );
    let (mut told, tell) = io::pipe()?;
    // SAFETY: this process has one thread.
    let pid = unsafe { walls::fork() };
    if pid == 0 {
        drop(told);
        let Err(error) = become_compiler(order, place, OwnedFd::from(tell));
        let text = format!("{error:#}");
        // SAFETY: writes from a valid buffer, and ends the child.
        unsafe {
            libc::write(jail::TELL, text.as_ptr().cast(), text.len());
            libc::_exit(1)
        }
    }
    ensure!(pid > 0, "cannot fork: {}", io::Error::last_os_error());
    drop(tell);
    // The host sees the ends of these when the compiler has ended.
    let null = fs::File::open("/dev/null").ok();
    for stream in [1, 2] {
        // SAFETY: plain system calls; nothing here prints.
        unsafe {
            match &null {
                Some(null) => libc::dup3(null.as_raw_fd(), stream, 0),
                None => libc::close(stream),
            }
        };
    }
    let ended = wait_for(pid, socket, order.cpu_limit_ms.saturating_mul(1000))?;
    let mut reason = String::new();
    told.read_to_string(&mut reason)?;
    if !reason.is_empty() {
        bail!(reason);
    }
    Ok(ended)
}

/// In the child: enters the walls and becomes the compiler.
fn become_compiler(
    order: &Order,
    place: &Place,
    tell: OwnedFd,
) -> Result<std::convert::Infallible> {
    // SAFETY: plain system calls.
    unsafe {
        libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL);
        // What is too large cannot be written, which the compiler then says.
        libc::signal(libc::SIGXFSZ, libc::SIG_IGN);
        // The numbers of processes outside are not seen in a namespace.
        ensure!(
            place.own_processes || libc::getppid() != 1,
            "the keeper has ended"
        );
    }
    let toolchain = place.toolchain.to_str().context("the jail's path")?;
    let text = |text: &str| CString::new(text.replace(TOOLCHAIN, toolchain));
    let arguments = order.arguments.iter().map(|argument| text(argument));
    let arguments = arguments.collect::<Result<Vec<_>, _>>()?;
    let allowed = Allowance {
        // The keeper looks at a better clock; this is for when it does not.
        cpu_seconds: order.cpu_limit_ms.div_ceil(1000) + 5,
        memory_bytes: order.memory_bytes,
        file_bytes: order.file_bytes,
    };
    let entered = jail::enter(place, &order.starts, allowed, tell)?;
    let all = Entered {
        seccomp: true,
        landlock: true,
        no_new_privileges: true,
    };
    ensure!(
        entered == all || order.accept_missing_walls,
        "this host lacks a wall ({entered:?}; see `mettle doctor`)"
    );
    Err(jail::start(&arguments, &[]).into())
}

/// CPU time of a child that has not been waited for, in microseconds.
fn cpu_us(pid: i32) -> u64 {
    // Linux's number of a process's exact CPU clock.
    const EXACT: i32 = 2;
    let mut time = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: a valid pointer to a local.
    unsafe { libc::clock_gettime((!pid << 3) | EXACT, &mut time) };
    time.tv_sec as u64 * 1_000_000 + time.tv_nsec as u64 / 1000
}

/// Waits until the process has ended; ends it when its CPU time is over or the host is gone.
fn wait_for(pid: i32, socket: &UnixStream, cpu_limit_us: u64) -> Result<Report> {
    // SAFETY: plain system calls with pointers to locals; the child has not been waited for.
    unsafe {
        let handle = libc::syscall(libc::SYS_pidfd_open, pid, 0);
        ensure!(handle >= 0, "pidfd_open: {}", io::Error::last_os_error());
        let handle = OwnedFd::from_raw_fd(handle as i32);
        let poll = |fd: i32, events| libc::pollfd {
            fd,
            events,
            revents: 0,
        };
        let mut polls = [
            poll(handle.as_raw_fd(), libc::POLLIN),
            // Nothing more is sent to us: what can be read is the end.
            poll(socket.as_raw_fd(), libc::POLLIN),
        ];
        let mut used_us = 0;
        while libc::poll(polls.as_mut_ptr(), 2, STOP_CHECK.as_millis() as i32) <= 0 {
            used_us = cpu_us(pid);
            if used_us >= cpu_limit_us {
                break;
            }
        }
        if polls[0].revents == 0 {
            libc::kill(pid, libc::SIGKILL);
        }
        let mut status = 0;
        let mut usage: libc::rusage = std::mem::zeroed();
        ensure!(
            libc::wait4(pid, &mut status, 0, &mut usage) == pid,
            "waiting for the compiler: {}",
            io::Error::last_os_error()
        );
        let us = |time: libc::timeval| time.tv_sec as u64 * 1_000_000 + time.tv_usec as u64;
        Ok(Report::Ended {
            status,
            cpu_us: used_us.max(us(usage.ru_utime) + us(usage.ru_stime)),
            memory_bytes: (usage.ru_maxrss as u64) << 10,
        })
    }
}
