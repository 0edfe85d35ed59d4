//! What answers and submissions say about a person: pure computation, no input or output.

pub mod skill;
