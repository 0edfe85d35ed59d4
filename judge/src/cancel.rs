//! Stopping a judge from outside.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// Tells a running [`crate::Judge::judge`] to kill its sandbox and return. Clones share it.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Not cancelled.
    pub fn new() -> Cancel {
        Cancel::default()
    }

    /// Cancels; takes effect within about 20 ms.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether [`Cancel::cancel`] was called.
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
