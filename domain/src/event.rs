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
    /// A package on its way in, by id.
    Import(Uuid),
    /// A submission that is judged again to see what would change, by its item's id.
    Rejudge(Uuid),
}

impl Topic {
    /// The id without its kind.
    pub fn id(self) -> Uuid {
        match self {
            Topic::Submission(id) | Topic::Run(id) | Topic::Import(id) | Topic::Rejudge(id) => id,
        }
    }

    /// A short unique name, used as a key: `submission:…`, `run:…`, `import:…`, `rejudge:…`.
    pub fn key(self) -> String {
        match self {
            Topic::Submission(id) => format!("submission:{id}"),
            Topic::Run(id) => format!("run:{id}"),
            Topic::Import(id) => format!("import:{id}"),
            Topic::Rejudge(id) => format!("rejudge:{id}"),
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
        /// What is compared with the answer: standard output, or what the calls of a function or class gave;
        /// samples and own runs only.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        output: Option<String>,
        /// What a function or class printed itself; samples and own runs only.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stdout: Option<String>,
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
    /// A step of taking a package in.
    #[serde(untagged)]
    Import(ImportStep),
}

impl EventBody {
    /// Whether it is the first event of its topic: nothing comes before it.
    pub fn begins(&self) -> bool {
        matches!(
            self,
            EventBody::Queued | EventBody::Import(ImportStep::Received { .. })
        )
    }
}

/// What happens to an uploaded package.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum ImportStep {
    /// It is stored and waits for a worker.
    #[serde(rename = "import.received")]
    Received {
        /// The file's name.
        file: String,
        /// Its bytes.
        size_bytes: u64,
    },
    /// A worker has taken it.
    #[serde(rename = "import.started")]
    Started,
    /// A program of the package makes tests that it only describes.
    #[serde(rename = "import.making")]
    Making {
        /// The program's main file.
        program: String,
        /// How many files it makes.
        files: usize,
    },
    /// It was unpacked and read; nothing is known to be right yet.
    #[serde(rename = "import.unpacked")]
    Unpacked {
        /// Short name of the problem.
        slug: String,
        /// Its title.
        title: String,
        /// Files of the package.
        files: usize,
        /// Their bytes.
        size_bytes: u64,
        /// Test cases.
        cases: usize,
        /// Jury submissions.
        submissions: usize,
        /// SHA-256 of the package's content.
        digest: String,
    },
    /// Something is wrong, or deserves a look.
    #[serde(rename = "import.finding")]
    Finding {
        /// `error` or `warning`.
        severity: String,
        /// Which file.
        path: String,
        /// What is wrong and what to do.
        message: String,
    },
    /// A jury submission is being compiled and run.
    #[serde(rename = "import.judging")]
    Judging {
        /// Which.
        submission: String,
    },
    /// A jury submission was judged against every test, or could not be.
    #[serde(rename = "import.submission")]
    Submission(Box<JudgedSubmission>),
    /// The limits that hold, and how much room they leave.
    #[serde(rename = "import.limits")]
    Limits(MeasuredLimits),
    /// Tests that no wrong submission fails.
    #[serde(rename = "import.toothless")]
    Toothless {
        /// Their names.
        cases: Vec<String>,
    },
    /// It is the problem's current version now.
    #[serde(rename = "import.published")]
    Published {
        /// Short name of the problem.
        slug: String,
        /// The version.
        version: i64,
        /// False if it was the current version already.
        changed: bool,
    },
    /// It was verified, and is not published because that was not asked for.
    #[serde(rename = "import.verified")]
    Verified,
    /// It is not published.
    #[serde(rename = "import.refused")]
    Refused {
        /// Why, in one sentence.
        reason: String,
    },
    /// Taking it in failed, and the fault is ours.
    #[serde(rename = "import.failed")]
    Failed,
}

/// A jury submission with its row of the matrix.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JudgedSubmission {
    /// Where it is in the package.
    pub path: String,
    /// Id of its language, if it is one of ours.
    pub language: Option<String>,
    /// The verdicts it may get.
    pub expected: Vec<Verdict>,
    /// The verdict it got; none if it was not judged.
    pub verdict: Option<Verdict>,
    /// Its points, in scoring problems.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
    /// Whether it keeps its promise.
    pub ok: bool,
    /// Why it was not judged, if so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub skipped: Option<String>,
    /// How it breaks its promise, if so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// What the compiler said, if it refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub diagnostics: Option<String>,
    /// Its verdict on each test, in judging order.
    pub verdicts: Vec<Verdict>,
    /// CPU time of each test, in milliseconds.
    pub cpu_times_ms: Vec<f64>,
    /// Largest memory of a test, in bytes.
    pub memory_bytes: u64,
    /// Most instructions of a test, when counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instructions: Option<u64>,
}

/// Limits, and what the jury's submissions say about them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MeasuredLimits {
    /// The CPU time limit in milliseconds.
    pub time_limit_ms: u64,
    /// Whether it was inferred from the accepted submissions.
    pub inferred: bool,
    /// Slowest test of the accepted submissions, in milliseconds.
    pub slowest_accepted_ms: Option<f64>,
    /// The limit divided by that: how many times slower a right program may be.
    pub slack: Option<f64>,
    /// Fastest of the submissions that must be too slow, by its slowest test, in milliseconds.
    pub fastest_too_slow_ms: Option<f64>,
    /// Most instructions of a test of the accepted submissions that are compiled.
    pub most_instructions: Option<u64>,
    /// An instruction limit with the same slack as the time limit asks for.
    pub suggested_instruction_limit: Option<u64>,
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
