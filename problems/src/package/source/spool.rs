//! Unpacked files of a large package: in one temporary file without a name, which the kernel
//! removes with its last reader, however the process ends.

use crate::{LoadData, TestData};
use sha2::{Digest, Sha256};
use std::{
    fs::File,
    io::{self, Read, Write},
    os::unix::fs::FileExt,
    path::{Path, PathBuf},
    sync::Arc,
};

/// Files up to this size stay in memory, as long as there are not too many.
const SMALL_BYTES: usize = 64 << 10;
/// What all files in memory may take.
const MEMORY_BYTES: usize = 16 << 20;

/// Where the contents of a package's files go.
pub(crate) struct Spool {
    folder: PathBuf,
    file: Option<Arc<File>>,
    end: u64,
    in_memory: usize,
}

/// A file that was taken in.
pub(crate) struct Taken {
    pub data: TestData,
    pub sha256: [u8; 32],
}

/// Why a file was not taken in.
pub(crate) enum NotTaken {
    /// It has more bytes than there was room for.
    TooLarge,
    /// It cannot be read: its own fault.
    Unreadable(io::Error),
    /// It cannot be kept: a fault of this machine.
    NoRoom(io::Error),
}

impl Spool {
    /// Nothing is made in the folder before the first large file.
    pub fn in_folder(folder: &Path) -> Self {
        Spool {
            folder: folder.to_owned(),
            file: None,
            end: 0,
            in_memory: 0,
        }
    }

    /// Takes at most `room` bytes.
    pub fn take(&mut self, mut content: impl Read, room: u64) -> Result<Taken, NotTaken> {
        let mut start = Vec::new();
        let at_once = room.saturating_add(1).min(SMALL_BYTES as u64 + 1);
        content
            .by_ref()
            .take(at_once)
            .read_to_end(&mut start)
            .map_err(NotTaken::Unreadable)?;
        if start.len() as u64 > room {
            return Err(NotTaken::TooLarge);
        }
        if start.len() <= SMALL_BYTES && self.in_memory + start.len() <= MEMORY_BYTES {
            self.in_memory += start.len();
            return Ok(Taken {
                sha256: Sha256::digest(&start).into(),
                data: start.into(),
            });
        }
        self.write(&start, content, room)
    }

    fn write(&mut self, start: &[u8], mut rest: impl Read, room: u64) -> Result<Taken, NotTaken> {
        let file = self.file().map_err(NotTaken::NoRoom)?;
        let mut hash = Sha256::new();
        let (offset, mut size) = (self.end, 0_u64);
        let mut keep = |piece: &[u8]| {
            hash.update(piece);
            let written = file.write_all_at(piece, offset + size);
            size += piece.len() as u64;
            written.map_err(NotTaken::NoRoom).map(|()| size)
        };
        let mut taken = keep(start)?;
        let mut buffer = vec![0; SMALL_BYTES];
        loop {
            let read = match rest.read(&mut buffer) {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(NotTaken::Unreadable(error)),
            };
            if taken + read as u64 > room {
                return Err(NotTaken::TooLarge);
            }
            taken = keep(&buffer[..read])?;
        }
        self.end += size;
        let slice = Slice { file, offset, size };
        Ok(Taken {
            data: TestData::elsewhere(size, Arc::new(slice)),
            sha256: hash.finalize().into(),
        })
    }

    fn file(&mut self) -> io::Result<Arc<File>> {
        if let Some(file) = &self.file {
            return Ok(file.clone());
        }
        let file = tempfile::tempfile_in(&self.folder)?;
        (&file).flush()?;
        Ok(self.file.insert(Arc::new(file)).clone())
    }
}

/// A part of the file.
struct Slice {
    file: Arc<File>,
    offset: u64,
    size: u64,
}

impl LoadData for Slice {
    fn load(&self) -> io::Result<Arc<[u8]>> {
        let size = usize::try_from(self.size).map_err(io::Error::other)?;
        let mut bytes = vec![0; size];
        self.file.read_exact_at(&mut bytes, self.offset)?;
        Ok(bytes.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(spool: &mut Spool, bytes: &[u8], room: u64) -> Option<Taken> {
        spool.take(bytes, room).ok()
    }

    #[test]
    fn large_files_are_on_disk_without_a_name_and_come_back_as_they_were() {
        let folder = tempfile::tempdir().unwrap();
        let mut spool = Spool::in_folder(folder.path());
        let contents: Vec<Vec<u8>> = (0..4).map(|n| vec![n; 100_000 + n as usize]).collect();
        let all: Vec<Taken> = contents
            .iter()
            .map(|bytes| taken(&mut spool, bytes, 1 << 20).unwrap())
            .collect();
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        assert_eq!(spool.end, 400_006);
        drop(spool);
        for (taken, bytes) in all.iter().zip(&contents) {
            assert_eq!(*taken.data.load().unwrap(), **bytes);
            assert_eq!(taken.sha256[..], Sha256::digest(bytes)[..]);
        }
    }

    #[test]
    fn what_does_not_fit_takes_no_room_from_the_next() {
        let folder = tempfile::tempdir().unwrap();
        let mut spool = Spool::in_folder(folder.path());
        assert!(taken(&mut spool, &[1; 200_000], 150_000).is_none());
        assert!(taken(&mut spool, &[1; 10], 9).is_none());
        let fits = taken(&mut spool, &[2; 150_000], 150_000).unwrap();
        assert_eq!(*fits.data.load().unwrap(), [2; 150_000]);
        assert_eq!(spool.end, 150_000);
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_our_fault() {
        let mut spool = Spool::in_folder(Path::new("/proc"));
        assert!(matches!(
            spool.take(&[0; 100_000][..], 1 << 20),
            Err(NotTaken::NoRoom(_))
        ));
    }
}
