//! Test data by digest, the recently used kept in memory.

use crate::retry::patiently;
use mettle_store::{Store, StoreError};
use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

/// How long a database that is away is waited for.
const PATIENCE: Duration = Duration::from_secs(20);

pub(crate) struct Blobs {
    store: Store,
    recent: Mutex<Recent>,
}

impl Blobs {
    /// Keeps at most `max_bytes`.
    pub(crate) fn new(store: Store, max_bytes: usize) -> Self {
        Blobs {
            store,
            recent: Mutex::new(Recent::new(max_bytes)),
        }
    }

    /// The bytes, if they are in memory.
    pub(crate) fn recent_one(&self, digest: &str) -> Option<Arc<[u8]>> {
        self.recent(|recent| recent.get(digest))
    }

    /// The bytes with this SHA-256 (hex); none if there are none.
    pub(crate) async fn get(&self, digest: &str) -> Result<Option<Arc<[u8]>>, StoreError> {
        if let Some(bytes) = self.recent_one(digest) {
            return Ok(Some(bytes));
        }
        let Some(bytes) = patiently(PATIENCE, || self.store.blob(digest)).await? else {
            return Ok(None);
        };
        let bytes: Arc<[u8]> = bytes.into();
        self.recent(|recent| recent.put(digest, bytes.clone()));
        Ok(Some(bytes))
    }

    fn recent<T>(&self, look: impl FnOnce(&mut Recent) -> T) -> T {
        look(&mut self.recent.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Least recently used goes first. The bytes counted are those of the blobs.
struct Recent {
    max_bytes: usize,
    bytes: usize,
    uses: u64,
    blobs: HashMap<String, (u64, Arc<[u8]>)>,
    // By last use, oldest first.
    order: BTreeMap<u64, String>,
}

impl Recent {
    fn new(max_bytes: usize) -> Self {
        Recent {
            max_bytes,
            bytes: 0,
            uses: 0,
            blobs: HashMap::new(),
            order: BTreeMap::new(),
        }
    }

    fn get(&mut self, digest: &str) -> Option<Arc<[u8]>> {
        let (last_use, bytes) = self.blobs.get_mut(digest)?;
        self.uses += 1;
        if let Some(digest) = self.order.remove(last_use) {
            self.order.insert(self.uses, digest);
        }
        *last_use = self.uses;
        Some(bytes.clone())
    }

    fn put(&mut self, digest: &str, bytes: Arc<[u8]>) {
        if bytes.len() > self.max_bytes || self.get(digest).is_some() {
            return;
        }
        self.uses += 1;
        self.bytes += bytes.len();
        self.order.insert(self.uses, digest.to_owned());
        self.blobs.insert(digest.to_owned(), (self.uses, bytes));
        while self.bytes > self.max_bytes {
            let Some((_, oldest)) = self.order.pop_first() else {
                return;
            };
            if let Some((_, bytes)) = self.blobs.remove(&oldest) {
                self.bytes -= bytes.len();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blob(size: usize) -> Arc<[u8]> {
        vec![7; size].into()
    }

    #[test]
    fn the_least_recently_used_goes_first_and_the_bound_holds() {
        let mut recent = Recent::new(100);
        recent.put("a", blob(40));
        recent.put("b", blob(40));
        assert!(recent.get("a").is_some());
        recent.put("c", blob(40));
        assert!(recent.get("b").is_none(), "b was used longest ago");
        assert!(recent.get("a").is_some() && recent.get("c").is_some());
        assert_eq!(recent.bytes, 80);
        recent.put("c", blob(40));
        assert_eq!(recent.bytes, 80, "a second time adds nothing");
    }

    #[test]
    fn what_is_larger_than_the_bound_is_not_kept() {
        let mut recent = Recent::new(100);
        recent.put("a", blob(50));
        recent.put("huge", blob(101));
        assert!(recent.get("a").is_some() && recent.get("huge").is_none());
        recent.put("all", blob(100));
        assert!(recent.get("all").is_some() && recent.get("a").is_none());
        assert_eq!((recent.blobs.len(), recent.order.len()), (1, 1));
    }
}
