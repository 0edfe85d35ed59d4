//! The host's side: starts the fork server, asks it for sandboxes, drives them and kills them.
//!
//! Everything blocks; call it from a thread that may. A [`Sandbox`] that did not answer properly
//! is dead and is never used again.

use crate::{
    protocol::{BadReply, Request, RunSpec, Status},
    sockets::{self, Control},
    walls::Walls,
    wire::{Wire, WireError},
    zygote::{Hello, Preload},
};
use anyhow::{Context, anyhow};
use std::{
    io,
    os::fd::{AsRawFd, OwnedFd},
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

/// How many times its wall time the host waits for a guest: guests never wait for real, so one
/// that is late is being kept from the processor by others.
const PATIENCE: u32 = 10;
/// Real time beyond that before the host steps in: the child looks at its own clock first.
const WALL_GRACE: Duration = Duration::from_millis(500);
/// Largest artifact a translation may return, in bytes.
const ARTIFACT_BYTES_MAX: u64 = 512 << 20;

/// How to start the fork server.
#[derive(Clone, Debug)]
pub struct ServerConfig {
    /// A program that calls [`crate::zygote::main`] when started with `args`.
    pub program: PathBuf,
    /// Its arguments.
    pub args: Vec<String>,
    /// What it loads.
    pub preload: Preload,
}

/// Why a sandbox could not do what was asked. Never the guest's fault.
#[derive(Debug, thiserror::Error)]
pub enum SandboxError {
    /// The caller wanted to stop.
    #[error("cancelled")]
    Cancelled,
    /// The child ended without an answer.
    #[error("the sandboxed process ended unexpectedly: {0}")]
    Died(String),
    /// The child answered something that is no answer.
    #[error(transparent)]
    BadReply(#[from] BadReply),
    /// The child said that it failed.
    #[error("the sandbox failed: {0}")]
    Failed(String),
    /// The wall clock ran out while the machine was busy with something else: a guest never waits
    /// for real, so what it did not use of its time it did not get.
    #[error(
        "the machine is overloaded: in {:.1} s the sandboxed process got {:.1} s of CPU time",
        wall.as_secs_f64(), cpu.as_secs_f64()
    )]
    Starved {
        /// What passed on the host's clock.
        wall: Duration,
        /// What the child used of it.
        cpu: Duration,
    },
    /// The fork server or the operating system failed.
    #[error("{0:#}")]
    Host(anyhow::Error),
}

impl From<io::Error> for SandboxError {
    fn from(error: io::Error) -> Self {
        SandboxError::Host(error.into())
    }
}

/// A running fork server. Clones share it; it ends with the last one.
#[derive(Clone)]
pub struct Server {
    config: Arc<ServerConfig>,
    running: Arc<Mutex<Running>>,
}

