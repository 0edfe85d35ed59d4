//! Inside a sandboxed child: serves the requests of one submission, one after the other.
//!
//! Each run gets a fresh wasmtime `Store`, dropped whatever happens. An overrunning guest is not
//! asked to stop: a timer signal sends what there is to say and ends the process.

use crate::{
    engine::Instrumentation,
    library::Code,
    native::{self, NativeJob, NativeTool},
    null_guard,
    protocol::{self, MESSAGE_BYTES_MAX, PROGRAM, ReplyHeader, Request, RunSpec, Status},
    walls::Filters,
    wasi::{
        Leave, MEMORY_REFUSED, MemoryMeter, PEAK_BYTES, World, WorldSpec,
        channel::{self, Channel},
        files::Files,
        output::{STDERR, STDOUT},
    },
    zygote::Preloaded,
};
use std::{
    collections::HashMap,
    fs::File,
    io::Write,
    os::fd::{FromRawFd, RawFd},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Instant,
};
use wasmtime::{Module, Store, ThrownException, Trap};

/// Where the child finds its socket to the host.
pub const SOCKET: i32 = 3;

/// Exit code of a child whose own code panicked.
pub(crate) const PANICKED: i32 = 102;

/// Largest program that is translated, in bytes of wasm. Its machine code is sent to the host, which
/// takes no more than twice this.
const PROGRAM_BYTES_MAX: usize = 256 << 20;

/// CPU clock of this thread at the start of the run, in microseconds; read by the signal handler.
static RUN_CPU_START_US: AtomicU64 = AtomicU64::new(0);
/// CPU time of the run after which it is stopped, in microseconds.
static RUN_CPU_LIMIT_US: AtomicU64 = AtomicU64::new(0);
/// Monotonic clock at the start of the run, in microseconds.
static RUN_WALL_START_US: AtomicU64 = AtomicU64::new(0);

/// What must be done before the filter of system calls, which forbids it.
pub fn prepare() {
    install_overrun_signals();
    native::install_crash_signals();
    // Nobody hears a panic in here, and what printing one takes is not allowed. SAFETY of the
    // call: it ends this process without running the fork server's exit handlers.
    std::panic::set_hook(Box::new(|_| unsafe { libc::_exit(PANICKED) }));
}

/// Serves until the host closes the socket. Never returns to the fork server's code.
pub fn serve(preloaded: &'static Preloaded, filters: Option<&'static Filters>) -> ! {
    // SAFETY: the fork server put our socket there and nobody else owns it.
    let mut socket = unsafe { File::from_raw_fd(SOCKET) };
    let mut child = Child {
        preloaded,
        filters,
        sealed: false,
        staged: HashMap::new(),
        program: None,
        guest_has_run: false,
        channel: Channel::open(),
    };
    let code = loop {
        match protocol::receive_request(&mut socket) {
            Ok(Some((request, blob))) => {
                let reply = child.handle(request, blob);
                if reply.send(&mut socket).is_err() {
                    break 1;
                }
                // After the reply, so that the host knows of our end even if the partner blocks us.
                if let Some(channel) = &mut child.channel {
                    channel.finish();
                }
            }
            Ok(None) => break 0,
            Err(_) => break 1,
        }
    };
    // SAFETY: ends this process without running the fork server's exit handlers.
    unsafe { libc::_exit(code) }
}

struct Program {
    code: Code,
    counting: bool,
}

struct Child {
    preloaded: &'static Preloaded,
    /// The filters it is behind, where the host has seccomp.
    filters: Option<&'static Filters>,
    /// Whether no more machine code can be made.
    sealed: bool,
    staged: HashMap<String, Arc<Vec<u8>>>,
    program: Option<Program>,
    guest_has_run: bool,
    /// The way to the partner, where the child has one.
    channel: Option<Channel>,
}

/// A reply before it is sent. A run's output is in the stream buffers.
struct Reply {
    header: ReplyHeader,
    message: String,
    artifact: Vec<u8>,
    files: Vec<u8>,
}

