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
        atomic::{AtomicBool, AtomicI64, Ordering},
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

/// The signals of a program that has gone wrong. Running out of stack is the first of them.
const CRASHES: [libc::c_int; 5] = [
    libc::SIGSEGV,
    libc::SIGBUS,
    libc::SIGABRT,
    libc::SIGILL,
    libc::SIGFPE,
];

/// While it lives, memory is counted and a crash is reported; then wasmtime's own handlers, which
/// turn such signals into traps, are back.
struct Guard {
    before: [libc::sigaction; CRASHES.len()],
    hook: Option<PanicHook>,
}

type PanicHook = Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send>;

impl Guard {
    fn raise(memory_limit_bytes: u64) -> Guard {
        let before = CRASHES.map(|signal| {
            // SAFETY: the handler only does what a signal handler may; both pointers are to locals.
            unsafe {
                let mut before = std::mem::zeroed();
                let mut action: libc::sigaction = std::mem::zeroed();
                action.sa_sigaction = crashed as extern "C" fn(libc::c_int) as usize;
                action.sa_flags = libc::SA_ONSTACK;
                libc::sigfillset(&mut action.sa_mask);
                libc::sigaction(signal, &action, &mut before);
                before
            }
        });
        let hook = Some(take_hook());
        set_hook(Box::new(|_| end_child(false)));
        let limit = i64::try_from(memory_limit_bytes).unwrap_or(i64::MAX);
        LEFT_BYTES.store(limit, Ordering::Relaxed);
        COUNTED.store(true, Ordering::Relaxed);
        Guard { before, hook }
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        COUNTED.store(false, Ordering::Relaxed);
        if let Some(hook) = self.hook.take() {
            set_hook(hook);
        }
        for (signal, before) in CRASHES.into_iter().zip(&self.before) {
            // SAFETY: puts back what was there.
            unsafe { libc::sigaction(signal, before, std::ptr::null_mut()) };
        }
    }
}

extern "C" fn crashed(_: libc::c_int) {
    end_child(false)
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
