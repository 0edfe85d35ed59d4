//! Reading a package from a zip archive. Nothing is ever written to disk.

use super::Intake;
use std::io::{self, Read, Seek};
use zip::{ZipArchive, read::ZipFileEntry, result::ZipError};

/// An archive whose names have been checked.
pub(crate) struct Archive<R> {
    zip: ZipArchive<R>,
    entries: Vec<Entry>,
}

/// A file of an archive.
struct Entry {
    index: usize,
    path: String,
}

/// The archive as a whole cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("not a readable zip archive: {0}")]
pub(crate) struct BadArchive(String);

impl<R: Read + Seek> Archive<R> {
    /// Reads the table of contents. Unsafe names become findings and are left out.
    pub fn open(reader: R, intake: &mut Intake<'_>) -> Result<Self, BadArchive> {
        let mut reader = reader;
        let announced = announced_entries(&mut reader).unwrap_or(0);
        if announced > intake.bounds.entries as u64 {
            return Err(BadArchive(format!(
                "it announces {announced} entries; a package may not have more than {} files and folders",
                intake.bounds.entries
            )));
        }
        let instead = what_it_is(&mut reader);
        let mut zip = ZipArchive::new(reader).map_err(|error| {
            BadArchive(match instead {
                Some(words) => format!("{words} ({error})"),
                None => error.to_string(),
            })
        })?;
        if zip.has_duplicate_names() {
            intake
                .findings
                .fatal("", "the archive holds a name twice; pack it again");
        }
        let overlapping = zip
            .has_overlapping_entries()
            .map_err(|error| BadArchive(error.to_string()))?;
        if overlapping {
            return Err(BadArchive("its entries overlap".into()));
        }
        let mut entries = Vec::new();
        for index in 0..zip.len() {
            if !intake.count_entry() {
                break;
            }
            let entry = zip
                .by_index_data(index)
                .map_err(|error| BadArchive(error.to_string()))?;
            match check(&entry) {
                Ok(Some(path)) => entries.push(Entry { index, path }),
                Ok(None) => {}
                Err(message) => intake
                    .findings
                    .fatal(String::from_utf8_lossy(entry.name_raw()), message),
            }
        }
        Ok(Archive { zip, entries })
    }

    /// The folders at the top that hold files, sorted.
    pub fn top_folders(&self) -> Vec<String> {
        let mut folders: Vec<String> = self
            .entries
            .iter()
            .filter_map(|entry| Some(entry.path.split_once('/')?.0.to_owned()))
            .filter(|folder| !folder.starts_with('.') && folder != "__MACOSX")
            .collect();
        folders.sort();
        folders.dedup();
        folders
    }

    /// The paths of all files.
    pub fn paths(&self) -> impl Iterator<Item = &str> + Clone {
        self.entries.iter().map(|entry| entry.path.as_str())
    }

    pub fn contains(&self, path: &str) -> bool {
        self.entries.iter().any(|entry| entry.path == path)
    }

    /// Unpacks what is below `folder` (everything if it is empty) and part of a package.
    pub fn unpack(&mut self, folder: &str, intake: &mut Intake<'_>) {
        let (mut packed, mut unpacked) = (0_u64, 0_u64);
        for Entry { index, path } in &self.entries {
            let inside = match folder.is_empty() {
                true => Some(path.as_str()),
                false => path
                    .strip_prefix(folder)
                    .and_then(|rest| rest.strip_prefix('/')),
            };
            let Some(path) = inside.filter(|path| intake.wants(path)) else {
                continue;
            };
            let mut count = Counting { bytes: 0 };
            match self.zip.by_index(*index) {
                Ok(file) => {
                    packed += file.compressed_size();
                    if let Err(error) = intake.add(path.to_owned(), count.reading(file)) {
                        intake.findings.fatal(
                            path,
                            format!("cannot be unpacked: {error}; pack the archive again"),
                        );
                    }
                }
                Err(error) => intake.findings.fatal(path, explain(&error)),
            }
            unpacked += count.bytes;
            if unpacked > intake.bounds.ratio_from_bytes
                && unpacked / packed.max(1) > intake.bounds.ratio
            {
                intake.findings.fatal("", "the archive unpacks to far more than it holds, like a zip bomb; it was not read further");
                return;
            }
        }
    }
}