impl Reply {
    fn done(artifact: Vec<u8>) -> Reply {
        Reply {
            header: blank(Status::Done),
            message: String::new(),
            artifact,
            files: Vec::new(),
        }
    }

    fn failed(message: String) -> Reply {
        Reply {
            header: blank(Status::Failed),
            message,
            artifact: Vec::new(),
            files: Vec::new(),
        }
    }

    fn send(mut self, socket: &mut File) -> std::io::Result<()> {
        if self.message.len() > MESSAGE_BYTES_MAX {
            let cut = (0..=MESSAGE_BYTES_MAX)
                .rev()
                .find(|at| self.message.is_char_boundary(*at))
                .unwrap_or(0);
            self.message.truncate(cut);
        }
        let is_run = !matches!(self.header.status, Status::Done | Status::Failed);
        let (stdout, stderr) = if is_run {
            (STDOUT.written(), STDERR.written())
        } else {
            (&self.artifact[..], &[][..])
        };
        self.header.message_bytes = self.message.len() as u64;
        self.header.stdout_bytes = stdout.len() as u64;
        self.header.stderr_bytes = stderr.len() as u64;
        self.header.files_bytes = self.files.len() as u64;
        if stdout.len() + stderr.len() + self.message.len() + self.files.len() <= 32 << 10 {
            // One write for the usual small answer: one wake-up of the host.
            let whole = [
                &self.header.encode()[..],
                self.message.as_bytes(),
                stdout,
                stderr,
                &self.files,
            ]
            .concat();
            return socket.write_all(&whole);
        }
        socket.write_all(&self.header.encode())?;
        socket.write_all(self.message.as_bytes())?;
        socket.write_all(stdout)?;
        socket.write_all(stderr)?;
        socket.write_all(&self.files)
    }
}

pub(crate) fn blank(status: Status) -> ReplyHeader {
    ReplyHeader {
        status,
        exit_code: 0,
        memory_refused: false,
        cpu_us: 0,
        wall_us: 0,
        memory_bytes: 0,
        instructions: u64::MAX,
        message_bytes: 0,
        stdout_bytes: 0,
        stderr_bytes: 0,
        files_bytes: 0,
        ended_us: 0,
    }
}

impl Child {
    fn handle(&mut self, request: Request, blob: Vec<u8>) -> Reply {
        let outcome = match request {
            Request::Stage { path } => {
                self.staged.insert(path, Arc::new(blob));
                Ok(Reply::done(Vec::new()))
            }
            Request::Unstage => {
                self.staged.clear();
                Ok(Reply::done(Vec::new()))
            }
            Request::Translate {
                path,
                counting,
                cpu_limit_ms,
            } => self.translate(&path, counting, cpu_limit_ms),
            Request::Load { counting } => {
                self.load(&blob, counting).map(|()| Reply::done(Vec::new()))
            }
            Request::Run(spec) => match self.preloaded.tool(&spec.module) {
                Some(tool) => self.run_tool(tool, &spec),
                None => self.run(&spec, blob),
            },
            Request::Fetch { path } => self.staged(&path).map(|file| Reply::done(file.to_vec())),
        };
        outcome.unwrap_or_else(|error| Reply::failed(format!("{error:#}")))
    }

    fn translate(
        &mut self,
        path: &str,
        counting: bool,
        cpu_limit_ms: u64,
    ) -> anyhow::Result<Reply> {
        self.expect_unsealed()?;
        let wasm = self.staged(path)?.clone();
        anyhow::ensure!(
            wasm.len() <= PROGRAM_BYTES_MAX,
            "it has {} MiB with its initialised data; at most {} MiB are allowed",
            wasm.len() >> 20,
            PROGRAM_BYTES_MAX >> 20
        );
        STDOUT.reset(0)?;
        STDERR.reset(0)?;
        start_clocks(cpu_limit_ms);
        let rest = self.preloaded.without_library(&wasm);
        let artifact = self
            .preloaded
            .engine(instrumentation(counting))
            .precompile_module(rest.as_deref().unwrap_or(&wasm))
            .map_err(plain);
        arm_cpu_timer(0);
        let artifact = artifact?;
        self.load(&artifact, counting)?;
        Ok(Reply::done(artifact))
    }

