//! The store's blobs as the problems crate's handles.

use mettle_problems::{LoadData, TestData};
use mettle_store::{Store, StoredFile};
use std::{io, sync::Arc};
use tokio::runtime::Handle;

struct Stored {
    store: Store,
    digest: String,
    runtime: Handle,
}

impl LoadData for Stored {
    fn load(&self) -> io::Result<Arc<[u8]>> {
        let loading = self.store.blob(&self.digest);
        match self.runtime.block_on(loading) {
            Ok(Some(bytes)) => Ok(bytes.into()),
            Ok(None) => Err(io::Error::other(format!("{} is gone", self.digest))),
            Err(error) => Err(io::Error::other(error)),
        }
    }
}

/// A file of a published package, loaded when it is asked for: on a thread that may block.
///
/// # Panics
/// Outside of a runtime.
pub fn stored_data(store: &Store, file: &StoredFile) -> TestData {
    let stored = Stored {
        store: store.clone(),
        digest: file.digest.clone(),
        runtime: Handle::current(),
    };
    TestData::elsewhere(file.size_bytes.unsigned_abs(), Arc::new(stored))
}
