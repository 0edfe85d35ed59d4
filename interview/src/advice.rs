//! Estimates in words. Written by rules, so that they are the same everywhere and offline.

use crate::{
    normal::sigmoid,
    skill::{Estimate, Proficiency, TARGET_SCORE},
};

/// The chance of success at which a problem teaches most: hard enough to stretch, not to stop.
pub const BEST_CHANCE: f64 = 0.65;

/// What an estimate of `skill` rests on, of which `solved` problems out of its observations were
/// solved: one sentence.
pub fn evidence(estimate: &Estimate, solved: i64) -> String {
    let (low, high) = estimate.interval();
    format!(
        "{solved} of {tried} problem{plural} solved; estimated {score:.0} of 100, between {low:.0} and {high:.0} with 90 % confidence.",
        tried = estimate.observations,
        plural = if estimate.observations == 1 { "" } else { "s" },
        score = estimate.score(),
    )
}

/// What to do about a gap in `skill`: one or two sentences.
pub fn recommendation(skill: &str, estimate: &Estimate) -> String {
    let gap = estimate.gap();
    match estimate.proficiency() {
        Proficiency::NotEnoughEvidence => {
            format!("Solve at least two problems on {skill}, so that more can be said.")
        }
        Proficiency::Weak => format!(
            "Go back to the basics of {skill}: read a worked solution, then solve easy problems without help until they work at the first try ({gap:.0} points to the target of {TARGET_SCORE:.0})."
        ),
        Proficiency::Moderate if gap > 0.0 => format!(
            "Practise {skill} with problems just above your level and test your own inputs before you submit: failed tries cost most ({gap:.0} points to the target of {TARGET_SCORE:.0})."
        ),
        Proficiency::Moderate => {
            format!(
                "{skill} looks good, but is not certain yet: solve a harder problem or two to confirm it."
            )
        }
        Proficiency::Strong => {
            format!("{skill} is at the target: keep it fresh with a hard problem now and then.")
        }
    }
}

/// How far a problem of this difficulty (logits) is from teaching this person most; smaller is better.
pub fn distance_from_best(estimate: &Estimate, difficulty: f64) -> f64 {
    (sigmoid(estimate.mean - difficulty) - BEST_CHANCE).abs()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::{EASY, HARD, MEDIUM};

    #[test]
    fn the_evidence_names_its_size_and_its_uncertainty() {
        let estimate = Estimate {
            mean: 0.0,
            variance: 0.25,
            observations: 4,
        };
        assert_eq!(
            evidence(&estimate, 3),
            "3 of 4 problems solved; estimated 50 of 100, between 29 and 71 with 90 % confidence."
        );
    }

    #[test]
    fn the_weak_are_sent_to_the_basics_and_the_others_are_not() {
        let weak = Estimate {
            mean: -1.5,
            variance: 0.1,
            observations: 6,
        };
        let moderate = Estimate {
            mean: 0.5,
            variance: 0.1,
            observations: 6,
        };
        assert!(recommendation("graphs", &weak).contains("basics of graphs"));
        assert!(!recommendation("graphs", &moderate).contains("basics"));
    }

    #[test]
    fn beginners_get_easy_problems_and_experts_hard_ones() {
        let best_for = |mean| {
            let estimate = Estimate {
                mean,
                ..Estimate::default()
            };
            [EASY, MEDIUM, HARD].into_iter().min_by(|a, b| {
                distance_from_best(&estimate, *a).total_cmp(&distance_from_best(&estimate, *b))
            })
        };
        assert_eq!(best_for(-1.0), Some(EASY));
        assert_eq!(best_for(0.6), Some(MEDIUM));
        assert_eq!(best_for(2.5), Some(HARD));
    }
}