    fn load(&mut self, artifact: &[u8], counting: bool) -> anyhow::Result<()> {
        self.expect_unsealed()?;
        let engine = self.preloaded.engine(instrumentation(counting));
        // SAFETY: the artifact was made by `translate` with the same engine, in a child of this
        // very submission; a guest that could forge it already runs native code in here.
        let module = unsafe { Module::deserialize(engine, artifact) }.map_err(plain)?;
        let code = self.preloaded.ready(instrumentation(counting), module)?;
        self.program = Some(Program { code, counting });
        Ok(())
    }

    fn run(&mut self, spec: &RunSpec, mut stdin: Vec<u8>) -> anyhow::Result<Reply> {
        self.guest_has_run = true;
        let inline = split_inline(spec, &mut stdin)?;
        let channel = self.channel_for(spec)?;
        self.seal_before(spec)?;
        let (code, counting) = if spec.module == PROGRAM {
            let program = self
                .program
                .as_ref()
                .ok_or_else(|| anyhow::anyhow!("no program is loaded"))?;
            (&program.code, program.counting)
        } else {
            self.preloaded.module(&spec.module)?
        };
        STDOUT.reset(spec.output_limit_bytes as usize)?;
        STDERR.reset(spec.output_limit_bytes as usize)?;
        PEAK_BYTES.store(0, Ordering::Relaxed);
        MEMORY_REFUSED.store(false, Ordering::Relaxed);
        let world = self.world(spec, initial_bytes(code), stdin, inline, channel)?;

        let started = Instant::now();
        let cpu_start = start_clocks(spec.cpu_limit_ms);
        let mut store = Store::new(code.engine(), world);
        store.limiter(|world| &mut world.meter);
        let fuel = spec
            .instruction_limit
            .map_or(u64::MAX, |limit| limit.saturating_add(1));
        if counting {
            store.set_fuel(fuel).map_err(plain)?;
        }
        let ended = call_entry(&mut store, code, spec);
        null_guard::lower()?;
        arm_cpu_timer(0);
        // Before the store gives its memory back: cleaning up is not the guest's time.
        let (cpu_end, wall) = (cpu_us(), started.elapsed());
        let instructions = if counting {
            fuel - store.get_fuel().unwrap_or(0).min(fuel)
        } else {
            u64::MAX
        };
        if is_compiler(spec) {
            give_memory_back(&store);
        }
        let mut world = store.into_data();
        self.channel = world.channel.take();

        let mut reply = Reply::done(Vec::new());
        reply.header = ReplyHeader {
            cpu_us: cpu_end.saturating_sub(cpu_start),
            wall_us: wall.as_micros() as u64,
            memory_bytes: world.meter.peak_bytes(),
            memory_refused: world.meter.refused,
            instructions,
            ended_us: wall_us(),
            ..blank(Status::Exited)
        };
        describe(ended, &mut reply);
        if let Some(folder) = &spec.collect {
            let written: Vec<_> = world.files.into_written().collect();
            let prefix = format!("{folder}/");
            let collected = written
                .iter()
                .filter(|(path, _)| path.starts_with(&prefix))
                .map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
            reply.files = protocol::encode_files(collected);
        } else if reply.header.status == Status::Exited
            && reply.header.exit_code == 0
            && !spec.keep.is_empty()
        {
            let kept = world
                .files
                .into_written()
                .filter(|(path, _)| spec.keep.contains(path));
            self.staged.extend(kept);
        }
        Ok(reply)
    }

    /// A run that keeps no file builds nothing: after it comes no translation, only more runs. So
    /// before it the way from writable to executable memory is closed.
    fn seal_before(&mut self, spec: &RunSpec) -> anyhow::Result<()> {
        if let Some(filters) = self.filters
            && !self.sealed
            && !is_compiler(spec)
        {
            filters.seal()?;
            self.sealed = true;
        }
        Ok(())
    }

