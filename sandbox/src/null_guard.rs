//! The first page of a guest's memory, made inaccessible: address 0 is ordinary memory in wasm, and
//! a write through a null pointer, or close to one, would go unnoticed.
//!
//! A fault of the guest's own code there is one of wasmtime's usual traps. A fault of *our* code, or
//! wasmtime's, that works for the guest (a bulk copy, a host call) ends the child, with an answer.

use std::{
    io, ptr,
    sync::atomic::{AtomicUsize, Ordering},
};

/// Where the guarded page starts; 0 while there is none.
static START: AtomicUsize = AtomicUsize::new(0);

/// Takes away all access to the memory's first page.
///
/// # Safety
/// `memory` must point to the start of a guest's memory of at least one wasm page, which nobody
/// but the guest touches until [`lower`] is called.
pub(crate) unsafe fn raise(memory: *mut u8) -> io::Result<()> {
    START.store(memory as usize, Ordering::SeqCst);
    // SAFETY: the caller's promise; a wasm page is at least as large as the system's.
    match unsafe { libc::mprotect(memory.cast(), page_bytes(), libc::PROT_NONE) } {
        0 => Ok(()),
        _ => Err(io::Error::last_os_error()),
    }
}

/// Gives access back, if it was taken: the memory is reset and serves the next run.
pub(crate) fn lower() -> io::Result<()> {
    let memory = START.swap(0, Ordering::SeqCst) as *mut libc::c_void;
    if memory.is_null() {
        return Ok(());
    }
    // SAFETY: the page was accessible before `raise`, and its memory is still there.
    match unsafe { libc::mprotect(memory, page_bytes(), libc::PROT_READ | libc::PROT_WRITE) } {
        0 => Ok(()),
        _ => Err(io::Error::last_os_error()),
    }
}

/// Whether this address is in the guarded page.
fn guards(address: usize) -> bool {
    let start = START.load(Ordering::SeqCst);
    start != 0 && (start..start + page_bytes()).contains(&address)
}

fn page_bytes() -> usize {
    // SAFETY: sysconf may be called in a signal handler here: it only reads a constant.
    unsafe { libc::sysconf(libc::_SC_PAGESIZE) as usize }
}

/// Must be called before the first engine is made: wasmtime asks an earlier handler about every
/// fault that no guest's code has caused.
pub(crate) fn install_fault_handler() -> io::Result<()> {
    // SAFETY: the handler only does what a signal handler may.
    unsafe {
        let mut action: libc::sigaction = std::mem::zeroed();
        action.sa_sigaction = fault as *const () as usize;
        action.sa_flags = libc::SA_SIGINFO | libc::SA_ONSTACK;
        libc::sigfillset(&mut action.sa_mask);
        match libc::sigaction(libc::SIGSEGV, &action, ptr::null_mut()) {
            0 => Ok(()),
            _ => Err(io::Error::last_os_error()),
        }
    }
}

extern "C" fn fault(_: libc::c_int, info: *mut libc::siginfo_t, _: *mut libc::c_void) {
    // SAFETY: the kernel gives a valid structure.
    let address = unsafe { (*info).si_addr() } as usize;
    if guards(address) {
        crate::child::end_with_null_access();
    }
    // Not ours: the same fault again, with the usual end.
    // SAFETY: may be called in a signal handler.
    unsafe { libc::signal(libc::SIGSEGV, libc::SIG_DFL) };
}
