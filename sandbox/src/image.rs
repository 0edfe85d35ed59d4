//! File images: the read-only files a guest sees, as one memory-mapped file.
//!
//! The sandbox has no host files. What a guest reads (headers, the standard library of an
//! interpreter) is packed once into an image, mapped once per machine and served from memory.
//!
//! Layout, all numbers little-endian:
//!
//! ```text
//! magic        8 bytes  "METTLIMG"
//! version      u32      1
//! count        u32      number of files
//! index_bytes  u64      length of the index that follows
//! index        per file, sorted by path: offset u64, length u64, path_bytes u32, path (UTF-8)
//! data         every file at a multiple of 64 bytes, zero bytes between
//! ```
//!
//! Paths are absolute guest paths (`/usr/include/stdio.h`); folders exist because files do.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::ops::Range;
use std::os::fd::AsRawFd;
use std::path::{Path, PathBuf};

const MAGIC: &[u8; 8] = b"METTLIMG";
const VERSION: u32 = 1;
const HEADER_BYTES: usize = 24;
const ENTRY_BYTES: usize = 20;
/// Files start at multiples of this, so that guests' aligned copies stay aligned.
const ALIGNMENT: u64 = 64;

/// Why an image could not be opened or written.
#[derive(Debug, thiserror::Error)]
pub enum ImageError {
    /// The file could not be read, mapped or written.
    #[error("file image {path}: {source}")]
    Io {
        /// The image, or the file that was to be packed.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file is not an image, or a damaged one.
    #[error("file image {path} is damaged: {reason}; prepare the runtimes again")]
    Damaged {
        /// The image.
        path: PathBuf,
        /// What does not fit.
        reason: &'static str,
    },
}

/// An opened image. Data is borrowed from the mapping; pages are read when first touched and
/// shared by all processes that map the same file.
///
/// The file must not be changed or truncated while it is open; prepared caches only ever
/// rename whole new files into place.
#[derive(Debug)]
pub struct Image {
    map: Mapping,
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    path: Range<usize>,
    data: Range<usize>,
}

/// One file of an [`Image`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ImageFile<'a> {
    /// The absolute guest path.
    pub path: &'a str,
    /// The content.
    pub data: &'a [u8],
}

impl Image {
    /// Maps and checks an image. Costs time in proportion to the number of files, not their
    /// size: no content is read.
    ///
    /// # Errors
    /// When the file cannot be mapped, or its index does not fit the file.
    pub fn open(path: &Path) -> Result<Image, ImageError> {
        let io_error = |source| ImageError::Io {
            path: path.to_owned(),
            source,
        };
        let map = Mapping::of_file(&File::open(path).map_err(io_error)?).map_err(io_error)?;
        let entries = read_index(map.bytes()).map_err(|reason| ImageError::Damaged {
            path: path.to_owned(),
            reason,
        })?;
        Ok(Image { map, entries })
    }

    /// All files, sorted by path (bytewise).
    pub fn entries(&self) -> impl ExactSizeIterator<Item = ImageFile<'_>> + '_ {
        self.entries.iter().map(|entry| self.file(entry))
    }

    /// The content of the file at exactly this absolute path.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.find(path).map(|(_, data)| data)
    }

    /// The position in [`Image::entries`] and the content of the file at exactly this path.
    pub fn find(&self, path: &str) -> Option<(usize, &[u8])> {
        let index = self.first_at_or_after(path);
        let file = self.file(self.entries.get(index)?);
        (file.path == path).then_some((index, file.data))
    }

    /// Whether files lie below this path (without a slash at its end).
    pub fn is_dir(&self, path: &str) -> bool {
        self.children(&format!("{path}/")).next().is_some()
    }

    /// The names directly below a prefix that ends in a slash, and whether each is a folder.
    pub fn children<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, bool)> + 'a {
        let mut index = self.first_at_or_after(prefix);
        std::iter::from_fn(move || {
            let rest = self
                .file(self.entries.get(index)?)
                .path
                .strip_prefix(prefix)?;
            let Some((folder, _)) = rest.split_once('/') else {
                index += 1;
                return Some((rest, false));
            };
            // '0' is the character after '/': the first path that is not in the folder.
            index = self.first_at_or_after(&format!("{prefix}{folder}0"));
            Some((folder, true))
        })
    }

    fn first_at_or_after(&self, path: &str) -> usize {
        self.entries
            .partition_point(|entry| self.file(entry).path < path)
    }

    fn file(&self, entry: &Entry) -> ImageFile<'_> {
        let bytes = self.map.bytes();
        // The index was checked to be UTF-8 and in bounds when the image was opened.
        let path = std::str::from_utf8(&bytes[entry.path.clone()]).unwrap_or_default();
        ImageFile {
            path,
            data: &bytes[entry.data.clone()],
        }
    }
}