    fn expect_unsealed(&self) -> anyhow::Result<()> {
        anyhow::ensure!(
            !self.sealed,
            "this sandbox has run a program and takes no other"
        );
        Ok(())
    }

    fn run_tool(&mut self, tool: &NativeTool, spec: &RunSpec) -> anyhow::Result<Reply> {
        anyhow::ensure!(
            !self.guest_has_run,
            "{} must run before any guest",
            tool.name
        );
        STDOUT.reset(0)?;
        STDERR.reset(spec.output_limit_bytes as usize)?;
        let files = spec.files.iter();
        let job = NativeJob {
            args: spec.args.clone(),
            files: files
                .map(|path| Ok((path.clone(), self.staged(path)?.clone())))
                .collect::<anyhow::Result<_>>()?,
        };
        let started = Instant::now();
        let cpu_start = start_clocks(spec.cpu_limit_ms);
        let result = native::run(tool, &job, spec.memory_limit_bytes);
        arm_cpu_timer(0);
        let mut reply = Reply::done(Vec::new());
        reply.header = ReplyHeader {
            cpu_us: cpu_us().saturating_sub(cpu_start),
            wall_us: started.elapsed().as_micros() as u64,
            ..blank(Status::Exited)
        };
        STDERR.append(&result.stderr);
        reply.header.exit_code = result.exit_code;
        if result.exit_code == 0 {
            let kept = result.files.into_iter();
            let kept = kept.filter(|(path, _)| spec.keep.contains(path));
            self.staged
                .extend(kept.map(|(path, bytes)| (path, Arc::new(bytes))));
        }
        Ok(reply)
    }

    fn staged(&self, path: &str) -> anyhow::Result<&Arc<Vec<u8>>> {
        self.staged
            .get(path)
            .ok_or_else(|| anyhow::anyhow!("{path} is not staged"))
    }

    /// The channel, ready for a run that uses it.
    fn channel_for(&mut self, spec: &RunSpec) -> anyhow::Result<Option<Channel>> {
        let Some(how) = &spec.channel else {
            return Ok(None);
        };
        let channel = self.channel.take();
        let mut channel = channel.ok_or_else(|| anyhow::anyhow!("it has no partner"))?;
        channel.begin(how.transcript_bytes as usize);
        Ok(Some(channel))
    }

    fn world(
        &self,
        spec: &RunSpec,
        initial_bytes: u64,
        stdin: Vec<u8>,
        inline: Vec<(String, Arc<Vec<u8>>)>,
        channel: Option<Channel>,
    ) -> anyhow::Result<World> {
        let own_bytes = match spec.initial_memory_is_free {
            true => initial_bytes,
            false => 0,
        };
        let images = spec
            .images
            .iter()
            .map(|name| self.preloaded.image(name))
            .collect::<anyhow::Result<_>>()?;
        let mut staged: Vec<_> = spec
            .files
            .iter()
            .map(|path| Ok((path.clone(), self.staged(path)?.clone())))
            .collect::<anyhow::Result<_>>()?;
        staged.extend(inline);
        let mut files = Files::new(images, &staged, spec.files_limit_bytes as usize);
        if let Some(folder) = &spec.collect {
            files.add_folder(folder);
        }
        Ok(World::new(WorldSpec {
            args: &spec.args,
            env: &spec.env,
            files,
            channel,
            stdin: Arc::new(stdin),
            output_bytes_max: spec.output_limit_bytes as usize,
            wall_limit_ms: spec.wall_limit_ms,
            seed: spec.seed,
            meter: MemoryMeter::new(
                spec.memory_limit_bytes as usize,
                spec.memory_free_bytes.saturating_add(own_bytes) as usize,
            ),
        }))
    }
}

/// Whether a run makes files for later ones.
fn is_compiler(spec: &RunSpec) -> bool {
    !spec.keep.is_empty()
}

