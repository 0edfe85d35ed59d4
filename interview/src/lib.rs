//! What answers and submissions say about a person: pure computation, no input or output.
//!
//! [`skill`] is the model of a skill, [`practice`] turns work on problems into observations of it,
//! [`advice`] puts estimates into words.

pub mod advice;
pub mod normal;
pub mod practice;
pub mod skill;
