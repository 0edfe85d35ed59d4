//! The messages of a live connection, for the documentation.

use crate::views::VerdictWord;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A message of a live connection. Fields that do not belong to its `type` are absent.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "seq": 1_791_190_501_000_123_u64, "at": "2026-10-05T09:15:01Z", "attempt": 1, "type": "submission.case",
    "case": "secret/01", "index": 1, "verdict": "AC", "cpu_time_ms": 1.25, "memory_bytes": 1_048_576
}))]
pub(crate) struct LiveMessage {
    /// Increases within the topic; gaps mean nothing. Send the last one as `after` to resume.
    seq: u64,
    /// When it happened.
    at: DateTime<Utc>,
    /// Attempt at judging it belongs to: drop messages of lower attempts than the highest seen.
    attempt: u32,
    /// True on the last message; the server closes normally after it.
    #[serde(rename = "final", skip_serializing_if = "Option::is_none")]
    is_final: Option<bool>,
    /// `submission.queued`, `submission.compiling`, `submission.compiled`, `submission.running`,
    /// `submission.case`, `submission.verdict`, `stats.updated` or `snapshot`. Runs use the same.
    #[serde(rename = "type")]
    kind: String,
    /// Of `submission.compiled`: whether there is a program to run.
    ok: Option<bool>,
    /// Of `submission.compiled`: wall time in milliseconds.
    time_ms: Option<u64>,
    /// Of `submission.compiled`: warnings and errors.
    diagnostics: Option<String>,
    /// Of `submission.running`: number of tests.
    cases: Option<u64>,
    /// Of `submission.case`: name of the test.
    case: Option<String>,
    /// Of `submission.case`: position in judging order, from 0.
    index: Option<u64>,
    /// Of `submission.case` and `submission.verdict`.
    #[schema(value_type = Option<VerdictWord>)]
    verdict: Option<String>,
    /// Of `submission.verdict`: points, for scored problems.
    score: Option<f64>,
    /// Of `submission.case` and `submission.verdict`: CPU time in milliseconds.
    cpu_time_ms: Option<f64>,
    /// Of `submission.case` and `submission.verdict`: memory in bytes.
    memory_bytes: Option<u64>,
    /// Of `submission.verdict`: instructions, when counted.
    instructions: Option<u64>,
    /// Of `submission.case`: what happened, if it did not go well.
    message: Option<String>,
    /// Of `submission.case`, samples only: standard output, or what the calls of a function or class gave (a
    /// line of JSON each).
    output: Option<String>,
    /// Of `submission.case`, samples of functions and classes only: what they printed themselves.
    stdout: Option<String>,
    /// Of `submission.case`, samples only: expected output.
    expected: Option<String>,
    /// Of `submission.case`, samples only: where the two part.
    difference: Option<String>,
    /// Of `submission.case`, samples only: standard error.
    stderr: Option<String>,
    /// Of `stats.updated`: distinct problems solved.
    problems_solved: Option<i64>,
    /// Of `stats.updated`: mean best score, 0 to 100.
    average_score: Option<f64>,
    /// Of `stats.updated`: position on the leaderboard.
    rank: Option<i64>,
    /// Of `snapshot`: the submission or run as its REST answer shows it.
    #[schema(value_type = Option<Object>)]
    state: Option<serde_json::Value>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use mettle_domain::{Event, EventBody, Verdict};

    #[test]
    fn every_event_has_only_documented_fields() {
        let verdict = Verdict::WA;
        let text = || Some("x".to_owned());
        let bodies = [
            EventBody::Queued,
            EventBody::Compiling,
            EventBody::Compiled {
                ok: true,
                time_ms: 1,
                diagnostics: "w".into(),
            },
            EventBody::Running { cases: 2 },
            EventBody::Case {
                case: "sample/1".into(),
                index: 0,
                verdict,
                cpu_time_ms: 1.0,
                memory_bytes: 1,
                message: text(),
                output: text(),
                stdout: text(),
                expected: text(),
                difference: text(),
                stderr: text(),
            },
            EventBody::Verdict {
                verdict,
                score: None,
                cpu_time_ms: 1.0,
                memory_bytes: 1,
                instructions: Some(1),
            },
            EventBody::StatsUpdated {
                problems_solved: 1,
                average_score: 1.0,
                rank: 1,
            },
            EventBody::Snapshot {
                state: serde_json::json!({}),
            },
        ];
        for body in bodies {
            let event = Event {
                seq: 1,
                at: Utc::now(),
                attempt: 1,
                is_final: true,
                body,
            };
            let json = serde_json::to_string(&event).unwrap();
            serde_json::from_str::<LiveMessage>(&json)
                .unwrap_or_else(|error| panic!("{error} in {json}"));
        }
    }
}