/// Takes the files of [`RunSpec::inline`] off the end of what came with a request.
fn split_inline(spec: &RunSpec, blob: &mut Vec<u8>) -> anyhow::Result<Vec<(String, Arc<Vec<u8>>)>> {
    let mut files = Vec::with_capacity(spec.inline.len());
    for (path, length) in spec.inline.iter().rev() {
        let start = blob.len().checked_sub(*length as usize);
        let start = start.ok_or_else(|| anyhow::anyhow!("{path} is not in the request"))?;
        files.push((path.clone(), Arc::new(blob.split_off(start))));
    }
    Ok(files)
}

/// Lets the kernel take back what a compiler has written to. The engine would keep these pages for
/// the next run, and reset every one of them after each run of the program that was compiled.
fn give_memory_back(store: &Store<World>) {
    advise(store, RESERVED_BYTES, libc::MADV_NOHUGEPAGE);
    // Private pages become what they were before the run: the module's image, or zero.
    let bytes = store
        .data()
        .memory
        .map_or(0, |memory| memory.data_size(store));
    advise(store, bytes, libc::MADV_DONTNEED);
}

/// Address space of every memory, accessible or not.
const RESERVED_BYTES: usize = 4 << 30;

/// Advises the kernel about the guest's memory. Large pages, of which a compiler has some fifty, save it
/// twenty thousand page faults and a tenth of its time; other guests stay with small ones, since a page
/// is what is reset after a run. Where the kernel does not take the advice, things are slower.
fn advise(store: &Store<World>, bytes: usize, advice: libc::c_int) {
    if let Some(memory) = store.data().memory {
        // SAFETY: the memory's own mapping, which starts at a page. Only DONTNEED changes what is in it,
        // and that is asked for when no guest uses it any more.
        unsafe { libc::madvise(memory.data_ptr(store).cast(), bytes, advice) };
    }
}

/// What a module's memory starts with. Not the first growth that the meter sees: before it comes
/// the heap of exceptions, where a module has any.
fn initial_bytes(code: &Code) -> u64 {
    const PAGE_BYTES: u64 = 64 << 10;
    code.memory_pages().saturating_mul(PAGE_BYTES)
}

fn instrumentation(counting: bool) -> Instrumentation {
    if counting {
        Instrumentation::Instructions
    } else {
        Instrumentation::None
    }
}

/// wasmtime's error as ours, with its causes.
fn plain(error: wasmtime::Error) -> anyhow::Error {
    anyhow::anyhow!("{error:#}")
}

/// How the guest's code ended.
enum Ended {
    Returned(i32),
    NoMemory(String),
    Error(wasmtime::Error),
}

/// Calls `_initialize` if there is one, then `_start` or, for reactors, `run`.
fn call_entry(store: &mut Store<World>, code: &Code, spec: &RunSpec) -> Ended {
    let instance = match code.instantiate(store) {
        Ok(instance) => instance,
        Err(error) if store.data().meter.refused => return Ended::NoMemory(format!("{error:#}")),
        Err(error) => return Ended::Error(error),
    };
    let memory = instance.get_memory(&mut *store, "memory");
    store.data_mut().memory = memory;
    if is_compiler(spec) {
        advise(store, RESERVED_BYTES, libc::MADV_HUGEPAGE);
    }
    if let Some(memory) = memory.filter(|memory| spec.guard_null && memory.size(&*store) > 0) {
        // SAFETY: it is the start of this memory; nothing of ours reads or writes there, but in calls
        // that the guest makes with such an address.
        if let Err(error) = unsafe { null_guard::raise(memory.data_ptr(&*store)) } {
            return Ended::Error(wasmtime::Error::new(error));
        }
    }
    if let Ok(initialise) = instance.get_typed_func::<(), ()>(&mut *store, "_initialize")
        && let Err(error) = initialise.call(&mut *store, ())
    {
        return Ended::Error(error);
    }
    if let Ok(start) = instance.get_typed_func::<(), ()>(&mut *store, "_start") {
        return start
            .call(&mut *store, ())
            .map_or_else(Ended::Error, |()| Ended::Returned(0));
    }
    match instance.get_typed_func::<(), i32>(&mut *store, "run") {
        Ok(run) => run
            .call(&mut *store, ())
            .map_or_else(Ended::Error, Ended::Returned),
        Err(error) => Ended::Error(error),
    }
}

