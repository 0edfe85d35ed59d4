use super::*;
use proptest::prelude::*;
use rand::{Rng, SeedableRng, rngs::StdRng};

fn observation(score: f64, difficulty: f64) -> Observation {
    Observation {
        score,
        item: Item {
            difficulty,
            discrimination: 1.0,
        },
        share: 1.0,
        noise: 0.17,
    }
}

#[test]
fn one_step_is_the_formula_worked_by_hand() {
    // p = 1/2, h = 1/4, R = 1/16 + 0.0289 = 0.0914, K = 0.25 / (0.0625 + 0.0914).
    let mut estimate = Estimate::default();
    estimate.observe(&observation(1.0, 0.0));
    let gain = 0.25 / (0.0625 + 0.0914);
    assert!((estimate.mean - gain * 0.5).abs() < 1e-12);
    assert!((estimate.variance - (1.0 - gain * 0.25)).abs() < 1e-12);
}

#[test]
fn one_answer_is_not_enough_evidence() {
    let mut estimate = Estimate::default();
    assert_eq!(estimate.proficiency(), Proficiency::NotEnoughEvidence);
    estimate.observe(&observation(1.0, 0.0));
    assert_eq!(estimate.proficiency(), Proficiency::NotEnoughEvidence);
}

#[test]
fn steady_success_becomes_strong_and_steady_failure_weak() {
    let (mut good, mut poor, mut middling) = (
        Estimate::default(),
        Estimate::default(),
        Estimate::default(),
    );
    for _ in 0..8 {
        good.observe(&observation(0.95, 0.0));
        poor.observe(&observation(0.1, 0.0));
        middling.observe(&observation(0.6, 0.0));
    }
    assert_eq!(good.proficiency(), Proficiency::Strong);
    assert_eq!(good.gap(), 0.0);
    assert_eq!(poor.proficiency(), Proficiency::Weak);
    assert!(poor.gap() > 20.0);
    assert_eq!(middling.proficiency(), Proficiency::Moderate);
}

/// 2,000 people with abilities from the prior, eight answers each: the interval must hold the
/// truth about as often as it says. The grader is as noisy as the model believes.
#[test]
fn the_interval_covers_the_truth_nine_times_in_ten() {
    let mut random = StdRng::seed_from_u64(7);
    let people = 2_000;
    let mut covered = 0;
    for _ in 0..people {
        let ability = standard_normal(&mut random);
        let mut estimate = Estimate::default();
        for _ in 0..8 {
            let difficulty = estimate.mean;
            let expected = sigmoid(ability - difficulty);
            let spread = (GRADING_SPREAD * expected * (1.0 - expected) + 0.17 * 0.17).sqrt();
            let score = expected + spread * standard_normal(&mut random);
            estimate.observe(&observation(score, difficulty));
        }
        let (low, high) = estimate.interval();
        if (low..=high).contains(&(100.0 * sigmoid(ability))) {
            covered += 1;
        }
    }
    let share = f64::from(covered) / f64::from(people);
    assert!((0.87..=0.96).contains(&share), "covers {share}");
}

/// By the Box-Muller transform.
fn standard_normal(random: &mut StdRng) -> f64 {
    let (u, v): (f64, f64) = (random.random_range(f64::EPSILON..1.0), random.random());
    (-2.0 * u.ln()).sqrt() * (2.0 * std::f64::consts::PI * v).cos()
}

fn any_observation() -> impl Strategy<Value = Observation> {
    (0.0..=1.0, -3.0..3.0, 0.3..2.0, 0.05..=1.0, 0.01..0.4).prop_map(
        |(score, difficulty, discrimination, share, noise)| Observation {
            score,
            item: Item {
                difficulty,
                discrimination,
            },
            share,
            noise,
        },
    )
}

fn any_estimate() -> impl Strategy<Value = Estimate> {
    (-3.0..3.0, 0.02..=1.0).prop_map(|(mean, variance)| Estimate {
        mean,
        variance,
        observations: 3,
    })
}

proptest! {
    #[test]
    fn evidence_narrows_and_never_breaks_the_estimate(mut estimate in any_estimate(), observation in any_observation()) {
        let before = estimate;
        estimate.observe(&observation);
        prop_assert!(estimate.mean.is_finite());
        prop_assert!(estimate.variance > 0.0 && estimate.variance < before.variance);
    }

    #[test]
    fn a_better_score_never_lowers_the_mean(estimate in any_estimate(), observation in any_observation(), more in 0.0..=1.0) {
        let (mut lower, mut higher) = (estimate, estimate);
        lower.observe(&observation);
        higher.observe(&Observation { score: observation.score.max(more), ..observation });
        prop_assert!(higher.mean >= lower.mean);
        prop_assert_eq!(higher.variance, lower.variance);
    }

    #[test]
    fn the_score_moves_towards_the_observation(estimate in any_estimate(), observation in any_observation()) {
        let expected = sigmoid(observation.item.discrimination * (estimate.mean - observation.item.difficulty));
        let mut after = estimate;
        after.observe(&observation);
        prop_assert!((after.mean - estimate.mean) * (observation.score - expected) >= 0.0);
    }

    #[test]
    fn a_smaller_share_moves_less(estimate in any_estimate(), observation in any_observation()) {
        let (mut whole, mut part) = (estimate, estimate);
        whole.observe(&Observation { share: 1.0, ..observation });
        part.observe(&Observation { share: 0.3, ..observation });
        prop_assert!((part.mean - estimate.mean).abs() <= (whole.mean - estimate.mean).abs());
        prop_assert!(part.variance >= whole.variance);
    }

    #[test]
    fn rest_widens_up_to_knowing_nothing(mut estimate in any_estimate(), days in 0.0..100_000.0) {
        let before = estimate;
        estimate.rest(days);
        prop_assert!(estimate.variance >= before.variance && estimate.variance <= START_VARIANCE);
        prop_assert_eq!(estimate.mean, before.mean);
    }

    #[test]
    fn the_interval_holds_the_score_within_0_and_100(estimate in any_estimate()) {
        let (low, high) = estimate.interval();
        prop_assert!(0.0 <= low && low < estimate.score() && estimate.score() < high && high <= 100.0);
    }
}
