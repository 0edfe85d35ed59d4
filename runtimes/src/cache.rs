//! The cache folder: one subfolder per prepared part and key, complete or absent.
//!
//! A part is made in a staging folder, written to disk, marked complete and then renamed, so a
//! killed process leaves only staging folders behind, which the next one removes. Writers hold
//! one lock file; readers need none, because a folder never changes once it has its name.

use crate::key::sha256_of_file;
use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io::{self, Write};
use std::os::fd::AsRawFd;
use std::path::{Path, PathBuf};

/// Written last into a part's folder; without it the folder does not count.
const MARKER: &str = "complete.json";
const STAGING_PREFIX: &str = ".staging-";

/// A part of the cache under the key of its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Slot {
    pub name: &'static str,
    pub key: String,
}

/// What a part's marker says: its files, to check them against later.
#[derive(Serialize, Deserialize)]
struct Marker {
    files: Vec<MarkedFile>,
}

#[derive(Serialize, Deserialize)]
struct MarkedFile {
    path: String,
    size_bytes: u64,
    sha256: String,
}

pub(crate) struct Cache {
    root: PathBuf,
}

impl Cache {
    pub(crate) fn at(root: &Path) -> Cache {
        Cache {
            root: root.to_owned(),
        }
    }

    pub(crate) fn path(&self, slot: &Slot) -> PathBuf {
        self.root.join(format!("{}-{}", slot.name, slot.key))
    }

    pub(crate) fn is_complete(&self, slot: &Slot) -> bool {
        self.path(slot).join(MARKER).is_file()
    }

    /// The bytes on disk of a complete part, from its marker.
    pub(crate) fn size_bytes(&self, slot: &Slot) -> u64 {
        let marker = read_marker(&self.path(slot));
        marker.map_or(0, |marker| {
            marker.files.iter().map(|file| file.size_bytes).sum()
        })
    }

    /// Makes a part: `build` fills the staging folder it is given.
    ///
    /// The caller holds the [`CacheLock`].
    pub(crate) fn install(
        &self,
        slot: &Slot,
        build: impl FnOnce(&Path) -> Result<()>,
    ) -> Result<()> {
        let staging = self
            .root
            .join(format!("{STAGING_PREFIX}{}-{}", slot.name, slot.key));
        remove_folder(&staging)?;
        fs::create_dir_all(&staging).with_context(|| cannot_write(&staging))?;
        build(&staging)?;
        write_marker(&staging).with_context(|| cannot_write(&staging))?;
        let path = self.path(slot);
        // What stands there has no marker: a leftover of a crash between rename and write-out.
        remove_folder(&path)?;
        fs::rename(&staging, &path).with_context(|| cannot_write(&path))?;
        File::open(&self.root)
            .and_then(|folder| folder.sync_all())
            .with_context(|| cannot_write(&self.root))
    }

    /// Reads a complete part's files again and compares their digests.
    pub(crate) fn verify(&self, slot: &Slot) -> Result<()> {
        let folder = self.path(slot);
        let marker = read_marker(&folder).with_context(|| format!("{}", folder.display()))?;
        for file in marker.files {
            let path = folder.join(&file.path);
            let (sha256, _) =
                sha256_of_file(&path).with_context(|| format!("{}", path.display()))?;
            if sha256 != file.sha256 {
                bail!(
                    "{} has changed since it was prepared: expected SHA-256 {}, found {sha256}; \
                     remove {} and prepare again",
                    path.display(),
                    file.sha256,
                    folder.display(),
                );
            }
        }
        Ok(())
    }

    /// Removes what killed processes left half-done. The caller holds the [`CacheLock`].
    pub(crate) fn remove_leftovers(&self) -> Result<()> {
        for entry in fs::read_dir(&self.root).with_context(|| cannot_write(&self.root))? {
            let entry = entry?;
            if entry
                .file_name()
                .to_string_lossy()
                .starts_with(STAGING_PREFIX)
            {
                remove_folder(&entry.path())?;
            }
        }
        Ok(())
    }
}

fn read_marker(folder: &Path) -> io::Result<Marker> {
    let text = fs::read(folder.join(MARKER))?;
    serde_json::from_slice(&text).map_err(io::Error::other)
}

fn write_marker(folder: &Path) -> io::Result<()> {
    let mut files = Vec::new();
    mark_files(folder, "", &mut files)?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let mut marker = File::create(folder.join(MARKER))?;
    marker.write_all(&serde_json::to_vec_pretty(&Marker { files })?)?;
    marker.sync_all()
}

