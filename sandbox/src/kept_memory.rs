//! The memory of an interpreter, kept between the runs of one child.
//!
//! A prepared interpreter begins with megabytes of data: its state after it has started. wasmtime can map
//! them copy-on-write, but between runs it resets at most 32 regions of written pages and gives all others
//! back to the kernel. CPython writes to some 800 pages all over its memory, each of which then was
//! a page fault in every run: four fifths of what a short run cost.
//!
//! So the data of such a module lie in a file beside its code ([`PreloadModule::memory`]), and its memory
//! comes from here: mapped once in a child, and after each run every page that was written to gets its
//! first content again. The kernel is asked which pages those are only when there was a page fault: a page
//! is this process's own from the first write to it on, and that write is a page fault.
//!
//! [`PreloadModule::memory`]: crate::zygote::PreloadModule::memory

use crate::{
    image::Mapping,
    written_pages::{self, Written},
};
use anyhow::{Result, ensure};
use std::{
    fs::File,
    io::{self, Write},
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
    /// The other memory, which begins with nothing: the heap of exceptions.
    bare: Mutex<Option<Space>>,
}

/// What a module's memory begins with. In its file a page with a few words about it comes first:
///
/// ```text
/// magic   8 bytes  "METTLMEM"
/// start   u64      where in the memory the data begin, a multiple of the page size; little-endian
/// ```
pub struct InitialMemory {
    start: usize,
    bytes: Vec<u8>,
}

const MAGIC: &[u8; 8] = b"METTLMEM";
const PAGE_BYTES: usize = 4096;

impl InitialMemory {
    /// The content of data segments and their addresses; a later one is written over earlier ones.
    ///
    /// # Errors
    /// When there is none.
    pub fn of(segments: &[(usize, &[u8])]) -> Result<InitialMemory> {
        let filled = || segments.iter().filter(|(_, bytes)| !bytes.is_empty());
        let first = filled().map(|(address, _)| *address).min().unwrap_or(0);
        let end = filled().map(|(address, bytes)| address + bytes.len()).max();
        let start = first / PAGE_BYTES * PAGE_BYTES;
        let mut bytes = vec![0; end.unwrap_or(0) - start];
        ensure!(!bytes.is_empty(), "the memory begins with nothing");
        for (address, segment) in filled() {
            bytes[address - start..][..segment.len()].copy_from_slice(segment);
        }
        Ok(InitialMemory { start, bytes })
    }

    /// Where in the memory the bytes begin.
    pub fn start(&self) -> usize {
        self.start
    }

    /// The bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Reads the file that [`write`](Self::write) made.
    ///
    /// # Errors
    /// When it cannot be read, or is another.
    pub fn read(path: &Path) -> Result<InitialMemory> {
        let file = std::fs::read(path)?;
        Ok(InitialMemory {
            start: start_of(&file)?,
            bytes: file[PAGE_BYTES..].to_vec(),
        })
    }

    /// Writes the file that a [`PreloadModule`](crate::zygote::PreloadModule) names.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, path: &Path) -> io::Result<()> {
        let mut head = [0; PAGE_BYTES];
        head[..8].copy_from_slice(MAGIC);
        head[8..16].copy_from_slice(&(self.start as u64).to_le_bytes());
        let mut file = File::create(path)?;
        file.write_all(&head)?;
        file.write_all(&self.bytes)
    }
}

/// Where the data of a file begin in the memory.
fn start_of(file: &[u8]) -> Result<usize> {
    ensure!(
        file.len() > PAGE_BYTES && file.starts_with(MAGIC),
        "it is not the memory of a module; prepare the runtimes again"
    );
    let start = u64::from_le_bytes(file[8..16].try_into()?) as usize;
    ensure!(
        start.is_multiple_of(PAGE_BYTES) && start < 1 << 32,
        "it is damaged; prepare the runtimes again"
    );
    Ok(start)
}

/// The mapped file of an [`InitialMemory`].
struct Data {
    file: File,
    mapping: Mapping,
    start: usize,
}

impl Data {
    fn open(path: &Path) -> Result<Data> {
        let file = File::open(path)?;
        let mapping = Mapping::of_file(&file)?;
        let start = start_of(mapping.bytes())?;
        Ok(Data {
            file,
            mapping,
            start,
        })
    }

    fn bytes(&self) -> &[u8] {
        &self.mapping.bytes()[PAGE_BYTES..]
    }

    /// Where in the memory the bytes end.
    fn end(&self) -> usize {
        self.start + self.bytes().len()
    }

    /// Writes to a part of a memory what it began with.
    fn restore(&self, offset: usize, part: &mut [u8]) {
        let (before, rest) = part.split_at_mut(self.start.saturating_sub(offset).min(part.len()));
        before.fill(0);
        let skipped = offset.saturating_sub(self.start);
        let bytes = self.bytes().get(skipped..).unwrap_or_default();
        let (same, behind) = rest.split_at_mut(bytes.len().min(rest.len()));
        same.copy_from_slice(&bytes[..same.len()]);
        behind.fill(0);
    }
}

