//! For administrators.

mod archive;
pub(super) mod audit;
pub(super) mod imports;
pub(super) mod problems;
pub(super) mod rejudges;
pub(super) mod tests;
mod upload;
