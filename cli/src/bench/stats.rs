//! Numbers out of samples.

/// The sample below which this part of the samples lies (0.5 is the median), with the average of
/// the two nearest where it falls between them. NaN for no samples.
pub fn quantile(samples: &[f64], part: f64) -> f64 {
    let mut sorted = samples.to_vec();
    sorted.sort_by(f64::total_cmp);
    let Some(last) = sorted.len().checked_sub(1) else {
        return f64::NAN;
    };
    let at = part * last as f64;
    rounded((sorted[at.floor() as usize] + sorted[at.ceil() as usize]) / 2.0)
}

/// The middle of the samples.
pub fn median(samples: &[f64]) -> f64 {
    quantile(samples, 0.5)
}

/// The usual mean of ratios: twice as fast and twice as slow cancel out.
pub fn geometric_mean(ratios: &[f64]) -> f64 {
    let logarithms: f64 = ratios.iter().map(|ratio| ratio.ln()).sum();
    rounded((logarithms / ratios.len() as f64).exp())
}

/// Four decimals: the noise is larger.
pub fn rounded(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_do_not_depend_on_the_order() {
        assert_eq!(median(&[3.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(&[4.0, 1.0, 2.0, 3.0]), 2.5);
        assert_eq!(
            quantile(&(0..=100).rev().map(f64::from).collect::<Vec<_>>(), 0.95),
            95.0
        );
        assert!(median(&[]).is_nan());
    }

    #[test]
    fn opposite_ratios_cancel_out() {
        assert_eq!(geometric_mean(&[0.5, 2.0]), 1.0);
        assert_eq!(geometric_mean(&[1.0, 8.0, 27.0]), 6.0);
    }
}
