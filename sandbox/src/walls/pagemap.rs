//! The one file a child needs of its own: `/proc/self/pagemap`, which tells wasmtime what pages of its
//! memory a run has written to, so that only these are reset.
//!
//! wasmtime opens it once and again in every fork, by a path that does not exist any more when the fork
//! server has left the host's files. So the children do that here, through a folder that was kept open.

use crate::written_pages;
use std::{
    ffi::CStr,
    fs,
    os::{
        fd::{AsRawFd, FromRawFd, OwnedFd, RawFd},
        unix::fs::OpenOptionsExt,
    },
};

/// What children need to open their own.
pub struct Pagemap {
    /// `/proc`, only as a place to start paths from.
    folder: OwnedFd,
    /// Where wasmtime has put the fork server's own one.
    place: RawFd,
}

impl Pagemap {
    /// Call it while the host's files are there and when wasmtime is loaded. `None` when it does not
    /// use the file, as with kernels that cannot tell.
    pub fn of_wasmtime() -> Option<Pagemap> {
        let folder = fs::OpenOptions::new()
            .read(true)
            .custom_flags(libc::O_PATH | libc::O_DIRECTORY)
            .open("/proc")
            .ok()?;
        let place = fs::read_dir("/proc/self/fd")
            .ok()?
            .filter_map(|entry| entry.ok())
            .find(|entry| fs::read_link(entry.path()).is_ok_and(|to| to.ends_with("pagemap")))?;
        let place = place.file_name().to_str()?.parse().ok()?;
        written_pages::use_pagemap(place);
        Some(Pagemap {
            folder: folder.into(),
            place,
        })
    }

    pub(super) fn folder(&self) -> &OwnedFd {
        &self.folder
    }

    /// In a child: puts its own file, or else the null device, in the place of the fork server's, whose
    /// pages are not the child's; and closes the folder. With the null device wasmtime resets all memory.
    ///
    /// # Errors
    /// When the descriptor cannot be replaced; the child must end then.
    pub fn renew(&self, null: RawFd) -> std::io::Result<()> {
        const OWN: &CStr = c"self/pagemap";
        let flags = libc::O_RDONLY | libc::O_CLOEXEC;
        // SAFETY: plain system calls; the descriptors are this process's, and the folder is used no
        // more by it, which never drops it.
        unsafe {
            // Of a process that is not dumpable it belongs to root.
            libc::prctl(libc::PR_SET_DUMPABLE, 1, 0, 0, 0);
            let opened = libc::openat(self.folder.as_raw_fd(), OWN.as_ptr(), flags);
            libc::prctl(libc::PR_SET_DUMPABLE, 0, 0, 0, 0);
            libc::close(self.folder.as_raw_fd());
            let opened = (opened >= 0).then(|| OwnedFd::from_raw_fd(opened));
            let source = opened.as_ref().map_or(null, AsRawFd::as_raw_fd);
            match libc::dup3(source, self.place, libc::O_CLOEXEC) {
                -1 => Err(std::io::Error::last_os_error()),
                _ => Ok(()),
            }
        }
    }
}
