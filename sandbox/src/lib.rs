//! Runs untrusted wasm: the engine, a small WASI of our own, and the processes around it.
//!
//! # Theory of operation
//! A *host* ([`host::Server`]) starts one *fork server* ([`zygote`]), a program of its own that
//! maps every precompiled module and then gives up root, capabilities and the host's namespaces. For
//! each submission the host asks for a [`host::Sandbox`]: the fork server forks, the *child* closes
//! everything but one socket, enters the operating system's walls ([`walls`]) and serves requests ([`protocol`]): keep a
//! file, translate wasm to machine code, run a module. Every run has a fresh wasmtime `Store` and
//! a world in memory ([`wasi`]).
//!
//! A program that begins with a prepared library is translated without it ([`library`]).
//!
//! Two children may have a channel between them, for guests that talk to each other ([`pair`]).
//!
//! A compiler that is no wasm but a library of ours runs in the child as it is ([`native`]). One that is
//! a program of its own runs in a process of its own, behind walls that let it see nothing but
//! itself and the sources ([`jail`]).
//!
//! Nothing in the fast path counts time: a timer signal ends a guest that uses too much CPU, the
//! host ends one that takes too long, and a new child takes over from there.

mod child;
pub mod engine;
pub mod host;
pub mod image;
pub mod jail;
pub mod kept_memory;
pub mod library;
pub mod native;
mod null_guard;
pub mod pair;
pub mod protocol;
mod sockets;
pub mod walls;
mod wasi;
pub use wasi::channel::Direction;
mod wire;
mod written_pages;
pub mod zygote;
