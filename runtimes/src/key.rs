//! Names for content: SHA-256, and keys that say what something was made from.

use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Collects everything a prepared part depends on. Each input is named, so that two inputs
/// can never run into each other.
pub(crate) struct KeyBuilder(Sha256);

impl KeyBuilder {
    pub(crate) fn new(part: &str) -> KeyBuilder {
        KeyBuilder(Sha256::new()).with("part", part)
    }

    pub(crate) fn with(mut self, name: &str, content: impl AsRef<[u8]>) -> KeyBuilder {
        let content = content.as_ref();
        for bytes in [name.as_bytes(), content] {
            self.0.update((bytes.len() as u64).to_le_bytes());
            self.0.update(bytes);
        }
        self
    }

    /// 16 hex digits: 64 bits are plenty to tell apart the few versions one machine ever has.
    pub(crate) fn finish(self) -> String {
        hex(&self.0.finalize()[..8])
    }
}

/// The SHA-256 of a file, in hex, and its length in bytes.
pub(crate) fn sha256_of_file(path: &Path) -> io::Result<(String, u64)> {
    let mut file = File::open(path)?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 1 << 20];
    let mut length = 0;
    loop {
        let count = file.read(&mut buffer)?;
        if count == 0 {
            return Ok((hex(&hasher.finalize()), length));
        }
        hasher.update(&buffer[..count]);
        length += count as u64;
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_changes_with_every_input_and_with_their_borders() {
        let key = |a: &str, b: &str| KeyBuilder::new("x").with("a", a).with("b", b).finish();
        assert_eq!(key("1", "2"), key("1", "2"));
        assert_ne!(key("1", "2"), key("12", ""));
        assert_ne!(key("1", "2"), key("2", "1"));
        assert_eq!(key("1", "2").len(), 16);
    }

    #[test]
    fn a_file_has_the_digest_other_tools_print() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), b"abc").unwrap();
        let (digest, length) = sha256_of_file(file.path()).unwrap();
        assert_eq!(length, 3);
        assert!(digest.starts_with("ba7816bf8f01cfea"), "{digest}");
    }
}
