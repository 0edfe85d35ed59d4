//! Which pages of a memory have been written to since it was mapped, as Linux tells it
//! (`PAGEMAP_SCAN`, since 6.7; ioctl_pagemap_scan(2)).

use std::{
    ops::Range,
    os::fd::RawFd,
    sync::atomic::{AtomicI32, Ordering},
};

/// `_IOWR('f', 16, struct pm_scan_arg)` of linux/fs.h.
pub(crate) const PAGEMAP_SCAN: u32 = 0xc060_6610;

/// The page map of this process, where wasmtime has opened it; -1 while it has not.
static PAGEMAP: AtomicI32 = AtomicI32::new(-1);

const PAGE_BYTES: usize = 4096;
const REGIONS: usize = 512;

const WRITTEN: u64 = 1 << 1;
const FILE: u64 = 1 << 2;
const PRESENT: u64 = 1 << 3;
const ZERO: u64 = 1 << 5;

/// `struct pm_scan_arg` of linux/fs.h.
#[repr(C)]
struct ScanArg {
    size: u64,
    flags: u64,
    start: u64,
    end: u64,
    walk_end: u64,
    vec: u64,
    vec_len: u64,
    max_pages: u64,
    category_inverted: u64,
    category_mask: u64,
    category_anyof_mask: u64,
    return_mask: u64,
}

/// `struct page_region` of linux/fs.h.
#[repr(C)]
#[derive(Clone, Copy)]
struct Region {
    start: u64,
    end: u64,
    categories: u64,
}

/// Says where this process has its page map open.
pub(crate) fn use_pagemap(descriptor: RawFd) {
    PAGEMAP.store(descriptor, Ordering::Relaxed);
}

/// The page faults of this process so far; none if the kernel does not tell.
pub(crate) fn faults() -> Option<u64> {
    // SAFETY: all zero is a valid value.
    let mut usage: libc::rusage = unsafe { std::mem::zeroed() };
    // SAFETY: the structure is valid.
    let told = unsafe { libc::getrusage(libc::RUSAGE_SELF, &mut usage) };
    (told == 0).then_some((usage.ru_minflt + usage.ru_majflt) as u64)
}

/// The regions of a memory that have been written to.
#[derive(Default)]
pub(crate) struct Written {
    regions: Vec<Range<usize>>,
    end: usize,
}

impl Written {
    /// Offsets of written pages, in order.
    pub(crate) fn regions(&self) -> &[Range<usize>] {
        &self.regions
    }

    /// The offset up to which the regions are known: 0 where the kernel cannot tell.
    pub(crate) fn end(&self) -> usize {
        self.end
    }

    /// Finds them in a memory of so many bytes, in order, until they have `most` bytes. Reads page tables
    /// only.
    pub(crate) fn find(memory: *const u8, bytes: usize, most: usize) -> Written {
        let start = memory as usize;
        let mut buffer = [Region {
            start: 0,
            end: 0,
            categories: 0,
        }; REGIONS];
        let mut pages_left = most / PAGE_BYTES;
        let mut written = Written::default();
        while written.end < bytes && pages_left > 0 {
            // Pages of this process's own: neither the file's nor the zero page.
            let mut scan = ScanArg {
                size: size_of::<ScanArg>() as u64,
                flags: 0,
                start: (start + written.end) as u64,
                end: (start + bytes) as u64,
                walk_end: 0,
                vec: buffer.as_mut_ptr() as u64,
                vec_len: REGIONS as u64,
                max_pages: pages_left as u64,
                category_inverted: ZERO | FILE,
                category_mask: WRITTEN | PRESENT | ZERO | FILE,
                category_anyof_mask: 0,
                return_mask: 0,
            };
            // SAFETY: the structure and what it points to are valid, and the kernel only reads page tables.
            let found = unsafe {
                libc::ioctl(
                    PAGEMAP.load(Ordering::Relaxed),
                    PAGEMAP_SCAN as libc::Ioctl,
                    &mut scan,
                )
            };
            let Some(found) = usize::try_from(found).ok().and_then(|n| buffer.get(..n)) else {
                return written;
            };
            for region in found {
                let place = region.start as usize - start..region.end as usize - start;
                pages_left = pages_left.saturating_sub(place.len() / PAGE_BYTES);
                written.regions.push(place);
            }
            let end = scan.walk_end as usize - start;
            if end <= written.end {
                return written;
            }
            written.end = end;
        }
        written
    }
}