/// Lists the files below a folder and makes sure that they are on disk before the marker is.
fn mark_files(root: &Path, below: &str, files: &mut Vec<MarkedFile>) -> io::Result<()> {
    for entry in fs::read_dir(root.join(below))? {
        let entry = entry?;
        let name = entry.file_name();
        let path = match below {
            "" => name.to_string_lossy().into_owned(),
            below => format!("{below}/{}", name.to_string_lossy()),
        };
        if entry.file_type()?.is_dir() {
            mark_files(root, &path, files)?;
            continue;
        }
        File::open(entry.path())?.sync_all()?;
        let (sha256, size_bytes) = sha256_of_file(&entry.path())?;
        files.push(MarkedFile {
            path,
            size_bytes,
            sha256,
        });
    }
    Ok(())
}

fn remove_folder(path: &Path) -> Result<()> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(error).with_context(|| cannot_write(path))
        }
        _ => Ok(()),
    }
}

fn cannot_write(path: &Path) -> String {
    format!(
        "cannot write {} (is the disk full, or the folder another user's?)",
        path.display()
    )
}

/// Held while parts are made: at most one process prepares a cache at a time.
pub(crate) struct CacheLock {
    _file: File,
}

impl CacheLock {
    /// Takes the lock of a cache, creating the folder when needed; `waiting` is called once
    /// when another process holds it.
    pub(crate) fn take(root: &Path, waiting: impl FnOnce()) -> Result<CacheLock> {
        fs::create_dir_all(root).with_context(|| cannot_write(root))?;
        let path = root.join("lock");
        let file = File::options().create(true).append(true).open(&path);
        let file = file.with_context(|| cannot_write(&path))?;
        if !flock(&file, libc::LOCK_EX | libc::LOCK_NB)? {
            waiting();
            while !flock(&file, libc::LOCK_EX)? {}
        }
        Ok(CacheLock { _file: file })
    }
}

/// Whether the lock was taken; it is given back when the file is closed, also by a kill.
fn flock(file: &File, operation: libc::c_int) -> Result<bool> {
    // SAFETY: a system call on a descriptor that `file` keeps open.
    if unsafe { libc::flock(file.as_raw_fd(), operation) } == 0 {
        return Ok(true);
    }
    let error = io::Error::last_os_error();
    match error.kind() {
        io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted => Ok(false),
        _ => Err(error).context("cannot lock the runtimes' cache folder"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    fn slot() -> Slot {
        Slot {
            name: "part",
            key: "0123".into(),
        }
    }

    #[test]
    fn a_part_is_complete_only_when_all_of_it_was_made() {
        let root = tempfile::tempdir().unwrap();
        let cache = Cache::at(root.path());
        let failed = cache.install(&slot(), |folder| {
            fs::write(folder.join("half"), b"x")?;
            bail!("killed")
        });
        assert_eq!(failed.unwrap_err().to_string(), "killed");
        assert!(!cache.is_complete(&slot()) && !cache.path(&slot()).exists());
        cache
            .install(&slot(), |folder| {
                Ok(fs::write(folder.join("whole"), b"12345")?)
            })
            .unwrap();
        assert!(cache.is_complete(&slot()));
        assert_eq!(cache.size_bytes(&slot()), 5);
        assert!(!cache.path(&slot()).join("half").exists());
    }

    #[test]
    fn leftovers_of_killed_processes_are_removed() {
        let root = tempfile::tempdir().unwrap();
        let leftover = root.path().join(".staging-part-0123");
        fs::create_dir_all(leftover.join("deep")).unwrap();
        Cache::at(root.path()).remove_leftovers().unwrap();
        assert!(!leftover.exists());
    }

    #[test]
    fn verifying_finds_a_changed_file_and_names_it() {
        let root = tempfile::tempdir().unwrap();
        let cache = Cache::at(root.path());
        let fill = |folder: &Path| {
            fs::create_dir(folder.join("lib"))?;
            Ok(fs::write(folder.join("lib/a"), b"right")?)
        };
        cache.install(&slot(), fill).unwrap();
        cache.verify(&slot()).unwrap();
        fs::write(cache.path(&slot()).join("lib/a"), b"wrong").unwrap();
        let error = cache.verify(&slot()).unwrap_err().to_string();
        assert!(
            error.contains("lib/a") && error.contains("prepare again"),
            "{error}"
        );
    }

    #[test]
    fn the_second_to_take_the_lock_is_told_and_waits() {
        let root = tempfile::tempdir().unwrap();
        let first = CacheLock::take(root.path(), || panic!("nobody holds it")).unwrap();
        let (told, waits) = mpsc::channel();
        std::thread::scope(|scope| {
            let second = scope.spawn(|| CacheLock::take(root.path(), || told.send(()).unwrap()));
            waits.recv().unwrap();
            drop(first);
            second.join().unwrap().unwrap();
        });
    }
}