struct Running {
    control: Control,
    process: Child,
    walls: Walls,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Server {
    /// Starts the fork server and waits until everything is loaded.
    ///
    /// # Errors
    /// When it cannot be started, a module does not fit this machine, or a wall is missing.
    pub fn start(mut config: ServerConfig) -> anyhow::Result<Server> {
        // The fork server has a working folder of its own.
        let paths = config
            .preload
            .modules
            .iter_mut()
            .map(|module| &mut module.path);
        for path in paths.chain(config.preload.images.iter_mut().map(|(_, path)| path)) {
            *path = std::path::absolute(&*path)?;
        }
        let running = Running::start(&config)?;
        Ok(Server {
            config: Arc::new(config),
            running: Arc::new(Mutex::new(running)),
        })
    }

    /// Which walls stand around the sandboxes.
    pub fn walls(&self) -> Walls {
        self.lock().walls.clone()
    }

    /// The fork server's process id, for looking at what it uses.
    pub fn process_id(&self) -> u32 {
        self.lock().process.id()
    }

    /// A fresh sandbox. If the fork server has died, it is started again first.
    ///
    /// # Errors
    /// When that fails, too.
    pub fn sandbox(&self) -> Result<Sandbox, SandboxError> {
        self.fork(None)
    }

    /// Two fresh sandboxes with a channel between them, which runs with [`RunSpec::channel`] use.
    ///
    /// # Errors
    /// As [`Server::sandbox`].
    pub fn pair(&self) -> Result<(Sandbox, Sandbox), SandboxError> {
        let (one, other) = sockets::pair(libc::SOCK_STREAM)?;
        Ok((self.fork(Some(&one))?, self.fork(Some(&other))?))
    }

    fn fork(&self, channel: Option<&OwnedFd>) -> Result<Sandbox, SandboxError> {
        let (ours, theirs) = sockets::pair(libc::SOCK_STREAM)?;
        let mut running = self.lock();
        let forked = match running.control.fork(&theirs, channel) {
            Ok(forked) => Ok(forked),
            Err(error) => {
                tracing::warn!(
                    "the sandbox fork server has failed and is started again: {error:#}"
                );
                *running = Running::start(&self.config).map_err(SandboxError::Host)?;
                running.control.fork(&theirs, channel)
            }
        };
        let (pid, handle) = forked.map_err(SandboxError::Host)?;
        Ok(Sandbox {
            server: self.clone(),
            wire: Wire::new(ours),
            handle,
            pid,
            alive: true,
        })
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Running> {
        // A panic while holding the lock leaves at worst a broken control socket, which the next
        // use notices and repairs.
        self.running
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

impl Running {
    fn start(config: &ServerConfig) -> anyhow::Result<Running> {
        let (ours, theirs) = sockets::pair(libc::SOCK_SEQPACKET)?;
        let process = Command::new(&config.program)
            .args(&config.args)
            .env_clear()
            .current_dir("/")
            .stdin(Stdio::from(theirs))
            .stdout(Stdio::null())
            .stderr(Stdio::inherit())
            .spawn()
            .with_context(|| {
                format!(
                    "starting the sandbox fork server {}",
                    config.program.display()
                )
            })?;
        let control = Control::new(ours);
        let mut running = Running {
            control,
            process,
            walls: Walls::default(),
        };
        running
            .control
            .send_bytes(&serde_json::to_vec(&config.preload)?)?;
        match serde_json::from_slice(&running.control.receive_bytes()?)
            .context("the fork server's greeting")?
        {
            Hello::Ready(walls) => running.walls = walls,
            Hello::Failed(message) => {
                return Err(anyhow!("the sandbox fork server cannot serve: {message}"));
            }
        }
        Ok(running)
    }
}

/// How long an answer to a run may be: what it may write, and the names of its files.
fn answer_bytes_max(spec: &RunSpec) -> u64 {
    match spec.collect {
        None => spec.output_limit_bytes,
        Some(_) => spec
            .output_limit_bytes
            .saturating_add(spec.files_limit_bytes)
            .saturating_add(1 << 20),
    }
}

/// What a run gave.
#[derive(Clone, Debug, PartialEq)]
pub struct RunResult {
    /// How it ended.
    pub status: Status,
    /// The exit code, when it exited.
    pub exit_code: i32,
    /// Whether an allocation was refused.
    pub memory_refused: bool,
    /// The guest's CPU time in microseconds.
    pub cpu_us: u64,
    /// Wall time in microseconds.
    pub wall_us: u64,
    /// Peak of the charged memory in bytes.
    pub memory_bytes: u64,
    /// Instructions, when the module counts them.
    pub instructions: Option<u64>,
    /// What happened, when it trapped.
    pub message: String,
    /// Standard output.
    pub stdout: Vec<u8>,
    /// Standard error.
    pub stderr: Vec<u8>,
    /// The files of [`RunSpec::collect`], by absolute guest path. Nobody has vouched for the paths.
    pub files: Vec<(String, Vec<u8>)>,
    /// When it ended, in microseconds of a clock that all children of a fork server share.
    pub ended_us: u64,
}

/// One sandboxed child, for one submission.
pub struct Sandbox {
    server: Server,
    wire: Wire,
    handle: OwnedFd,
    pid: i32,
    alive: bool,
}

impl Sandbox {
    /// The child's process id, for tools and tests.
    pub fn pid(&self) -> i32 {
        self.pid
    }

    /// Whether it can take another request.
    pub fn is_alive(&self) -> bool {
        self.alive
    }

    /// Keeps a file for later runs.
    pub fn stage(
        &mut self,
        path: &str,
        content: &[u8],
        stop: &dyn Fn() -> bool,
    ) -> Result<(), SandboxError> {
        self.ask(
            &Request::Stage {
                path: path.to_owned(),
            },
            content,
            0,
            Duration::from_secs(60),
            stop,
        )
        .map(|_| ())
    }

    /// Compiles a staged wasm file to machine code; it becomes the program. The code is in
    /// `stdout` when the status is [`Status::Done`]; else the limit of CPU time was reached.
    pub fn translate(
        &mut self,
        path: &str,
        counting: bool,
        cpu_limit_ms: u64,
        wall_limit_ms: u64,
        stop: &dyn Fn() -> bool,
    ) -> Result<RunResult, SandboxError> {
        let request = Request::Translate {
            path: path.to_owned(),
            counting,
            cpu_limit_ms,
        };
        self.ask(
            &request,
            &[],
            ARTIFACT_BYTES_MAX,
            Duration::from_millis(wall_limit_ms) * PATIENCE + WALL_GRACE,
            stop,
        )
    }

    /// Gives back a file that a run has made and kept.
    pub fn fetch(
        &mut self,
        path: &str,
        bytes_max: u64,
        stop: &dyn Fn() -> bool,
    ) -> Result<Vec<u8>, SandboxError> {
        let request = Request::Fetch {
            path: path.to_owned(),
        };
        self.ask(&request, &[], bytes_max, Duration::from_secs(60), stop)
            .map(|result| result.stdout)
    }

    /// Takes an earlier translation as the program.
    pub fn load(
        &mut self,
        artifact: &[u8],
        counting: bool,
        stop: &dyn Fn() -> bool,
    ) -> Result<(), SandboxError> {
        self.ask(
            &Request::Load { counting },
            artifact,
            0,
            Duration::from_secs(60),
            stop,
        )
        .map(|_| ())
    }

    /// Runs a module. A guest that overran has ended its child: see [`Sandbox::is_alive`].
    pub fn run(
        &mut self,
        spec: &RunSpec,
        stdin: &[u8],
        stop: &dyn Fn() -> bool,
    ) -> Result<RunResult, SandboxError> {
        self.begin_run(spec, stdin)?;
        self.finish_run(spec, stop)
    }

    /// Sends a run without waiting for it. With small inputs the next run may be sent before the
    /// last one has answered, which keeps the child busy; answers come in order.
    pub fn begin_run(&mut self, spec: &RunSpec, stdin: &[u8]) -> Result<(), SandboxError> {
        self.begin_run_with(spec, &[stdin])
    }

    /// As [`Sandbox::begin_run`], with standard input followed by the files of [`RunSpec::inline`].
    pub fn begin_run_with(
        &mut self,
        spec: &RunSpec,
        stdin_and_files: &[&[u8]],
    ) -> Result<(), SandboxError> {
        let request = Request::Run(Box::new(spec.clone()));
        let sent = self.wire.send(&request, stdin_and_files, &|| false);
        sent.map_err(|error| self.failed(error))
    }

    /// Waits for the answer to the earliest unanswered [`Sandbox::begin_run`], which had this spec.
    pub fn finish_run(
        &mut self,
        spec: &RunSpec,
        stop: &dyn Fn() -> bool,
    ) -> Result<RunResult, SandboxError> {
        let wall = Duration::from_millis(spec.wall_limit_ms);
        // Where the CPU limit is the larger one, a busy guest may well meet the wall limit.
        // Elsewhere only a machine that is busy with other things can keep it from the CPU limit.
        let (limit, busy_us) = if spec.cpu_limit_ms > spec.wall_limit_ms {
            (wall, spec.wall_limit_ms * 500)
        } else {
            (wall * PATIENCE, u64::MAX)
        };
        let bytes_max = answer_bytes_max(spec);
        let result = self.answer(bytes_max, limit + WALL_GRACE, busy_us, stop)?;
        match result.status {
            Status::Done => Err(self.failed(WireError::Bad(BadReply("is none to what was asked")))),
            _ => Ok(result),
        }
    }

    fn ask(
        &mut self,
        request: &Request,
        blob: &[u8],
        answer_bytes_max: u64,
        limit: Duration,
        stop: &dyn Fn() -> bool,
    ) -> Result<RunResult, SandboxError> {
        let sent = self.wire.send(request, &[blob], stop);
        sent.map_err(|error| self.failed(error))?;
        let result = self.answer(answer_bytes_max, limit, u64::MAX, stop)?;
        match result.status {
            Status::Done => Ok(result),
            // Only what takes long has limits.
            status if status.ends_the_child() && matches!(request, Request::Translate { .. }) => {
                Ok(result)
            }
            _ => Err(self.failed(WireError::Bad(BadReply("is none to what was asked")))),
        }
    }

    /// Waits for an answer. A child that overran with less than `busy_us` of CPU time did not get
    /// the processor.
    fn answer(
        &mut self,
        bytes_max: u64,
        limit: Duration,
        busy_us: u64,
        stop: &dyn Fn() -> bool,
    ) -> Result<RunResult, SandboxError> {
        let mut deadline = Instant::now() + limit;
        let mut overran = false;
        while !self.readable(deadline)? {
            if stop() {
                self.kill();
                return Err(SandboxError::Cancelled);
            }
            if Instant::now() >= deadline {
                if overran {
                    self.kill();
                    return Err(SandboxError::Starved {
                        wall: limit,
                        cpu: Duration::ZERO,
                    });
                }
                // Let it send what it has; if it cannot, it is killed.
                overran = true;
                self.signal(libc::SIGUSR1);
                deadline = Instant::now() + Duration::from_secs(2);
            }
        }
        let received = self.wire.receive(bytes_max, stop);
        let result = received.map_err(|error| self.failed(error))?;
        match result.status {
            Status::Failed => {
                self.kill();
                Err(SandboxError::Failed(result.message))
            }
            status => {
                if status.ends_the_child() {
                    self.kill();
                }
                if overran && status == Status::WallLimit && result.cpu_us < busy_us {
                    return Err(SandboxError::Starved {
                        wall: Duration::from_micros(result.wall_us),
                        cpu: Duration::from_micros(result.cpu_us),
                    });
                }
                Ok(result)
            }
        }
    }

    /// The socket to wait at.
    pub(crate) fn socket(&self) -> i32 {
        self.wire.socket()
    }

    /// Whether an answer has begun to come.
    pub(crate) fn has_answer(&mut self) -> Result<bool, SandboxError> {
        let ready = self.wire.is_readable();
        ready.map_err(|error| self.failed(error))
    }

    fn readable(&mut self, deadline: Instant) -> Result<bool, SandboxError> {
        let readable = self.wire.readable(deadline);
        readable.map_err(|error| self.failed(error))
    }

    /// A child with which talking has failed is not talked to again.
    fn failed(&mut self, error: WireError) -> SandboxError {
        match error {
            WireError::Gone => self.died(),
            WireError::Cancelled => {
                self.kill();
                SandboxError::Cancelled
            }
            WireError::Bad(bad) => {
                self.kill();
                bad.into()
            }
            WireError::Host(error) => {
                self.kill();
                error.into()
            }
        }
    }

    fn signal(&self, signal: libc::c_int) {
        // SAFETY: a plain system call on a process handle, which cannot hit another process.
        unsafe {
            libc::syscall(
                libc::SYS_pidfd_send_signal,
                self.handle.as_raw_fd(),
                signal,
                std::ptr::null::<u8>(),
                0,
            );
        }
    }

    /// Ends the child and waits for it; its wait status.
    fn kill(&mut self) -> Option<i32> {
        if !self.alive {
            return None;
        }
        self.alive = false;
        self.signal(libc::SIGKILL);
        self.server.lock().control.reap(self.pid).ok()
    }

    /// The child has closed its socket: find out why.
    fn died(&mut self) -> SandboxError {
        // It is ending by itself; a short wait keeps our own SIGKILL from hiding the reason.
        let mut poll = libc::pollfd {
            fd: self.handle.as_raw_fd(),
            events: libc::POLLIN,
            revents: 0,
        };
        // SAFETY: a valid pointer to one pollfd.
        unsafe { libc::poll(&mut poll, 1, 1000) };
        let reason = match self.kill() {
            Some(status) if libc::WIFSIGNALED(status) => match libc::WTERMSIG(status) {
                // A crash of our own code looks the same: its signal handler may not do what it tries.
                libc::SIGSYS => "it crashed or made a forbidden system call".to_owned(),
                libc::SIGKILL => {
                    "it was killed, perhaps because the machine is out of memory".to_owned()
                }
                signal => format!("killed by signal {signal}"),
            },
            Some(status) if libc::WIFEXITED(status) => {
                format!("it exited with status {}", libc::WEXITSTATUS(status))
            }
            _ => "for an unknown reason".to_owned(),
        };
        SandboxError::Died(reason)
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.kill();
    }
}
