//! Tools that run as native code inside a child: behind the second wall only.
//!
//! For compilers that exist as a library and not as wasm. A child runs one before any guest, or
//! not at all: what a guest may have done to its process can then not be used against a tool's
//! result, nor the other way round. A tool that runs out of memory or stack, or crashes, takes
//! its child along, which says so first ([`Status::Crashed`]).

use crate::{
    child,
    protocol::{ReplyHeader, Status},
};
use std::{
    alloc::{GlobalAlloc, Layout, System},
    panic::{PanicHookInfo, set_hook, take_hook},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicI64, AtomicUsize, Ordering},
    },
};

/// A tool. Its run is named and limited as that of a module is.
#[derive(Clone, Copy, Debug)]
pub struct NativeTool {
    /// How runs name it.
    pub name: &'static str,
    /// What it does. It may use one thread, memory and its arguments, nothing else.
    pub run: fn(&NativeJob) -> NativeResult,
}

/// What a tool is given.
#[derive(Debug)]
pub struct NativeJob {
    /// The arguments of its run.
    pub args: Vec<String>,
    /// The files of its run, in their order.
    pub files: Vec<(String, Arc<Vec<u8>>)>,
}

/// What a tool gives.
#[derive(Debug, Default)]
pub struct NativeResult {
    /// 0 when all is well.
    pub exit_code: i32,
    /// What it has to say.
    pub stderr: Vec<u8>,
    /// The files it made; those the run keeps are staged.
    pub files: Vec<(String, Vec<u8>)>,
}

impl From<usize> for NativeResult {
    /// Nothing but an exit code.
    fn from(code: usize) -> NativeResult {
        NativeResult {
            exit_code: code as i32,
            ..NativeResult::default()
        }
    }
}

/// Runs a tool. Does not return when it goes wrong.
pub(crate) fn run(tool: &NativeTool, job: &NativeJob, memory_limit_bytes: u64) -> NativeResult {
    let _guard = Guard::raise(memory_limit_bytes);
    (tool.run)(job)
}

/// The signals of a program that has gone wrong: running out of stack is the first of them. For
/// guests wasmtime turns them into traps.
const CRASHES: [libc::c_int; 4] = [libc::SIGSEGV, libc::SIGBUS, libc::SIGILL, libc::SIGFPE];

type Handler = extern "C" fn(libc::c_int, *mut libc::siginfo_t, *mut libc::c_void);

/// Wasmtime's handlers, in the order of [`CRASHES`].
static BEFORE: [AtomicUsize; CRASHES.len()] = [const { AtomicUsize::new(0) }; CRASHES.len()];

/// Puts our handlers before wasmtime's. For children, before they enter the walls.
pub(crate) fn install_crash_signals() {
    for (signal, before) in CRASHES.into_iter().zip(&BEFORE) {
        // SAFETY: the handler only does what a signal handler may; the pointers are to locals.
        unsafe {
            let mut old: libc::sigaction = std::mem::zeroed();
            libc::sigaction(signal, std::ptr::null(), &mut old);
            let is_handler = old.sa_flags & libc::SA_SIGINFO != 0;
            before.store(
                if is_handler { old.sa_sigaction } else { 0 },
                Ordering::Relaxed,
            );
            let mut action = old;
            action.sa_sigaction = crashed as Handler as usize;
            action.sa_flags = libc::SA_SIGINFO | libc::SA_NODEFER | libc::SA_ONSTACK;
            libc::sigaction(signal, &action, std::ptr::null_mut());
        }
    }
}

/// A tool's crash ends the child; what a guest did is wasmtime's.
extern "C" fn crashed(signal: libc::c_int, info: *mut libc::siginfo_t, context: *mut libc::c_void) {
    if COUNTED.load(Ordering::Relaxed) {
        end_child(false);
    }
    let place = CRASHES.iter().position(|known| *known == signal);
    let before = place.map_or(0, |place| BEFORE[place].load(Ordering::Relaxed));
    if before == 0 {
        // SAFETY: may be called in a signal handler.
        unsafe { libc::_exit(child::PANICKED) };
    }
    // SAFETY: it was installed as a handler of this kind.
    let before: Handler = unsafe { std::mem::transmute(before) };
    before(signal, info, context);
}

/// While it lives, memory is counted, and a crash or a panic is reported.
struct Guard {
    hook: Option<PanicHook>,
}

type PanicHook = Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send>;

impl Guard {
    fn raise(memory_limit_bytes: u64) -> Guard {
        let hook = Some(take_hook());
        set_hook(Box::new(|_| end_child(false)));
        let limit = i64::try_from(memory_limit_bytes).unwrap_or(i64::MAX);
        LEFT_BYTES.store(limit, Ordering::Relaxed);
        COUNTED.store(true, Ordering::Relaxed);
        Guard { hook }
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        COUNTED.store(false, Ordering::Relaxed);
        if let Some(hook) = self.hook.take() {
            set_hook(hook);
        }
    }
}

/// Tells the host what happened and ends the process. May be called in a signal handler.
fn end_child(memory_refused: bool) -> ! {
    child::write_raw(
        &ReplyHeader {
            memory_refused,
            ..child::blank(Status::Crashed)
        }
        .encode(),
    );
    // SAFETY: may be called in a signal handler.
    unsafe { libc::_exit(0) }
}

/// Whether a tool is at work in this process.
static COUNTED: AtomicBool = AtomicBool::new(false);
/// What it may still allocate, in bytes.
static LEFT_BYTES: AtomicI64 = AtomicI64::new(0);

/// The system's allocator, which ends the child when a tool asks for more than it may have. Make
/// it the `#[global_allocator]` of the program that becomes the fork server; where no tool is at
/// work it costs the reading of a flag.
#[derive(Clone, Copy, Debug, Default)]
pub struct LimitedMemory;

/// Takes from what is left, or gives back.
#[inline]
fn charge(bytes: i64) {
    if COUNTED.load(Ordering::Relaxed) && LEFT_BYTES.fetch_sub(bytes, Ordering::Relaxed) < bytes {
        end_child(true);
    }
}

// SAFETY: every call is passed on to the system's allocator as it came.
unsafe impl GlobalAlloc for LimitedMemory {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        charge(layout.size() as i64);
        // SAFETY: as the caller promises.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        charge(layout.size() as i64);
        // SAFETY: as the caller promises.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        charge(-(layout.size() as i64));
        // SAFETY: as the caller promises.
        unsafe { System.dealloc(block, layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, bytes: usize) -> *mut u8 {
        charge(bytes as i64 - layout.size() as i64);
        // SAFETY: as the caller promises.
        unsafe { System.realloc(block, layout, bytes) }
    }
}
