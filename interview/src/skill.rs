//! The skill model.

use serde::{Deserialize, Serialize};

/// What can be said about a skill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proficiency {
    /// Below 50 with a probability of at least 0.8.
    Weak,
    /// Neither weak nor strong.
    Moderate,
    /// At least 70 with a probability of at least 0.8.
    Strong,
    /// Too few observations, or too wide an interval.
    NotEnoughEvidence,
}
