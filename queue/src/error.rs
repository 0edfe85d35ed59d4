//! What can go wrong between processes.

/// Why the queue could not do what was asked.
#[derive(Clone, Debug, thiserror::Error)]
pub enum QueueError {
    /// The address of Redis cannot be understood. The address itself is not repeated, because
    /// it may hold a password.
    #[error(
        "the Redis address is not valid ({0}); it looks like redis://user:password@host:6379/0"
    )]
    BadUrl(String),
    /// Redis does not answer.
    #[error("cannot use Redis at {address}: {reason}; is it running, and is REDIS_URL right?")]
    Unavailable {
        /// Host and port.
        address: String,
        /// What the connection said.
        reason: String,
    },
    /// More hints wait than the embedded queue holds.
    #[error("the embedded queue is full ({0} hints wait); the row is found again later")]
    Full(usize),
    /// A newer attempt has published already: the publisher has lost its submission.
    #[error("attempt {newest} has started; this one's events are dropped")]
    Stale {
        /// The newest attempt in the log.
        newest: u32,
    },
}
