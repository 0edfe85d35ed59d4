//! Where a guest's standard output and standard error go.
//!
//! The buffers live in their own mappings and their lengths in atomics, so that the signal
//! handler that ends an overrunning guest can still send what was written ([`crate::child`]).

use std::{
    io, ptr,
    sync::atomic::{AtomicPtr, AtomicUsize, Ordering},
};

/// A growing log of bytes at a fixed place, one for each stream.
pub struct OutputBuffer {
    start: AtomicPtr<u8>,
    capacity: AtomicUsize,
    length: AtomicUsize,
}

/// Standard output of the current guest.
pub static STDOUT: OutputBuffer = OutputBuffer::empty();
/// Standard error of the current guest.
pub static STDERR: OutputBuffer = OutputBuffer::empty();

impl OutputBuffer {
    const fn empty() -> OutputBuffer {
        OutputBuffer {
            start: AtomicPtr::new(ptr::null_mut()),
            capacity: AtomicUsize::new(0),
            length: AtomicUsize::new(0),
        }
    }

    /// Forgets what was written and makes room for `capacity` bytes. Only touched pages cost memory.
    pub fn reset(&self, capacity: usize) -> io::Result<()> {
        self.length.store(0, Ordering::SeqCst);
        let old = self.capacity.load(Ordering::SeqCst);
        if old >= capacity && old > 0 {
            return Ok(());
        }
        // SAFETY: a fresh anonymous mapping; the old one, if any, is ours and no longer referenced,
        // since the length was set to zero first and there is one guest at a time.
        unsafe {
            let new = libc::mmap(
                ptr::null_mut(),
                capacity.max(1),
                libc::PROT_READ | libc::PROT_WRITE,
                libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE,
                -1,
                0,
            );
            if new == libc::MAP_FAILED {
                return Err(io::Error::last_os_error());
            }
            let stale = self.start.swap(new.cast(), Ordering::SeqCst);
            self.capacity.store(capacity.max(1), Ordering::SeqCst);
            if !stale.is_null() {
                libc::munmap(stale.cast(), old);
            }
        }
        Ok(())
    }

    /// Appends as much as fits; returns how much that was.
    pub fn append(&self, bytes: &[u8]) -> usize {
        let length = self.length.load(Ordering::Relaxed);
        let count = bytes
            .len()
            .min(self.capacity.load(Ordering::Relaxed) - length);
        // SAFETY: `length + count` lies within the mapping, and nobody else writes there.
        unsafe {
            let to = self.start.load(Ordering::Relaxed).add(length);
            ptr::copy_nonoverlapping(bytes.as_ptr(), to, count);
        }
        self.length.store(length + count, Ordering::Release);
        count
    }

    /// What was written so far.
    pub fn written(&self) -> &[u8] {
        let length = self.length.load(Ordering::Acquire);
        if length == 0 {
            return &[];
        }
        // SAFETY: the first `length` bytes of the mapping have been written.
        unsafe { std::slice::from_raw_parts(self.start.load(Ordering::Relaxed), length) }
    }

    /// How many bytes were written so far.
    pub fn len(&self) -> usize {
        self.length.load(Ordering::Acquire)
    }
}
