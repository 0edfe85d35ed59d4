//! The memory of an interpreter, kept between the runs of one child.
//!
//! A prepared interpreter begins with megabytes of data: its state after it has started. wasmtime can map
//! them copy-on-write, but between runs it resets at most 32 regions of written pages and gives all others
//! back to the kernel. CPython writes to some 800 pages all over its memory, each of which then was
//! a page fault in every run: four fifths of what a short run cost.
//!
//! So the data of such a module lie in a file beside its code ([`PreloadModule::memory`]), and its memory
//! comes from here: mapped once in a child, and after each run every page that was written to gets its
//! first content again.
//!
//! [`PreloadModule::memory`]: crate::zygote::PreloadModule::memory

use crate::{image::Mapping, written_pages};
use std::{
    fs::File,
    io,
    os::fd::AsRawFd,
    path::Path,
    ptr,
    sync::{Arc, Mutex},
};
use wasmtime::{LinearMemory, MemoryCreator, MemoryType};

/// Written pages up to this size are reset by writing to them; what is beyond goes back to the kernel.
const KEPT_BYTES: usize = 32 << 20;

/// Makes the memories of one interpreter, and keeps the one that begins with its data.
pub(crate) struct KeptMemory {
    shared: Arc<Shared>,
}

struct Shared {
    data: Data,
    /// The memory that begins with the data, while no run has it.
    free: Mutex<Option<Space>>,
}

/// What a memory begins with.
struct Data {
    file: File,
    bytes: Mapping,
}

impl KeptMemory {
    /// Of an interpreter whose memory begins with the content of a file.
    ///
    /// # Errors
    /// When the file cannot be mapped.
    pub fn open(path: &Path) -> io::Result<KeptMemory> {
        let file = File::open(path)?;
        let bytes = Mapping::of_file(&file)?;
        Ok(KeptMemory {
            shared: Arc::new(Shared {
                data: Data { file, bytes },
                free: Mutex::new(None),
            }),
        })
    }

    fn make(
        &self,
        minimum: usize,
        reserved: usize,
        guard: usize,
    ) -> io::Result<Box<dyn LinearMemory>> {
        let data = &self.shared.data;
        // The heap of exceptions is a memory, too, and begins with nothing.
        if minimum < data.bytes.bytes().len() {
            let mut space = Space::reserve(reserved, guard)?;
            space.grow_to(minimum)?;
            return Ok(Box::new(space));
        }
        let kept = self
            .shared
            .free
            .lock()
            .ok()
            .and_then(|mut free| free.take());
        let space = match kept.filter(|space| space.size == minimum) {
            Some(space) => space,
            None => {
                let mut space = Space::reserve(reserved, guard)?;
                space.grow_to(minimum)?;
                space.map(data)?;
                space
            }
        };
        Ok(Box::new(Lent {
            space: Some(space),
            minimum,
            home: self.shared.clone(),
        }))
    }
}

// SAFETY: every memory is reserved with the guard that is asked for, never moves, and is zero but for
// the data that the module it is made for would have put there.
unsafe impl MemoryCreator for KeptMemory {
    fn new_memory(
        &self,
        _: MemoryType,
        minimum: usize,
        _: Option<usize>,
        reserved: Option<usize>,
        guard: usize,
    ) -> Result<Box<dyn LinearMemory>, String> {
        let reserved = reserved.unwrap_or(0).max(minimum);
        self.make(minimum, reserved, guard)
            .map_err(|error| format!("no address space for a memory: {error}"))
    }
}

/// Address space for one memory, of which the beginning is accessible. Guards lie on both sides.
struct Space {
    mapped: *mut libc::c_void,
    mapped_bytes: usize,
    memory: *mut u8,
    capacity: usize,
    size: usize,
}

// SAFETY: the value owns its mapping; it may be used by any one thread at a time.
unsafe impl Send for Space {}
// SAFETY: as above; nothing changes through a shared reference.
unsafe impl Sync for Space {}

impl Space {
    fn reserve(capacity: usize, guard: usize) -> io::Result<Space> {
        let mapped_bytes = capacity + 2 * guard;
        let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE;
        // SAFETY: a fresh mapping; the result is checked.
        let mapped =
            unsafe { libc::mmap(ptr::null_mut(), mapped_bytes, libc::PROT_NONE, flags, -1, 0) };
        if mapped == libc::MAP_FAILED {
            return Err(io::Error::last_os_error());
        }
        Ok(Space {
            mapped,
            mapped_bytes,
            // SAFETY: inside the mapping.
            memory: unsafe { mapped.cast::<u8>().add(guard) },
            capacity,
            size: 0,
        })
    }