impl KeptMemory {
    /// Of an interpreter whose memory begins with the content of an [`InitialMemory`]'s file.
    ///
    /// # Errors
    /// When the file cannot be mapped, or is another.
    pub(crate) fn open(path: &Path) -> Result<KeptMemory> {
        Ok(KeptMemory {
            shared: Arc::new(Shared {
                data: Data::open(path)?,
                free: Mutex::new(None),
                bare: Mutex::new(None),
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
        let has_data = minimum >= data.end();
        let kept = self.shared.place(has_data).lock();
        let kept = kept.ok().and_then(|mut place| place.take());
        let is_right = |space: &Space| {
            space.size == minimum && (space.capacity, space.guard) == (reserved, guard)
        };
        let mut space = match kept.filter(is_right) {
            Some(space) => space,
            None => {
                let mut space = Space::reserve(reserved, guard)?;
                space.grow_to(minimum)?;
                if has_data {
                    space.map(data)?;
                }
                space
            }
        };
        space.faults = written_pages::faults();
        Ok(Box::new(Lent {
            space: Some(space),
            minimum,
            has_data,
            home: self.shared.clone(),
        }))
    }
}

impl Shared {
    /// Where a memory waits for the next run.
    fn place(&self, has_data: bool) -> &Mutex<Option<Space>> {
        match has_data {
            true => &self.free,
            false => &self.bare,
        }
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
    guard: usize,
    size: usize,
    /// The largest size so far.
    highest: usize,
    /// What was written to since this was mapped, as far as it is known.
    written: Option<Written>,
    /// This process's page faults when the run began.
    faults: Option<u64>,
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
            guard,
            size: 0,
            highest: 0,
            written: None,
            faults: None,
        })
    }

    /// Puts the data in their place, copy-on-write.
    fn map(&mut self, data: &Data) -> io::Result<()> {
        // SAFETY: replaces accessible pages of our own mapping.
        let mapped = unsafe {
            libc::mmap(
                self.memory.add(data.start).cast(),
                data.bytes().len(),
                libc::PROT_READ | libc::PROT_WRITE,
                libc::MAP_PRIVATE | libc::MAP_FIXED,
                data.file.as_raw_fd(),
                PAGE_BYTES as libc::off_t,
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
            self.highest = self.highest.max(size);
        }
        Ok(())
    }

    /// Makes the memory what it was when it began with these data.
    fn reset(&mut self, data: &Data, minimum: usize) -> io::Result<()> {
        let is_known = self.faults.is_some() && self.faults == written_pages::faults();
        let written = match self.written.take().filter(|_| is_known) {
            Some(written) => written,
            // Also where only an earlier run wrote: the next one may without a page fault.
            None => Written::find(self.memory, self.highest, KEPT_BYTES),
        };
        // SAFETY: the accessible part of our own mapping, which no guest uses any more.
        let memory = unsafe { std::slice::from_raw_parts_mut(self.memory, self.size) };
        for region in written.regions() {
            let place = region.start.min(self.size)..region.end.min(self.size);
            data.restore(place.start, &mut memory[place]);
        }
        let walked = written.end();
        if walked < self.highest {
            // SAFETY: as above; private pages become what they were mapped from.
            let done = unsafe {
                libc::madvise(
                    self.memory.add(walked).cast(),
                    self.highest - walked,
                    libc::MADV_DONTNEED,
                )
            };
            if done != 0 {
                return Err(io::Error::last_os_error());
            }
        }
        self.written = Some(written);
        self.shrink_to(minimum)
    }

    /// Makes the memory empty again.
    fn clear(&mut self, minimum: usize) -> io::Result<()> {
        // SAFETY: as in `reset`.
        match unsafe { libc::madvise(self.memory.cast(), self.size, libc::MADV_DONTNEED) } {
            0 => self.shrink_to(minimum),
            _ => Err(io::Error::last_os_error()),
        }
    }

    fn shrink_to(&mut self, minimum: usize) -> io::Result<()> {
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
    has_data: bool,
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
        let is_reset = match self.has_data {
            true => space.reset(&self.home.data, self.minimum),
            false => space.clear(self.minimum),
        };
        // A memory that cannot be reset serves nobody any more.
        if is_reset.is_ok()
            && let Ok(mut place) = self.home.place(self.has_data).lock()
        {
            *place = Some(space);
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
    fn another_file_is_refused_by_what_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.memory");
        for content in [vec![1; 10], vec![0; 10_000], MAGIC.to_vec()] {
            std::fs::write(&path, content).unwrap();
            let error = KeptMemory::open(&path).err().unwrap().to_string();
            assert!(error.contains("not the memory"), "{error}");
        }
        assert!(InitialMemory::of(&[(5, b"")]).is_err());
    }

    #[test]
    fn a_memory_is_reset_also_where_the_kernel_does_not_tell_what_was_written() {
        // No page map is in use in this process.
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.memory");
        let segments: [(usize, &[u8]); 2] = [(100_000, &[7; 10_000]), (1 << 19, b"")];
        InitialMemory::of(&segments).unwrap().write(&path).unwrap();
        let memories = KeptMemory::open(&path).unwrap();
        let (minimum, grown) = (1 << 20, 3 << 20);
        for _ in 0..3 {
            let mut memory = memories.make(minimum, 1 << 30, 1 << 20).unwrap();
            assert_eq!(memory.byte_size(), minimum);
            memory.grow_to(grown).unwrap();
            // SAFETY: the accessible part, which nobody else uses.
            let bytes = unsafe { std::slice::from_raw_parts_mut(memory.as_ptr(), grown) };
            assert!(bytes[..100_000].iter().all(|byte| *byte == 0));
            assert!(bytes[100_000..110_000].iter().all(|byte| *byte == 7));
            assert!(bytes[110_000..].iter().all(|byte| *byte == 0));
            bytes.fill(9);
            assert!(memory.grow_to(2 << 30).is_err());
        }
    }
}
