//! Why there is no verdict: never the author's fault.

use mettle_sandbox::host::SandboxError;

/// What went wrong on our side.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// A sandbox, or the machine.
    #[error(transparent)]
    Sandbox(#[from] SandboxError),
    /// The package: a validator that crashes, say.
    #[error("{0}")]
    Package(String),
}
