//! A test's input or answer: a handle, so that a plan of a thousand tests is small.

use std::{fmt, io, sync::Arc};

/// Where the bytes of a [`TestData`] come from when they are asked for.
pub trait LoadData: Send + Sync {
    /// The bytes. May block: it is called on threads that may.
    ///
    /// # Errors
    /// When they cannot be had now, or are not what they should be.
    fn load(&self) -> io::Result<Arc<[u8]>>;
}

/// Bytes that are loaded when they are needed and forgotten afterwards.
#[derive(Clone)]
pub struct TestData {
    size_bytes: u64,
    source: Source,
}

#[derive(Clone)]
enum Source {
    Memory(Arc<[u8]>),
    Elsewhere(Arc<dyn LoadData>),
}

impl TestData {
    /// Bytes that are somewhere else; `size_bytes` is how many there are.
    pub fn elsewhere(size_bytes: u64, source: Arc<dyn LoadData>) -> Self {
        TestData {
            size_bytes,
            source: Source::Elsewhere(source),
        }
    }

    /// How many bytes there are, without loading them.
    pub fn size_bytes(&self) -> u64 {
        self.size_bytes
    }

    /// The bytes. May block.
    ///
    /// # Errors
    /// When they cannot be had: a failure of ours, never of a submission.
    pub fn load(&self) -> io::Result<Arc<[u8]>> {
        let bytes = match &self.source {
            Source::Memory(bytes) => return Ok(bytes.clone()),
            Source::Elsewhere(source) => source.load()?,
        };
        if bytes.len() as u64 != self.size_bytes {
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                format!(
                    "{} bytes of test data came instead of {}",
                    bytes.len(),
                    self.size_bytes
                ),
            ));
        }
        Ok(bytes)
    }
}

impl From<Arc<[u8]>> for TestData {
    fn from(bytes: Arc<[u8]>) -> Self {
        TestData {
            size_bytes: bytes.len() as u64,
            source: Source::Memory(bytes),
        }
    }
}

impl From<&[u8]> for TestData {
    fn from(bytes: &[u8]) -> Self {
        Arc::<[u8]>::from(bytes).into()
    }
}

impl From<Vec<u8>> for TestData {
    fn from(bytes: Vec<u8>) -> Self {
        Arc::<[u8]>::from(bytes).into()
    }
}

/// Equal bytes. What cannot be loaded equals nothing.
impl PartialEq for TestData {
    fn eq(&self, other: &Self) -> bool {
        self.size_bytes == other.size_bytes
            && matches!((self.load(), other.load()), (Ok(ours), Ok(theirs)) if ours == theirs)
    }
}

/// Never the bytes themselves: they may be secret, and many.
impl fmt::Debug for TestData {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TestData({} bytes)", self.size_bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Fixed(&'static [u8]);

    impl LoadData for Fixed {
        fn load(&self) -> io::Result<Arc<[u8]>> {
            Ok(self.0.into())
        }
    }

    #[test]
    fn data_elsewhere_equals_the_same_bytes_in_memory_and_shows_none_of_them() {
        let elsewhere = TestData::elsewhere(6, Arc::new(Fixed(b"secret")));
        assert_eq!(elsewhere, TestData::from(b"secret".as_slice()));
        assert_ne!(elsewhere, TestData::from(b"Secret".as_slice()));
        assert_eq!(format!("{elsewhere:?}"), "TestData(6 bytes)");
    }

    #[test]
    fn data_of_another_size_than_announced_are_refused() {
        let short = TestData::elsewhere(7, Arc::new(Fixed(b"secret")));
        let error = short.load().unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::InvalidData);
        assert_ne!(short, short.clone());
    }
}