fn describe(ended: Ended, reply: &mut Reply) {
    let header = &mut reply.header;
    match ended {
        Ended::Returned(code) => header.exit_code = code,
        Ended::NoMemory(message) => {
            header.status = Status::NoMemoryToStart;
            reply.message = message;
        }
        Ended::Error(error) => match error.downcast_ref::<Leave>() {
            Some(Leave::Exit(code)) => header.exit_code = *code,
            Some(Leave::OutputLimit) => header.status = Status::OutputLimit,
            Some(Leave::WallLimit) => header.status = Status::WallLimit,
            None => {
                header.status = Status::Trapped;
                reply.message = trap_sentence(&error);
            }
        },
    }
}

const OUT_OF_BOUNDS: &str =
    "memory access out of bounds (null or bad pointer, bad index, or stack overflow)";

/// What happened, in the words a programmer would use.
fn trap_sentence(error: &wasmtime::Error) -> String {
    if error.downcast_ref::<ThrownException>().is_some() {
        return "uncaught exception".into();
    }
    let sentence = match error.downcast_ref::<Trap>() {
        Some(Trap::StackOverflow) => "stack overflow (recursion too deep)",
        Some(Trap::MemoryOutOfBounds) => OUT_OF_BOUNDS,
        Some(Trap::UnreachableCodeReached) => "aborted (abort or failed check)",
        Some(Trap::IntegerDivisionByZero) => "integer division by zero",
        Some(Trap::IntegerOverflow) => "integer overflow in a division",
        Some(Trap::BadConversionToInteger) => "a floating point number does not fit an integer",
        Some(Trap::IndirectCallToNull | Trap::BadSignature) => {
            "call of an invalid function pointer"
        }
        Some(Trap::TableOutOfBounds) => "call of an invalid function pointer (out of range)",
        Some(Trap::HeapMisaligned) => "misaligned atomic access",
        _ => return format!("{:#}", error),
    };
    sentence.into()
}

/// CPU time beyond the limit before the timer strikes, in milliseconds: the kernel looks at
/// CPU timers only at its clock ticks.
const CPU_GRACE_MS: u64 = 10;

/// Starts what an overrun is measured with; returns the CPU time used before.
fn start_clocks(cpu_limit_ms: u64) -> u64 {
    let cpu_start = cpu_us();
    RUN_CPU_START_US.store(cpu_start, Ordering::Relaxed);
    RUN_CPU_LIMIT_US.store(cpu_limit_ms.saturating_mul(1000), Ordering::Relaxed);
    RUN_WALL_START_US.store(wall_us(), Ordering::Relaxed);
    arm_cpu_timer(cpu_limit_ms + CPU_GRACE_MS);
    cpu_start
}

/// Counts this process's CPU time from now on; 0 disarms.
fn arm_cpu_timer(milliseconds: u64) {
    let value = libc::timeval {
        tv_sec: (milliseconds / 1000) as libc::time_t,
        tv_usec: (milliseconds % 1000 * 1000) as libc::suseconds_t,
    };
    let timer = libc::itimerval {
        it_interval: libc::timeval {
            tv_sec: 0,
            tv_usec: 0,
        },
        it_value: value,
    };
    // SAFETY: a valid pointer to a local.
    unsafe { libc::setitimer(libc::ITIMER_PROF, &timer, std::ptr::null_mut()) };
}

fn clock_us(clock: libc::clockid_t) -> u64 {
    let mut time = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: a valid pointer to a local; clock_gettime may be called in a signal handler.
    unsafe { libc::clock_gettime(clock, &mut time) };
    time.tv_sec as u64 * 1_000_000 + time.tv_nsec as u64 / 1000
}

fn cpu_us() -> u64 {
    clock_us(libc::CLOCK_THREAD_CPUTIME_ID)
}

fn wall_us() -> u64 {
    clock_us(libc::CLOCK_MONOTONIC)
}

