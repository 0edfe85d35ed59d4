//! The time limit of a package that states none, inferred from the jury's submissions.
//!
//! The format: the limit is the smallest multiple of the resolution (1 s unless stated) with
//! `T_ac · ac_to_time_limit ≤ limit` and `limit · time_limit_to_tle ≤ T_tle`, where `T_ac` is the
//! slowest run that must be fast enough and `T_tle` the fastest of the submissions that must be too
//! slow, each by its slowest case. If both cannot hold, the first wins: right programs must pass.

use crate::package::Timing;

/// The limit of a package that states none and has no submission to infer one from.
pub const FALLBACK_MS: u64 = 5_000;

/// How long a run may take while the limit is still to be found.
pub const GENEROUS_MS: u64 = 60_000;

/// Running times of the jury's submissions, in milliseconds of CPU time.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Evidence {
    /// The slowest run that must be within the limit.
    pub slowest_right_ms: Option<f64>,
    /// The fastest submission that must be over the limit. Infinitely slow if there is none.
    pub fastest_too_slow_ms: Option<f64>,
}

impl Evidence {
    /// Adds a run that must be within the limit.
    pub fn add_right(&mut self, ms: f64) {
        self.slowest_right_ms = Some(self.slowest_right_ms.map_or(ms, |slowest| slowest.max(ms)));
    }

    /// Adds a submission that must be over the limit.
    pub fn add_too_slow(&mut self, ms: f64) {
        self.fastest_too_slow_ms = Some(
            self.fastest_too_slow_ms
                .map_or(ms, |fastest| fastest.min(ms)),
        );
    }
}

/// The smallest limit in milliseconds that leaves right programs the room the package asks for:
/// at least one step of the resolution. None without a run to go by.
pub fn infer(evidence: &Evidence, timing: &Timing) -> Option<u64> {
    let least_s = evidence.slowest_right_ms? * timing.ac_to_time_limit / 1000.0;
    // Rounding must not turn exactly 2 steps into 3.
    let steps = (least_s / timing.resolution_s - 1e-9).ceil().max(1.0);
    Some((steps * timing.resolution_s * 1000.0).round() as u64)
}

/// What the running times say against a limit, as sentences.
pub fn contradictions(limit_ms: u64, evidence: &Evidence, timing: &Timing) -> Vec<String> {
    let limit_s = limit_ms as f64 / 1000.0;
    let mut found = Vec::new();
    if let Some(right_s) = evidence.slowest_right_ms.map(|ms| ms / 1000.0) {
        let least_s = right_s * timing.ac_to_time_limit;
        if least_s > limit_s * (1.0 + 1e-9) {
            found.push(format!(
                "the time limit of {limit_s} s is tight: a submission that must pass takes {right_s:.3} s, so it should be at least \
                 {least_s:.3} s ({} times that)",
                timing.ac_to_time_limit
            ));
        }
    }
    if let Some(slow_s) = evidence.fastest_too_slow_ms.map(|ms| ms / 1000.0) {
        let most_s = slow_s / timing.time_limit_to_tle;
        if limit_s > most_s * (1.0 + 1e-9) {
            found.push(format!(
                "the time limit of {limit_s} s is loose: a submission that must be too slow takes {slow_s:.3} s, so it should be at most \
                 {most_s:.3} s; larger test cases would help"
            ));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn timing(resolution_s: f64, ac_to_time_limit: f64, time_limit_to_tle: f64) -> Timing {
        Timing {
            resolution_s,
            ac_to_time_limit,
            time_limit_to_tle,
        }
    }

    fn evidence(right: &[f64], too_slow: &[f64]) -> Evidence {
        let mut evidence = Evidence::default();
        right.iter().for_each(|ms| evidence.add_right(*ms));
        too_slow.iter().for_each(|ms| evidence.add_too_slow(*ms));
        evidence
    }

    #[test]
    fn the_limit_is_the_smallest_multiple_that_leaves_room() {
        for (slowest_ms, timing, limit_ms) in [
            (0.3, timing(1.0, 2.0, 1.5), 1000),
            (500.0, timing(1.0, 2.0, 1.5), 1000),
            (500.1, timing(1.0, 2.0, 1.5), 2000),
            (1000.0, timing(1.0, 5.0, 2.0), 5000),
            (300.0, timing(0.1, 2.0, 1.5), 600),
            (300.0, timing(0.25, 2.0, 1.5), 750),
            (1.0, timing(0.25, 2.0, 1.5), 250),
        ] {
            assert_eq!(
                infer(&evidence(&[1.0e-3, slowest_ms], &[]), &timing),
                Some(limit_ms),
                "{slowest_ms}"
            );
        }
        assert_eq!(
            infer(&evidence(&[], &[9_000.0]), &timing(1.0, 2.0, 1.5)),
            None
        );
    }

    #[test]
    fn contradictions_are_told_and_right_programs_win() {
        let timing = timing(1.0, 2.0, 1.5);
        assert_eq!(
            contradictions(1000, &evidence(&[400.0], &[1500.0]), &timing),
            [] as [&str; 0]
        );
        let loose = evidence(&[400.0], &[9_000.0, 1400.0]);
        assert_eq!(infer(&loose, &timing), Some(1000));
        let found = contradictions(1000, &loose, &timing);
        assert!(
            found.len() == 1 && found[0].contains("loose") && found[0].contains("1.400 s"),
            "{found:?}"
        );
        let found = contradictions(1000, &evidence(&[600.0], &[]), &timing);
        assert!(
            found.len() == 1 && found[0].contains("tight") && found[0].contains("at least 1.200 s"),
            "{found:?}"
        );
    }
}