fn read_index(bytes: &[u8]) -> Result<Vec<Entry>, &'static str> {
    let header = bytes.get(..HEADER_BYTES).ok_or("shorter than its header")?;
    if &header[..8] != MAGIC {
        return Err("not an image");
    }
    if number(header, 8, 4) != VERSION as usize {
        return Err("another format version");
    }
    let count = number(header, 12, 4);
    let index_end = HEADER_BYTES
        .checked_add(number(header, 16, 8))
        .filter(|end| *end <= bytes.len())
        .ok_or("the index is cut off")?;
    let mut entries: Vec<Entry> = Vec::with_capacity(count.min(index_end / ENTRY_BYTES));
    let mut at = HEADER_BYTES;
    let mut previous: &str = "";
    for _ in 0..count {
        let fixed = bytes[..index_end]
            .get(at..at + ENTRY_BYTES)
            .ok_or("the index is cut off")?;
        let path = at + ENTRY_BYTES..at + ENTRY_BYTES + number(fixed, 16, 4);
        let text = bytes[..index_end]
            .get(path.clone())
            .ok_or("the index is cut off")?;
        let text = std::str::from_utf8(text).map_err(|_| "a path is not UTF-8")?;
        if !text.starts_with('/') || text <= previous {
            return Err("the paths are not absolute and sorted");
        }
        let start = number(fixed, 0, 8);
        let end = start
            .checked_add(number(fixed, 8, 8))
            .filter(|end| *end <= bytes.len() && start >= index_end)
            .ok_or("a file lies outside the image")?;
        previous = text;
        at = path.end;
        entries.push(Entry {
            path,
            data: start..end,
        });
    }
    Ok(entries)
}

/// The little-endian number of `width` bytes at `at`; callers have checked the bounds.
fn number(bytes: &[u8], at: usize, width: usize) -> usize {
    let mut buffer = [0; 8];
    buffer[..width].copy_from_slice(&bytes[at..at + width]);
    usize::try_from(u64::from_le_bytes(buffer)).unwrap_or(usize::MAX)
}

/// Collects files and writes them as an image.
#[derive(Debug, Default)]
pub struct ImageWriter {
    files: BTreeMap<String, Content>,
}

#[derive(Debug)]
enum Content {
    Bytes(Vec<u8>),
    HostFile(PathBuf),
}

impl ImageWriter {
    /// An image without files.
    pub fn new() -> ImageWriter {
        ImageWriter::default()
    }

    /// Adds a file with this content at an absolute guest path; replaces an earlier one.
    ///
    /// # Panics
    /// When the path is not absolute: recipes name constant paths.
    pub fn add(&mut self, path: impl Into<String>, content: impl Into<Vec<u8>>) -> &mut Self {
        self.insert(path.into(), Content::Bytes(content.into()))
    }

    /// Adds the content a host file has when [`write`](Self::write) is called.
    ///
    /// # Panics
    /// When the guest path is not absolute.
    pub fn add_host_file(
        &mut self,
        path: impl Into<String>,
        host: impl Into<PathBuf>,
    ) -> &mut Self {
        self.insert(path.into(), Content::HostFile(host.into()))
    }

    fn insert(&mut self, path: String, content: Content) -> &mut Self {
        assert!(path.starts_with('/'), "image path {path:?} is not absolute");
        self.files.insert(path, content);
        self
    }

    /// Writes the image. The destination is created or truncated: write beside the final name
    /// and rename, so that nobody maps half an image.
    ///
    /// # Errors
    /// When a packed host file cannot be read or the image cannot be written.
    pub fn write(&self, destination: &Path) -> Result<(), ImageError> {
        let contents = self.contents()?;
        let file = File::create(destination).and_then(|file| {
            let mut out = BufWriter::with_capacity(1 << 20, file);
            write_image(&mut out, &contents)?;
            out.flush()
        });
        file.map_err(|source| ImageError::Io {
            path: destination.to_owned(),
            source,
        })
    }

    fn contents(&self) -> Result<Vec<PathAndContent<'_>>, ImageError> {
        self.files
            .iter()
            .map(|(path, content)| match content {
                Content::Bytes(bytes) => Ok((path.as_str(), bytes.as_slice().into())),
                Content::HostFile(host) => match std::fs::read(host) {
                    Ok(bytes) => Ok((path.as_str(), bytes.into())),
                    Err(source) => Err(ImageError::Io {
                        path: host.clone(),
                        source,
                    }),
                },
            })
            .collect()
    }
}

type PathAndContent<'a> = (&'a str, std::borrow::Cow<'a, [u8]>);

