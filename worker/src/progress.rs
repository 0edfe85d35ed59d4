//! From what the judge says to what clients are told.

use mettle_domain::{
    CompileReport, EventBody, JudgeReport, RunOutcome, RunReport, RunStatus, Verdict,
};
use mettle_judge::Progress;
use mettle_store::UserStats;

/// Longest part of each output of a run that is stored and told, in bytes.
const SHOWN_BYTES: usize = 64 << 10;

/// The event of a step; none for the start, which the worker has told at its claim already.
pub(crate) fn event_of(progress: Progress) -> Option<EventBody> {
    match progress {
        Progress::Compiling => None,
        Progress::Compiled(report) => Some(compiled(&report)),
        Progress::Running { cases } => Some(EventBody::Running { cases }),
        Progress::Case {
            report,
            expected,
            difference,
        } => Some(EventBody::Case {
            case: report.case,
            index: report.index,
            verdict: report.verdict,
            cpu_time_ms: report.cpu_time_ms,
            memory_bytes: report.memory_bytes,
            message: report.message,
            stdout: report
                .stdout
                .clone()
                .filter(|_| report.is_sample && report.returned.is_some()),
            output: report
                .returned
                .or(report.stdout)
                .filter(|_| report.is_sample),
            expected: expected.filter(|_| report.is_sample),
            difference: difference.filter(|_| report.is_sample),
            stderr: report.stderr.filter(|_| report.is_sample),
        }),
    }
}

pub(crate) fn compiled(report: &CompileReport) -> EventBody {
    EventBody::Compiled {
        ok: report.ok,
        time_ms: report.time_ms,
        diagnostics: report.diagnostics.clone(),
    }
}

/// The last events after a judgement.
pub(crate) fn judged(report: &JudgeReport, stats: Option<&UserStats>) -> Vec<(EventBody, bool)> {
    let verdict = EventBody::Verdict {
        verdict: report.verdict,
        score: report.score,
        cpu_time_ms: report.cpu_time_ms,
        memory_bytes: report.memory_bytes,
        instructions: report.instructions,
    };
    match stats {
        None => vec![(verdict, true)],
        Some(stats) => {
            let updated = EventBody::StatsUpdated {
                problems_solved: stats.problems_solved,
                average_score: stats.average_score,
                rank: stats.rank.unwrap_or_default(),
            };
            vec![(verdict, false), (updated, true)]
        }
    }
}

/// The last event when nothing came out.
pub(crate) fn judge_error() -> Vec<(EventBody, bool)> {
    let verdict = EventBody::Verdict {
        verdict: Verdict::JE,
        score: None,
        cpu_time_ms: 0.0,
        memory_bytes: 0,
        instructions: None,
    };
    vec![(verdict, true)]
}

/// All events after a run with own input.
pub(crate) fn ran(compile: &CompileReport, run: Option<&RunReport>) -> Vec<(EventBody, bool)> {
    let mut events = vec![(compiled(compile), false)];
    let verdict = verdict_of(run);
    if let Some(RunReport {
        outcome,
        stdout,
        stderr,
    }) = run
    {
        events.push((EventBody::Running { cases: 1 }, false));
        let case = EventBody::Case {
            case: "run".to_owned(),
            index: 0,
            verdict,
            cpu_time_ms: cpu_time_ms(outcome),
            memory_bytes: outcome.memory_bytes,
            message: outcome.message.clone(),
            output: Some(start_of(stdout)),
            stdout: None,
            expected: None,
            difference: None,
            stderr: Some(end_of(stderr)),
        };
        events.push((case, false));
    }
    let outcome = run.map(|run| &run.outcome);
    let last = EventBody::Verdict {
        verdict,
        score: None,
        cpu_time_ms: outcome.map_or(0.0, cpu_time_ms),
        memory_bytes: outcome.map_or(0, |outcome| outcome.memory_bytes),
        instructions: outcome.and_then(|outcome| outcome.instructions),
    };
    events.push((last, true));
    events
}

/// What a run with own input is worth: AC when it ended well, CE when it did not run.
pub(crate) fn verdict_of(run: Option<&RunReport>) -> Verdict {
    match run.map(|run| run.outcome.status) {
        None => Verdict::CE,
        Some(RunStatus::Ok) => Verdict::AC,
        Some(RunStatus::RuntimeError) => Verdict::RTE,
        Some(RunStatus::TimeLimitExceeded) => Verdict::TLE,
        Some(RunStatus::MemoryLimitExceeded) => Verdict::MLE,
        Some(RunStatus::OutputLimitExceeded) => Verdict::OLE,
        Some(RunStatus::JudgeError) => Verdict::JE,
    }
}

fn cpu_time_ms(outcome: &RunOutcome) -> f64 {
    outcome.cpu_time_us as f64 / 1_000.0
}

/// The start of an output as text.
pub(crate) fn start_of(bytes: &[u8]) -> String {
    let shown = &bytes[..bytes.len().min(SHOWN_BYTES)];
    let mut text = String::from_utf8_lossy(shown).into_owned();
    if shown.len() < bytes.len() {
        text.push_str(&format!("\n… ({} more bytes)", bytes.len() - shown.len()));
    }
    text
}

/// The end of an output as text: a traceback's last line matters most.
pub(crate) fn end_of(bytes: &[u8]) -> String {
    let cut = bytes.len().saturating_sub(SHOWN_BYTES);
    let text = String::from_utf8_lossy(&bytes[cut..]);
    if cut == 0 {
        text.into_owned()
    } else {
        format!("({cut} bytes before this) …\n{text}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mettle_domain::CaseReport;

    fn case(is_sample: bool) -> Progress {
        let report = CaseReport {
            judge_message: None,
            returned: None,
            case: "secret/1".to_owned(),
            index: 0,
            is_sample,
            verdict: Verdict::RTE,
            cpu_time_ms: 1.0,
            wall_time_ms: 1.0,
            memory_bytes: 1,
            instructions: None,
            score: None,
            message: Some("exit code 1".to_owned()),
            stdout: Some("out".to_owned()),
            stderr: Some("err".to_owned()),
        };
        let text = Some("text".to_owned());
        Progress::Case {
            report: report.into(),
            expected: text.clone(),
            difference: text,
        }
    }

    #[test]
    fn secret_cases_tell_no_data_whatever_the_judge_says() {
        let Some(EventBody::Case {
            output,
            expected,
            difference,
            stderr,
            message,
            ..
        }) = event_of(case(false))
        else {
            panic!("a case is told");
        };
        assert_eq!(
            [output, expected, difference, stderr],
            [None, None, None, None]
        );
        assert!(message.is_some());
        let Some(EventBody::Case {
            output, expected, ..
        }) = event_of(case(true))
        else {
            panic!("a case is told");
        };
        assert!(output.is_some() && expected.is_some());
    }

    #[test]
    fn long_output_is_cut_where_it_matters_least() {
        let mut long = vec![b'a'; SHOWN_BYTES];
        long.extend(b"the end");
        assert!(start_of(&long).ends_with("(7 more bytes)"));
        assert!(end_of(&long).ends_with("the end") && end_of(&long).starts_with("(7 bytes"));
        assert_eq!(start_of(b"\xff short"), "\u{fffd} short");
        assert_eq!(end_of(b"short"), "short");
    }
}
