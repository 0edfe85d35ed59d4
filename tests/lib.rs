//! What integration tests share; the tests themselves are in `it/`.

pub mod servers;