/// SIGPROF: our CPU timer. SIGUSR1: the host's wall clock.
fn install_overrun_signals() {
    for signal in [libc::SIGPROF, libc::SIGUSR1] {
        // SAFETY: the handler only does what a signal handler may.
        unsafe {
            let mut action: libc::sigaction = std::mem::zeroed();
            action.sa_sigaction = overrun as extern "C" fn(libc::c_int) as usize;
            action.sa_flags = libc::SA_ONSTACK;
            libc::sigfillset(&mut action.sa_mask);
            libc::sigaction(signal, &action, std::ptr::null_mut());
        }
    }
}

/// Sends what there is of the run and ends the process. Runs on the alternate stack, anywhere in
/// the guest's code: it allocates nothing and takes no lock.
extern "C" fn overrun(signal: libc::c_int) {
    if signal != libc::SIGPROF {
        end_run(Status::WallLimit, "")
    }
    // The timer counts whole clock ticks, which a busy machine may charge to the wrong process;
    // the clock is exact.
    let used_us = cpu_us().saturating_sub(RUN_CPU_START_US.load(Ordering::Relaxed));
    let left_us = RUN_CPU_LIMIT_US
        .load(Ordering::Relaxed)
        .saturating_sub(used_us);
    if left_us > 0 {
        return arm_cpu_timer(left_us / 1000 + 1);
    }
    end_run(Status::CpuLimit, "")
}

/// Ends the process after a fault at a null pointer that is not one of wasmtime's traps. May be
/// called in a signal handler.
pub(crate) fn end_with_null_access() -> ! {
    end_run(Status::TrappedForGood, OUT_OF_BOUNDS)
}

fn end_run(status: Status, message: &str) -> ! {
    let (stdout, stderr) = (STDOUT.written(), STDERR.written());
    let header = ReplyHeader {
        cpu_us: cpu_us().saturating_sub(RUN_CPU_START_US.load(Ordering::Relaxed)),
        wall_us: wall_us().saturating_sub(RUN_WALL_START_US.load(Ordering::Relaxed)),
        memory_bytes: PEAK_BYTES.load(Ordering::Relaxed) as u64,
        memory_refused: MEMORY_REFUSED.load(Ordering::Relaxed),
        message_bytes: message.len() as u64,
        stdout_bytes: stdout.len() as u64,
        stderr_bytes: stderr.len() as u64,
        ended_us: wall_us(),
        ..blank(status)
    };
    write_raw(&header.encode());
    write_raw(message.as_bytes());
    write_raw(stdout);
    write_raw(stderr);
    // SAFETY: may be called in a signal handler.
    unsafe { libc::_exit(0) }
}

pub(crate) fn write_raw(mut bytes: &[u8]) {
    while !bytes.is_empty() {
        // SAFETY: a valid buffer; write may be called in a signal handler.
        let count = unsafe { libc::write(SOCKET, bytes.as_ptr().cast(), bytes.len()) };
        if count <= 0 {
            return;
        }
        bytes = &bytes[count as usize..];
    }
}

/// Puts the socket where [`serve`] expects it, the channel to the partner behind it, if there is one, and
/// the null device at 0 to 2, where the fork server's own control socket was. What stays open besides
/// are the read-only files that loaded modules are mapped from.
///
/// # Errors
/// When a descriptor cannot be moved.
pub fn place_descriptors(
    socket: RawFd,
    channel: Option<RawFd>,
    null: RawFd,
) -> std::io::Result<()> {
    let moved = [(socket, SOCKET), (null, 0), (null, 1), (null, 2)];
    let moved = moved.into_iter();
    for (from, to) in moved.chain(channel.map(|channel| (channel, channel::CHANNEL))) {
        // SAFETY: a plain system call. Not `dup2`, which some architectures lack.
        if unsafe { libc::dup3(from, to, 0) } < 0 {
            return Err(std::io::Error::last_os_error());
        }
    }
    channel::set_open(channel.is_some());
    // Without a channel its place holds the null device, which is closed, too.
    for extra in [socket, null, channel.unwrap_or(channel::CHANNEL)] {
        // SAFETY: this process uses its copies from now on.
        unsafe { libc::close(extra) };
    }
    Ok(())
}
