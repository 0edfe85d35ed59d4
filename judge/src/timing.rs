//! Runs near their time limit.
//!
//! CPU time of the same program on the same input varies by some percent with what else the
//! machine does. So that a verdict does not flip with it, a run gets [`NEAR_PERCENT`] more than its
//! limit; one that ends in that zone is repeated, with no other run of this judge beside it, before
//! it is called too slow. The shortest of its times counts.

use mettle_domain::Limits;
use mettle_sandbox::{
    host::{RunResult, SandboxError},
    protocol::Status,
};

/// How far beyond its limit a run is still near it, in percent.
const NEAR_PERCENT: u64 = 15;
/// How often a run near its limit is repeated, unless it keeps it before.
const REPEATS: usize = 2;

/// The CPU time after which a run is stopped, in milliseconds.
pub(crate) fn stop_after_ms(limit_ms: u64) -> u64 {
    limit_ms + limit_ms * NEAR_PERCENT / 100
}

/// Repeats a run that ended near its limit by `run_alone`. Returns the run that counts, and what
/// to say of it.
pub(crate) fn settle(
    first: RunResult,
    limits: &Limits,
    mut run_alone: impl FnMut() -> Result<RunResult, SandboxError>,
) -> Result<(RunResult, Option<String>), SandboxError> {
    let limit_us = limits.cpu_time_ms * 1000;
    if !ended_late(&first, limit_us) {
        return Ok((first, None));
    }
    let first_us = first.cpu_us;
    let mut best = first;
    let mut repeated_us = Vec::new();
    while repeated_us.len() < REPEATS && best.cpu_us > limit_us {
        let again = run_alone()?;
        repeated_us.push(again.cpu_us);
        if again.cpu_us < best.cpu_us {
            best = again;
        }
    }
    Ok((best, Some(note(first_us, &repeated_us))))
}

/// Whether the run came to an end by itself, but after its limit.
fn ended_late(result: &RunResult, limit_us: u64) -> bool {
    matches!(result.status, Status::Exited | Status::Trapped)
        && !result.memory_refused
        && result.cpu_us > limit_us
}

fn note(first_us: u64, repeated_us: &[u64]) -> String {
    let seconds = |us: u64| format!("{:.3} s", us as f64 / 1e6);
    let repeated: Vec<String> = repeated_us.iter().map(|us| seconds(*us)).collect();
    format!(
        "near the time limit: {} of CPU time, {} when repeated alone",
        seconds(first_us),
        repeated.join(" and ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verdict::tests::result;

    /// The time that counts, the note, and how many repetitions it took, with a limit of 1 s.
    fn settled(status: Status, times_ms: &[u64]) -> (u64, bool, usize) {
        let limits = Limits::default().with_cpu_time_ms(1000);
        let run = |ms: u64| result(status, 0, false, ms * 1000);
        let mut repeats = times_ms[1..].iter();
        let mut used = 0;
        let (counts, note) = settle(run(times_ms[0]), &limits, || {
            used += 1;
            Ok(run(*repeats.next().expect("one repetition too many")))
        })
        .unwrap();
        (counts.cpu_us / 1000, note.is_some(), used)
    }

    #[test]
    fn a_run_within_its_limit_is_not_repeated() {
        assert_eq!(settled(Status::Exited, &[999]), (999, false, 0));
    }

    #[test]
    fn a_late_run_is_repeated_until_it_keeps_its_limit() {
        assert_eq!(settled(Status::Exited, &[1080, 970]), (970, true, 1));
        assert_eq!(settled(Status::Trapped, &[1080, 1020, 990]), (990, true, 2));
    }

    #[test]
    fn two_repetitions_that_are_late_too_make_it_final() {
        assert_eq!(
            settled(Status::Exited, &[1080, 1050, 1060]),
            (1050, true, 2)
        );
    }

    #[test]
    fn a_run_that_had_to_be_stopped_is_too_slow_at_once() {
        assert_eq!(settled(Status::CpuLimit, &[1150]), (1150, false, 0));
    }

    #[test]
    fn a_note_names_every_time() {
        assert_eq!(
            note(1_052_000, &[1_049_400, 998_000]),
            "near the time limit: 1.052 s of CPU time, 1.049 s and 0.998 s when repeated alone"
        );
    }

    #[test]
    fn fifteen_percent_are_near() {
        assert_eq!(stop_after_ms(1000), 1150);
        assert_eq!(stop_after_ms(3), 3);
    }
}
