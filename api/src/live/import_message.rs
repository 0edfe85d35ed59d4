//! The messages of an import, for the documentation.

use crate::views::VerdictWord;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A message about an import. Fields that do not belong to its `type` are absent.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "seq": 1_791_190_501_000_123_u64, "at": "2026-10-05T09:15:01Z", "attempt": 1, "type": "import.finding",
    "severity": "warning", "path": "data/secret", "message": "has no test cases; only the samples are judged"
}))]
pub(crate) struct ImportMessage {
    /// Increases within the topic; gaps mean nothing. Send the last one as `after` to resume.
    seq: u64,
    /// When it happened.
    at: DateTime<Utc>,
    /// Attempt it belongs to: drop messages of lower attempts than the highest seen.
    attempt: u32,
    /// True on the last message; the server closes normally after it.
    #[serde(rename = "final", skip_serializing_if = "Option::is_none")]
    is_final: Option<bool>,
    /// `import.received`, `import.started`, `import.making`, `import.unpacked`, `import.finding`, `import.judging`,
    /// `import.submission`, `import.limits`, `import.toothless`, and last one of `import.published`,
    /// `import.verified`, `import.refused`, `import.failed`; or `snapshot`.
    #[serde(rename = "type")]
    kind: String,
    /// Of `import.received`: the file's name.
    file: Option<String>,
    /// Of `import.received` and `import.unpacked`: bytes, packed and unpacked.
    size_bytes: Option<u64>,
    /// Of `import.unpacked` and `import.published`.
    slug: Option<String>,
    /// Of `import.unpacked`.
    title: Option<String>,
    /// Of `import.unpacked`: number of files; of `import.making`: how many are made.
    files: Option<u64>,
    /// Of `import.unpacked`: number of tests; of `import.toothless`: the names of tests that no
    /// wrong submission fails.
    #[schema(value_type = Option<Object>)]
    cases: Option<serde_json::Value>,
    /// Of `import.unpacked`: number of jury submissions.
    submissions: Option<u64>,
    /// Of `import.unpacked`: SHA-256 of the package's content.
    digest: Option<String>,
    /// Of `import.finding`: `error` or `warning`.
    severity: Option<String>,
    /// Of `import.finding` and `import.submission`: where in the package.
    path: Option<String>,
    /// Of `import.finding`: what is wrong; of `import.submission`: how it breaks its promise.
    message: Option<String>,
    /// Of `import.making`: the program that makes tests now.
    program: Option<String>,
    /// Of `import.judging`: the submission that is judged now.
    submission: Option<String>,
    /// Of `import.submission`: its language, if it is one of ours.
    language: Option<String>,
    /// Of `import.submission`: the verdicts it may get.
    #[schema(value_type = Option<Vec<VerdictWord>>)]
    expected: Option<Vec<String>>,
    /// Of `import.submission`: the verdict it got.
    #[schema(value_type = Option<VerdictWord>)]
    verdict: Option<String>,
    /// Of `import.submission`: its points, in scoring problems.
    score: Option<f64>,
    /// Of `import.submission`: whether it keeps its promise.
    ok: Option<bool>,
    /// Of `import.submission`: why it was not judged.
    skipped: Option<String>,
    /// Of `import.submission`: what the compiler said, if it refused.
    diagnostics: Option<String>,
    /// Of `import.submission`: a verdict for each test.
    #[schema(value_type = Option<Vec<VerdictWord>>)]
    verdicts: Option<Vec<String>>,
    /// Of `import.submission`: CPU time of each test, in milliseconds.
    cpu_times_ms: Option<Vec<f64>>,
    /// Of `import.submission`: largest memory of a test.
    memory_bytes: Option<u64>,
    /// Of `import.submission`: most instructions of a test, when counted.
    instructions: Option<u64>,
    /// Of `import.limits`: the CPU time limit.
    time_limit_ms: Option<u64>,
    /// Of `import.limits`: whether it was inferred.
    inferred: Option<bool>,
    /// Of `import.limits`: slowest test of the accepted submissions.
    slowest_accepted_ms: Option<f64>,
    /// Of `import.limits`: the limit divided by that.
    slack: Option<f64>,
    /// Of `import.limits`: fastest of the submissions that must be too slow.
    fastest_too_slow_ms: Option<f64>,
    /// Of `import.limits`: most instructions of a test of the accepted submissions that are compiled.
    most_instructions: Option<u64>,
    /// Of `import.limits`: an instruction limit with the slack that the time limit asks for.
    suggested_instruction_limit: Option<u64>,
    /// Of `import.published`: the version.
    version: Option<i64>,
    /// Of `import.published`: false if it was the current version already.
    changed: Option<bool>,
    /// Of `import.refused`: why.
    reason: Option<String>,
    /// Of `snapshot`: the import as its REST answer shows it.
    #[schema(value_type = Option<Object>)]
    state: Option<serde_json::Value>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use mettle_domain::{Event, EventBody, ImportStep, JudgedSubmission, MeasuredLimits, Verdict};

    #[test]
    fn every_step_has_only_documented_fields_and_reads_back() {
        let text = || "x".to_owned();
        let submission = JudgedSubmission {
            path: text(),
            language: Some(text()),
            expected: vec![Verdict::AC],
            verdict: Some(Verdict::WA),
            score: Some(1.5),
            ok: false,
            skipped: Some(text()),
            message: Some(text()),
            diagnostics: Some(text()),
            verdicts: vec![Verdict::AC, Verdict::WA],
            cpu_times_ms: vec![1.0, 2.0],
            memory_bytes: 1,
            instructions: Some(1),
        };
        let limits = MeasuredLimits {
            time_limit_ms: 1,
            inferred: true,
            slowest_accepted_ms: Some(1.0),
            slack: Some(2.0),
            fastest_too_slow_ms: None,
            most_instructions: Some(7),
            suggested_instruction_limit: Some(14),
        };
        let steps = [
            ImportStep::Received {
                file: text(),
                size_bytes: 1,
            },
            ImportStep::Started,
            ImportStep::Making {
                program: text(),
                files: 2,
            },
            ImportStep::Unpacked {
                slug: text(),
                title: text(),
                files: 1,
                size_bytes: 1,
                cases: 1,
                submissions: 1,
                digest: text(),
            },
            ImportStep::Finding {
                severity: text(),
                path: text(),
                message: text(),
            },
            ImportStep::Judging { submission: text() },
            ImportStep::Submission(Box::new(submission)),
            ImportStep::Limits(limits),
            ImportStep::Toothless {
                cases: vec![text()],
            },
            ImportStep::Published {
                slug: text(),
                version: 1,
                changed: true,
            },
            ImportStep::Verified,
            ImportStep::Refused { reason: text() },
            ImportStep::Failed,
        ];
        for step in steps {
            let event = Event {
                seq: 1,
                at: Utc::now(),
                attempt: 1,
                is_final: true,
                body: EventBody::Import(step),
            };
            let json = serde_json::to_string(&event).unwrap();
            serde_json::from_str::<ImportMessage>(&json)
                .unwrap_or_else(|error| panic!("{error} in {json}"));
            // As it goes through Redis.
            assert_eq!(serde_json::from_str::<Event>(&json).unwrap(), event);
        }
    }
}