    /// Puts data at the beginning, copy-on-write.
    fn map(&mut self, data: &Data) -> io::Result<()> {
        // SAFETY: replaces the beginning of our own mapping, which is as large at least.
        let mapped = unsafe {
            libc::mmap(
                self.memory.cast(),
                data.bytes.bytes().len(),
                libc::PROT_READ | libc::PROT_WRITE,
                libc::MAP_PRIVATE | libc::MAP_FIXED,
                data.file.as_raw_fd(),
                0,
            )
        };
        match mapped == libc::MAP_FAILED {
            true => Err(io::Error::last_os_error()),
            false => Ok(()),
        }
    }

    fn protect(&self, from: usize, to: usize, protection: libc::c_int) -> io::Result<()> {
        // SAFETY: pages of our own mapping that no guest uses while this runs.
        let done = unsafe { libc::mprotect(self.memory.add(from).cast(), to - from, protection) };
        match done {
            0 => Ok(()),
            _ => Err(io::Error::last_os_error()),
        }
    }

    fn grow_to(&mut self, size: usize) -> io::Result<()> {
        if size > self.capacity {
            return Err(io::ErrorKind::OutOfMemory.into());
        }
        if size > self.size {
            self.protect(self.size, size, libc::PROT_READ | libc::PROT_WRITE)?;
            self.size = size;
        }
        Ok(())
    }

    /// Makes the memory what it was when it began with these data.
    fn reset(&mut self, data: &[u8], minimum: usize) -> io::Result<()> {
        // SAFETY: the accessible part of our own mapping, which no guest uses any more.
        let memory = unsafe { std::slice::from_raw_parts_mut(self.memory, self.size) };
        let walked = written_pages::for_each(memory, KEPT_BYTES, |offset, written| {
            let data = data.get(offset..).unwrap_or_default();
            let (first, rest) = written.split_at_mut(data.len().min(written.len()));
            first.copy_from_slice(&data[..first.len()]);
            rest.fill(0);
        });
        if walked < self.size {
            // SAFETY: as above; private pages become what they were mapped from.
            let done = unsafe {
                libc::madvise(
                    self.memory.add(walked).cast(),
                    self.size - walked,
                    libc::MADV_DONTNEED,
                )
            };
            if done != 0 {
                return Err(io::Error::last_os_error());
            }
        }
        if self.size > minimum {
            self.protect(minimum, self.size, libc::PROT_NONE)?;
            self.size = minimum;
        }
        Ok(())
    }
}

impl Drop for Space {
    fn drop(&mut self) {
        // SAFETY: the mapping is ours, and nobody borrows from it any more.
        unsafe { libc::munmap(self.mapped, self.mapped_bytes) };
    }
}

// SAFETY: the pages are accessible up to the size, and never move.
unsafe impl LinearMemory for Space {
    fn byte_size(&self) -> usize {
        self.size
    }

    fn byte_capacity(&self) -> usize {
        self.capacity
    }

    fn grow_to(&mut self, size: usize) -> wasmtime::Result<()> {
        Ok(Space::grow_to(self, size)?)
    }

    fn as_ptr(&self) -> *mut u8 {
        self.memory
    }
}

/// A kept memory during one run.
struct Lent {
    /// There until this is dropped.
    space: Option<Space>,
    minimum: usize,
    home: Arc<Shared>,
}

impl Lent {
    fn space(&self) -> &Space {
        self.space.as_ref().expect("taken only when it is dropped")
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        let Some(mut space) = self.space.take() else {
            return;
        };
        // A memory that cannot be reset serves nobody any more.
        if space
            .reset(self.home.data.bytes.bytes(), self.minimum)
            .is_ok()
            && let Ok(mut free) = self.home.free.lock()
        {
            *free = Some(space);
        }
    }
}

// SAFETY: that of the space.
unsafe impl LinearMemory for Lent {
    fn byte_size(&self) -> usize {
        self.space().size
    }

    fn byte_capacity(&self) -> usize {
        self.space().capacity
    }

    fn grow_to(&mut self, size: usize) -> wasmtime::Result<()> {
        let space = self.space.as_mut().expect("taken only when it is dropped");
        Ok(space.grow_to(size)?)
    }

    fn as_ptr(&self) -> *mut u8 {
        self.space().memory
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_memory_is_reset_also_where_the_kernel_does_not_tell_what_was_written() {
        // No page map is in use in this process.
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.memory");
        std::fs::write(&path, [7; 10_000]).unwrap();
        let memories = KeptMemory::open(&path).unwrap();
        let (minimum, grown) = (1 << 20, 3 << 20);
        for _ in 0..3 {
            let mut memory = memories.make(minimum, 1 << 30, 1 << 20).unwrap();
            assert_eq!(memory.byte_size(), minimum);
            memory.grow_to(grown).unwrap();
            // SAFETY: the accessible part, which nobody else uses.
            let bytes = unsafe { std::slice::from_raw_parts_mut(memory.as_ptr(), grown) };
            assert!(bytes[..10_000].iter().all(|byte| *byte == 7));
            assert!(bytes[10_000..].iter().all(|byte| *byte == 0));
            bytes.fill(9);
            assert!(memory.grow_to(2 << 30).is_err());
        }
    }
}