fn write_image(out: &mut impl Write, contents: &[PathAndContent<'_>]) -> io::Result<()> {
    let index_bytes: usize = contents
        .iter()
        .map(|(path, _)| ENTRY_BYTES + path.len())
        .sum();
    out.write_all(MAGIC)?;
    out.write_all(&VERSION.to_le_bytes())?;
    out.write_all(&(contents.len() as u32).to_le_bytes())?;
    out.write_all(&(index_bytes as u64).to_le_bytes())?;
    let first = ((HEADER_BYTES + index_bytes) as u64).next_multiple_of(ALIGNMENT);
    let mut offset = first;
    for (path, data) in contents {
        out.write_all(&offset.to_le_bytes())?;
        out.write_all(&(data.len() as u64).to_le_bytes())?;
        out.write_all(&(path.len() as u32).to_le_bytes())?;
        out.write_all(path.as_bytes())?;
        offset = (offset + data.len() as u64).next_multiple_of(ALIGNMENT);
    }
    let mut at = (HEADER_BYTES + index_bytes) as u64;
    for (_, data) in contents {
        pad(out, &mut at)?;
        out.write_all(data)?;
        at += data.len() as u64;
    }
    Ok(())
}

fn pad(out: &mut impl Write, at: &mut u64) -> io::Result<()> {
    let next = at.next_multiple_of(ALIGNMENT);
    out.write_all(&[0; ALIGNMENT as usize][..(next - *at) as usize])?;
    *at = next;
    Ok(())
}

/// A whole file, mapped read-only.
#[derive(Debug)]
pub(crate) struct Mapping {
    address: *mut libc::c_void,
    length: usize,
}

// SAFETY: the mapping is read-only and lives as long as the value, whichever thread uses it.
unsafe impl Send for Mapping {}
// SAFETY: as above; there is no interior mutability.
unsafe impl Sync for Mapping {}

impl Mapping {
    pub(crate) fn of_file(file: &File) -> io::Result<Mapping> {
        let length = usize::try_from(file.metadata()?.len()).map_err(io::Error::other)?;
        if length == 0 {
            return Err(io::Error::other("the file is empty"));
        }
        // SAFETY: a fresh private mapping of a whole regular file; the result is checked.
        let address = unsafe {
            libc::mmap(
                std::ptr::null_mut(),
                length,
                libc::PROT_READ,
                libc::MAP_PRIVATE,
                file.as_raw_fd(),
                0,
            )
        };
        if address == libc::MAP_FAILED {
            return Err(io::Error::last_os_error());
        }
        Ok(Mapping { address, length })
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        // SAFETY: the mapping covers `length` readable bytes until it is dropped.
        unsafe { std::slice::from_raw_parts(self.address.cast::<u8>(), self.length) }
    }
}

impl Drop for Mapping {
    fn drop(&mut self) {
        // SAFETY: address and length are those mmap gave; nothing borrows from them any more.
        unsafe { libc::munmap(self.address, self.length) };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(files: &[(&str, &[u8])]) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("files.img");
        let mut writer = ImageWriter::new();
        for (name, content) in files {
            writer.add(*name, *content);
        }
        writer.write(&path).unwrap();
        (folder, path)
    }

    #[test]
    fn files_are_read_back_sorted_and_aligned() {
        let long = vec![7; 1000];
        let files: [(&str, &[u8]); 4] = [
            ("/w/b", b"two"),
            ("/usr/é.h", b"one"),
            ("/empty", b""),
            ("/w/a", &long),
        ];
        let (_folder, path) = written(&files);
        let image = Image::open(&path).unwrap();
        let paths: Vec<_> = image.entries().map(|file| file.path.to_owned()).collect();
        assert_eq!(paths, ["/empty", "/usr/é.h", "/w/a", "/w/b"]);
        for (name, content) in files {
            assert_eq!(image.get(name), Some(content), "{name}");
        }
        for file in image.entries().filter(|file| !file.data.is_empty()) {
            assert_eq!(file.data.as_ptr() as usize % 64, 0, "{}", file.path);
        }
        assert_eq!(image.get("/w"), None);
    }

    #[test]
    fn host_files_are_packed_when_the_image_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let source = folder.path().join("source");
        let path = folder.path().join("files.img");
        let mut writer = ImageWriter::new();
        writer.add_host_file("/data", &source);
        assert!(
            writer
                .write(&path)
                .unwrap_err()
                .to_string()
                .contains("source")
        );
        std::fs::write(&source, b"content").unwrap();
        writer.write(&path).unwrap();
        assert_eq!(
            Image::open(&path).unwrap().get("/data"),
            Some(&b"content"[..])
        );
    }

    #[test]
    fn every_cut_and_every_changed_index_byte_is_harmless() {
        let (_folder, path) = written(&[("/a", b"first"), ("/b", b"second")]);
        let whole = std::fs::read(&path).unwrap();
        for length in 1..whole.len() {
            std::fs::write(&path, &whole[..length]).unwrap();
            assert!(Image::open(&path).is_err(), "cut at {length}");
        }
        for at in 0..HEADER_BYTES + 2 * (ENTRY_BYTES + 2) {
            let mut damaged = whole.clone();
            damaged[at] ^= 0x80;
            std::fs::write(&path, &damaged).unwrap();
            // Either refused, or a readable image with other contents; never out of bounds.
            if let Ok(image) = Image::open(&path) {
                assert!(image.entries().all(|file| file.data.len() <= whole.len()));
            }
        }
    }

    #[test]
    fn another_file_is_refused_by_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.img");
        std::fs::write(&path, b"something else, and longer than a header").unwrap();
        let error = Image::open(&path).unwrap_err().to_string();
        assert!(
            error.contains("x.img") && error.contains("not an image"),
            "{error}"
        );
    }
}
