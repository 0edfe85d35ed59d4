//! Measured growth: how the cost of a program grows with the size of its input.
//!
//! Each class is fitted to the measured costs as `a + b f(n)` with `a, b ≥ 0`, by least absolute
//! relative errors: small inputs count as much as large ones, and a few cases that are easier or harder
//! than others of their size (all items equal, say) do not bend the curve. It is found by least squares with
//! weights (Schlossmacher, *An iterative technique for absolute deviations curve fitting*, 1973). Classes
//! are compared by their likelihood with Laplace's distribution and unknown scale, which is proportional to
//! `E^(-N)` for `N` points and the mean error `E` (likelihoods as weights: Burnham & Anderson, *Model
//! Selection and Multimodel Inference*, section 2.2); its share among all classes is the confidence.

use mettle_domain::{Growth, GrowthClass};

/// Sizes must differ by at least this factor to tell anything …
const SPAN_MIN: f64 = 8.0;
/// … or costs by this one, as those of exponential programs do.
const COST_SPAN_MIN: f64 = 100.0;
/// Different sizes that are needed.
const SIZES_MIN: usize = 5;
/// Relative error below which a fit is as good as it gets: data, not size, makes the difference.
const NOISE: f64 = 0.01;
/// Rounds of weighting; then nothing changes that matters.
const ROUNDS: usize = 50;
/// Confidence below which there is not enough evidence.
const CONFIDENCE_MIN: f64 = 0.7;
/// A cost that grows by less than this factor over all sizes is constant,
const CONSTANT_SPAN: f64 = 1.1;
/// and so is one that grows by fewer instructions than reading a longer number takes.
const CONSTANT_INSTRUCTIONS: f64 = 2_000.0;

/// Fits sizes and costs (of accepted cases). None: not enough evidence.
pub(crate) fn growth(points: &[(u64, u64)]) -> Option<Growth> {
    let points = averaged(points);
    let (first, last) = (points.first()?, points.last()?);
    let costs = || points.iter().map(|point| point.1);
    let (least, most) = (
        costs().fold(f64::MAX, f64::min),
        costs().fold(0.0, f64::max),
    );
    let spans = last.0 / first.0 >= SPAN_MIN || most / least >= COST_SPAN_MIN;
    if points.len() < SIZES_MIN || !spans {
        return None;
    }
    if most / least < CONSTANT_SPAN || most - least < CONSTANT_INSTRUCTIONS {
        return Some(Growth {
            class: GrowthClass::Constant,
            confidence: 1.0,
            sizes: points.len(),
        });
    }
    let fits: Vec<(GrowthClass, f64)> = GrowthClass::ALL
        .into_iter()
        .map(|class| (class, relative_error(class, &points)))
        .collect();
    // Errors of neighbouring sizes are alike, so that points beyond a dozen add little.
    let power = points.len().min(12) as f64;
    let best = fits.iter().map(|fit| fit.1).fold(f64::MAX, f64::min);
    let weight = |error: f64| (best / error).powf(power);
    let sum: f64 = fits.iter().map(|fit| weight(fit.1)).sum();
    let (class, error) = fits
        .into_iter()
        .min_by(|left, right| left.1.total_cmp(&right.1))?;
    let confidence = weight(error) / sum;
    (confidence >= CONFIDENCE_MIN).then_some(Growth {
        class,
        confidence,
        sizes: points.len(),
    })
}

/// One point per size, in order: the mean of its costs.
fn averaged(points: &[(u64, u64)]) -> Vec<(f64, f64)> {
    let mut points = points.to_vec();
    points.retain(|(size, cost)| *size > 0 && *cost > 0);
    points.sort_unstable();
    points
        .chunk_by(|left, right| left.0 == right.0)
        .map(|same| {
            let sum: f64 = same.iter().map(|(_, cost)| *cost as f64).sum();
            (same[0].0 as f64, sum / same.len() as f64)
        })
        .collect()
}

/// `f(n)` of a class, scaled by its value at the largest size so that nothing overflows.
fn shape(class: GrowthClass, size: f64, largest: f64) -> f64 {
    let ratio = size / largest;
    match class {
        GrowthClass::Constant => 0.0,
        GrowthClass::Logarithmic => size.ln_1p() / largest.ln_1p(),
        GrowthClass::Linear => ratio,
        GrowthClass::Linearithmic => ratio * size.ln_1p() / largest.ln_1p(),
        GrowthClass::Quadratic => ratio.powi(2),
        GrowthClass::Cubic => ratio.powi(3),
        GrowthClass::Exponential => (size - largest).exp2(),
    }
}

/// Mean of the relative errors of the best fit.
fn relative_error(class: GrowthClass, points: &[(f64, f64)]) -> f64 {
    let largest = points.last().map_or(1.0, |point| point.0);
    let mut errors = vec![1.0; points.len()];
    for _ in 0..ROUNDS {
        let (a, b) = weighted_fit(class, points, &errors);
        for (error, (size, cost)) in errors.iter_mut().zip(points) {
            *error = ((a + b * shape(class, *size, largest)) / cost - 1.0).abs();
        }
    }
    (errors.iter().sum::<f64>() / points.len() as f64).max(NOISE)
}

