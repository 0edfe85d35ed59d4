//! Runs untrusted wasm: the engine, a small WASI of our own, and the processes around it.

pub mod engine;
