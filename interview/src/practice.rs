//! Work on problems as observations of skills.
//!
//! A user and a problem give **one** observation, whatever the number of submissions: it is computed
//! from where the user stands with the problem now, so that submitting again never inflates the
//! evidence, and the estimate can be computed anew at any time from the submissions alone.
//!
//! - Accepted at the first try scores 1. Each failed try before it takes [`RETRY_COST`], down to
//!   [`SOLVED_FLOOR`]: who got there after many tries still got there.
//! - Not accepted yet scores the best share of the test data passed times [`SOLVED_FLOOR`]: never
//!   more than a solution, and an almost right program says more than one that fails at once.
//! - Compile errors and judge errors are no observation: the first is a slip of the language, the
//!   second is ours. What happens after the first accepted submission changes nothing.
//!
//! A problem with several tags is about each of them by an equal share.

use crate::skill::{Estimate, Item, Observation};

/// Score of a solved problem lost by each failed try before.
pub const RETRY_COST: f64 = 0.15;
/// The least score of a solved problem, and the bound for unsolved ones.
pub const SOLVED_FLOOR: f64 = 0.4;
/// Standard deviation of the error of a score given by test data: tests are nearly exact, but
/// weak data accept wrong programs now and then.
pub const TESTS_NOISE: f64 = 0.05;

/// Difficulty of an easy problem in logits.
pub const EASY: f64 = -0.8;
/// Difficulty of a medium problem in logits.
pub const MEDIUM: f64 = 0.0;
/// Difficulty of a hard problem in logits.
pub const HARD: f64 = 1.2;

/// Where a user stands with a problem.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Practice {
    /// Whether a submission was accepted.
    pub solved: bool,
    /// Submissions that ran and failed before the first accepted one.
    pub failures: i64,
    /// The best share of the test data passed, 0 to 1.
    pub best_share: f64,
    /// Difficulty of the problem in logits.
    pub difficulty: f64,
    /// Number of tags of the problem, from 1.
    pub tags: i64,
    /// Days between the observation before this one and this one; 0 for the first.
    pub days_since_last: f64,
}

impl Practice {
    /// The score of the observation, 0 to 1.
    pub fn score(&self) -> f64 {
        if self.solved {
            (1.0 - RETRY_COST * self.failures as f64).max(SOLVED_FLOOR)
        } else {
            SOLVED_FLOOR * self.best_share.clamp(0.0, 1.0)
        }
    }

    fn observation(&self) -> Observation {
        Observation {
            score: self.score(),
            item: Item {
                difficulty: self.difficulty,
                discrimination: 1.0,
            },
            share: 1.0 / self.tags.max(1) as f64,
            noise: TESTS_NOISE,
        }
    }
}

/// The skill that the work on all problems of one tag shows, oldest first.
pub fn estimate(work: &[Practice]) -> Estimate {
    let mut estimate = Estimate::default();
    for practice in work {
        estimate.rest(practice.days_since_last);
        estimate.observe(&practice.observation());
    }
    estimate
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::skill::Proficiency;

    fn solved(failures: i64, difficulty: f64) -> Practice {
        Practice {
            solved: true,
            failures,
            best_share: 1.0,
            difficulty,
            tags: 1,
            days_since_last: 0.0,
        }
    }

    fn unsolved(best_share: f64) -> Practice {
        Practice {
            solved: false,
            failures: 3,
            best_share,
            difficulty: MEDIUM,
            tags: 1,
            days_since_last: 0.0,
        }
    }

    #[test]
    fn every_failed_try_costs_until_the_floor() {
        let scores = [0, 1, 2, 4, 50].map(|failures| solved(failures, MEDIUM).score());
        assert_eq!(scores, [1.0, 0.85, 0.7, 0.4, 0.4]);
    }

    #[test]
    fn an_unsolved_problem_never_beats_a_solved_one() {
        assert_eq!(unsolved(0.0).score(), 0.0);
        assert_eq!(unsolved(0.5).score(), 0.2);
        assert!(unsolved(0.99).score() < solved(50, MEDIUM).score());
    }

    #[test]
    fn harder_problems_and_fewer_tries_show_more_skill() {
        let easy = estimate(&[solved(0, EASY), solved(0, EASY)]);
        let hard = estimate(&[solved(0, HARD), solved(0, HARD)]);
        let slow = estimate(&[solved(3, HARD), solved(3, HARD)]);
        assert!(hard.mean > easy.mean && hard.mean > slow.mean);
    }

    #[test]
    fn a_tag_among_four_learns_less_from_a_problem() {
        let alone = estimate(&[solved(0, MEDIUM)]);
        let shared = estimate(&[Practice {
            tags: 4,
            ..solved(0, MEDIUM)
        }]);
        assert!(shared.mean < alone.mean && shared.variance > alone.variance);
    }

    #[test]
    fn labels_follow_a_handful_of_problems() {
        assert_eq!(
            estimate(&[solved(0, MEDIUM)]).proficiency(),
            Proficiency::NotEnoughEvidence
        );
        assert_eq!(
            estimate(&[solved(0, MEDIUM); 4]).proficiency(),
            Proficiency::Strong
        );
        assert_eq!(
            estimate(&[unsolved(0.1); 4]).proficiency(),
            Proficiency::Weak
        );
    }

    #[test]
    fn old_evidence_weighs_less() {
        let fresh = estimate(&[unsolved(0.0), solved(0, MEDIUM)]);
        let old = estimate(&[
            unsolved(0.0),
            Practice {
                days_since_last: 600.0,
                ..solved(0, MEDIUM)
            },
        ]);
        assert!(
            old.mean > fresh.mean,
            "after a long pause the new result moves more"
        );
    }
}