/// The best `a` and `b` where squares are divided by these errors.
fn weighted_fit(class: GrowthClass, points: &[(f64, f64)], errors: &[f64]) -> (f64, f64) {
    let largest = points.last().map_or(1.0, |point| point.0);
    // Minimises the sum of (a x + b y - 1)² / error with x = 1/cost and y = f(n)/cost.
    let (mut xx, mut xy, mut yy, mut x, mut y) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for ((size, cost), error) in points.iter().zip(errors) {
        let weight = 1.0 / error.max(NOISE);
        let (u, v) = (1.0 / cost, shape(class, *size, largest) / cost);
        xx += weight * u * u;
        xy += weight * u * v;
        yy += weight * v * v;
        x += weight * u;
        y += weight * v;
    }
    let determinant = xx * yy - xy * xy;
    let mut fit = match class {
        GrowthClass::Constant => (x / xx, 0.0),
        _ => (
            (x * yy - y * xy) / determinant,
            (y * xx - x * xy) / determinant,
        ),
    };
    if !(fit.0 >= 0.0 && fit.0.is_finite()) {
        fit = (0.0, y / yy);
    }
    if !(fit.1 >= 0.0 && fit.1.is_finite()) {
        fit = (x / xx, 0.0);
    }
    fit
}

#[cfg(test)]
mod tests {
    use super::*;
    use GrowthClass::*;

    fn class_of(sizes: &[u64], cost: impl Fn(f64) -> f64) -> Option<GrowthClass> {
        let points: Vec<(u64, u64)> = sizes
            .iter()
            .map(|size| (*size, cost(*size as f64) as u64))
            .collect();
        growth(&points).map(|growth| growth.class)
    }

    const SIZES: [u64; 8] = [100, 200, 500, 1000, 2000, 5000, 10_000, 20_000];

    #[test]
    fn each_class_is_told_from_the_others_beside_a_constant_start() {
        let start = 20_000.0;
        assert_eq!(class_of(&SIZES, |_| start), Some(Constant));
        assert_eq!(
            class_of(&SIZES, |n| start + 9e3 * n.ln()),
            Some(Logarithmic)
        );
        assert_eq!(class_of(&SIZES, |n| start + 50.0 * n), Some(Linear));
        assert_eq!(
            class_of(&SIZES, |n| start + 50.0 * n * n.ln()),
            Some(Linearithmic)
        );
        assert_eq!(class_of(&SIZES, |n| start + 3.0 * n * n), Some(Quadratic));
        assert_eq!(class_of(&SIZES, |n| start + n * n * n), Some(Cubic));
        let small: Vec<u64> = (2..=24).collect();
        assert_eq!(
            class_of(&small, |n| start + 7.0 * n.exp2()),
            Some(Exponential)
        );
    }

    #[test]
    fn a_few_percent_of_noise_do_not_matter() {
        let wobble = |n: f64| 1.0 + 0.03 * (n * 12.9898).sin();
        assert_eq!(
            class_of(&SIZES, |n| (1e4 + 40.0 * n) * wobble(n)),
            Some(Linear)
        );
        assert_eq!(
            class_of(&SIZES, |n| (1e4 + 2.0 * n * n) * wobble(n)),
            Some(Quadratic)
        );
    }

    #[test]
    fn single_cases_that_are_easier_or_harder_than_others_do_not_matter() {
        let usual = |n: f64| 1e4 + 50.0 * n;
        let easy_start = |n: f64| usual(n) * if n < 150.0 { 0.4 } else { 1.0 };
        assert_eq!(class_of(&SIZES, easy_start), Some(Linear));
        let hard_end = |n: f64| usual(n) * if n > 15_000.0 { 2.0 } else { 1.0 };
        assert_eq!(class_of(&SIZES, hard_end), Some(Linear));
    }

    #[test]
    fn few_or_close_sizes_are_not_enough_evidence() {
        assert_eq!(class_of(&[1, 10, 100, 1000], |n| n * n), None);
        assert_eq!(
            class_of(&[100, 110, 120, 130, 140, 150], |n| 9.0 * n * n),
            None
        );
        assert_eq!(growth(&[]), None);
    }

    #[test]
    fn costs_that_follow_no_class_are_not_enough_evidence() {
        let jumps = [9.0, 1.0, 7.0, 2.0, 30.0, 1.0, 8.0, 3.0];
        let points: Vec<(u64, u64)> = SIZES
            .iter()
            .zip(jumps)
            .map(|(size, jump)| (*size, (jump * 1e4) as u64))
            .collect();
        assert_eq!(growth(&points), None);
    }
}
