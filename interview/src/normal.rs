//! The normal and logistic distributions, as far as the skill model needs them.

/// The logistic function: logits to a share of 0 to 1.
pub fn sigmoid(logits: f64) -> f64 {
    1.0 / (1.0 + (-logits).exp())
}

/// The inverse of [`sigmoid`]: a share strictly between 0 and 1 to logits.
pub fn logit(share: f64) -> f64 {
    (share / (1.0 - share)).ln()
}

/// P(X <= z) of a standard normal X, to within 1e-7 (Abramowitz and Stegun, formula 26.2.17).
pub fn standard_normal_cdf(z: f64) -> f64 {
    let t = 1.0 / (1.0 + 0.231_641_9 * z.abs());
    let polynomial = t
        * (0.319_381_530
            + t * (-0.356_563_782
                + t * (1.781_477_937 + t * (-1.821_255_978 + t * 1.330_274_429))));
    let density = (-0.5 * z * z).exp() / (2.0 * std::f64::consts::PI).sqrt();
    let upper_tail = density * polynomial;
    if z >= 0.0 {
        1.0 - upper_tail
    } else {
        upper_tail
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_normal_distribution_agrees_with_its_tables() {
        for (z, p) in [
            (0.0, 0.5),
            (1.0, 0.841_344_7),
            (-1.0, 0.158_655_3),
            (1.644_853_6, 0.95),
            (3.0, 0.998_650_1),
        ] {
            assert!((standard_normal_cdf(z) - p).abs() < 2e-7, "at {z}");
        }
    }

    #[test]
    fn logit_undoes_sigmoid() {
        for logits in [-4.0, -0.8, 0.0, 1.2, 3.0] {
            assert!((logit(sigmoid(logits)) - logits).abs() < 1e-12);
        }
    }
}
