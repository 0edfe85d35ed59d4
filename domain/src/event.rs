//! What is told while a submission is judged.

use crate::Verdict;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Where an event belongs: one log and one live feed per topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Topic {
    /// A submission, by id.
    Submission(Uuid),
    /// A run with own input, by id.
    Run(Uuid),
}

impl Topic {
    /// The id without its kind.
    pub fn id(self) -> Uuid {
        match self {
            Topic::Submission(id) | Topic::Run(id) => id,
        }
    }

    /// A short unique name, used as a key: `submission:…`, `run:…`.
    pub fn key(self) -> String {
        match self {
            Topic::Submission(id) => format!("submission:{id}"),
            Topic::Run(id) => format!("run:{id}"),
        }
    }
}

/// One message of a topic as clients see it: `{"seq":…,"type":…,"at":…,…}`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Increases within the topic. Gaps mean nothing; only the order counts.
    pub seq: u64,
    /// When it happened.
    pub at: DateTime<Utc>,
    /// Which attempt at judging this belongs to; clients drop events of lower attempts.
    pub attempt: u32,
    /// True on the last event of the topic: the server closes after it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not", rename = "final")]
    pub is_final: bool,
    /// What happened.
    #[serde(flatten)]
    pub body: EventBody,
}

/// What happened. Runs with own input use the same types.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum EventBody {
    /// It is stored and waits for a worker.
    #[serde(rename = "submission.queued")]
    Queued,
    /// A worker has taken it.
    #[serde(rename = "submission.compiling")]
    Compiling,
    /// The compiler is done.
    #[serde(rename = "submission.compiled")]
    Compiled {
        /// Whether there is a program to run.
        ok: bool,
        /// Wall time in milliseconds.
        time_ms: u64,
        /// Warnings and errors, bounded.
        diagnostics: String,
    },
    /// The tests start.
    #[serde(rename = "submission.running")]
    Running {
        /// How many cases there are.
        cases: usize,
    },
    /// A case was judged.
    #[serde(rename = "submission.case")]
    Case {
        /// Name of the case (`sample/1`); secret cases are named too, but never shown.
        case: String,
        /// Position in judging order, from 0.
        index: usize,
        /// Verdict of the case.
        verdict: Verdict,
        /// CPU time in milliseconds.
        cpu_time_ms: f64,
        /// Peak memory in bytes.
        memory_bytes: u64,
        /// What happened, fit for the author.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        message: Option<String>,
        /// Standard output; samples and own runs only.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        output: Option<String>,
        /// Expected output; samples only.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        expected: Option<String>,
        /// Where output and expected output part; samples only.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        difference: Option<String>,
        /// Standard error; samples and own runs only.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stderr: Option<String>,
    },
    /// The verdict, as stored.
    #[serde(rename = "submission.verdict")]
    Verdict {
        /// The verdict.
        verdict: Verdict,
        /// Points, for scored problems.
        score: Option<f64>,
        /// Largest CPU time of a case, in milliseconds.
        cpu_time_ms: f64,
        /// Largest memory of a case, in bytes.
        memory_bytes: u64,
        /// Instructions of all cases, when counted.
        instructions: Option<u64>,
    },
    /// The author's statistics after the verdict.
    #[serde(rename = "stats.updated")]
    StatsUpdated {
        /// Distinct problems solved.
        problems_solved: i64,
        /// Mean best score over tried problems, 0 to 100.
        average_score: f64,
        /// Position on the leaderboard, from 1.
        rank: i64,
    },
    /// The stored state, sent instead of events that are gone.
    #[serde(rename = "snapshot")]
    Snapshot {
        /// The submission or run exactly as the REST answer shows it.
        state: serde_json::Value,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_one_flat_json_object() {
        let event = Event {
            seq: 7,
            at: DateTime::from_timestamp(0, 0).unwrap(),
            attempt: 1,
            is_final: false,
            body: EventBody::Running { cases: 3 },
        };
        let json = serde_json::to_string(&event).unwrap();
        assert_eq!(
            json,
            r#"{"seq":7,"at":"1970-01-01T00:00:00Z","attempt":1,"type":"submission.running","cases":3}"#
        );
        assert_eq!(serde_json::from_str::<Event>(&json).unwrap(), event);
    }
}