/// What a file is that is no readable archive, where its beginning says so.
fn what_it_is(reader: &mut (impl Read + Seek)) -> Option<&'static str> {
    let mut start = Vec::new();
    reader.take(4).read_to_end(&mut start).ok()?;
    reader.rewind().ok()?;
    match &start[..] {
        [] => Some("it is empty"),
        [0x1f, 0x8b, ..] => Some("it is a gzip file; pack the package with zip"),
        b"PK\x03\x04" => Some(
            "its table of contents is broken or missing, as if it was cut off on the way; send it again",
        ),
        _ => None,
    }
}

/// The most entries that any of the ends of a table of contents speaks of which the last bytes of
/// the file may hold: the table is read into memory as a whole, so its size is looked at first.
fn announced_entries(reader: &mut (impl Read + Seek)) -> io::Result<u64> {
    const LONGEST_END: u64 = (64 << 10) + 22 + 20 + 56;
    let size = reader.seek(io::SeekFrom::End(0))?;
    reader.seek(io::SeekFrom::Start(size.saturating_sub(LONGEST_END)))?;
    let mut end = Vec::new();
    reader.take(LONGEST_END).read_to_end(&mut end)?;
    reader.rewind()?;
    let mut most = 0;
    for at in 0..end.len() {
        let rest = &end[at..];
        let entries = if rest.starts_with(b"PK\x05\x06") {
            rest.get(10..12)
                .map(|two| u64::from(u16::from_le_bytes([two[0], two[1]])))
        } else if rest.starts_with(b"PK\x06\x06") {
            rest.get(32..40)
                .and_then(|eight| Some(u64::from_le_bytes(eight.try_into().ok()?)))
        } else {
            None
        };
        // 0xffff says "see the larger record", which is looked at as well.
        most = most.max(entries.filter(|entries| *entries != 0xffff).unwrap_or(0));
    }
    Ok(most)
}

/// The normalised path of a file, nothing for a folder, or why the entry is refused.
fn check(entry: &ZipFileEntry<'_>) -> Result<Option<String>, &'static str> {
    let name = entry
        .name()
        .map_err(|_| "has a name that is not text; rename it")?;
    if name.contains('\0') || name.contains('\\') {
        return Err(
            "has a name with a backslash or a zero byte; pack the archive with \"/\" between folders",
        );
    }
    if name.starts_with('/') || name.as_bytes().get(1) == Some(&b':') {
        return Err("is an absolute name; pack the archive with relative ones");
    }
    if name.split('/').any(|part| part == "..") {
        return Err("leads out of the archive; pack it without \"..\"");
    }
    if entry.is_dir() {
        return Ok(None);
    }
    // The upper bits of the mode say what kind of file it was; zero where it was not recorded.
    match entry.unix_mode().unwrap_or(0) & 0o170_000 {
        0 | 0o100_000 => {}
        0o120_000 => return Err("is a symbolic link; pack the file itself"),
        _ => return Err("is neither a file nor a folder; remove it"),
    }
    if entry.encrypted() {
        return Err("is encrypted; pack the archive without a password");
    }
    let parts: Vec<&str> = name
        .split('/')
        .filter(|part| !part.is_empty() && *part != ".")
        .collect();
    Ok((!parts.is_empty()).then(|| parts.join("/")))
}

fn explain(error: &ZipError) -> String {
    match error {
        ZipError::CompressionMethodNotSupported(_) => {
            "is packed with a method other than stored or deflate; pack the archive with plain zip"
                .into()
        }
        other => format!("cannot be unpacked: {other}; pack the archive again"),
    }
}

/// Counts what is read, as the sizes an archive states may be lies.
struct Counting {
    bytes: u64,
}

impl Counting {
    fn reading<'a>(&'a mut self, inner: impl Read + 'a) -> impl Read + 'a {
        CountingReader { inner, count: self }
    }
}

struct CountingReader<'a, R> {
    inner: R,
    count: &'a mut Counting,
}

impl<R: Read> Read for CountingReader<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.count.bytes += read as u64;
        Ok(read)
    }
}

#[cfg(test)]
mod tests;
