//! Problems, their versions and their test data.
//!
//! What a problem's page shows is in `problems` and always of the current version. What judging
//! needs is in `problem_versions` and `test_cases` and never changes: submissions keep pointing at
//! the version they were judged with. Test data are blobs named by their SHA-256.

mod list;
mod publish;
mod read;

pub(crate) use publish::publish_in;

use crate::Content;
use chrono::{DateTime, Utc};
use mettle_domain::Limits;
use mettle_interview::practice;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// How hard a problem is meant to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Difficulty {
    /// Easy.
    Easy,
    /// Medium.
    Medium,
    /// Hard.
    Hard,
}

impl Difficulty {
    /// Where the skill model puts such a problem, in logits.
    pub(crate) fn logits(self) -> f64 {
        match self {
            Difficulty::Easy => practice::EASY,
            Difficulty::Medium => practice::MEDIUM,
            Difficulty::Hard => practice::HARD,
        }
    }
}

/// Who sees a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Visibility {
    /// Everyone.
    Public,
    /// Its creator and admins.
    Hidden,
}

/// Where a user stands with a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemStatus {
    /// Accepted at least once.
    Solved,
    /// Judged at least once, not accepted yet.
    Attempted,
    /// Not judged yet.
    Todo,
}

/// A problem as read from its package, to publish.
#[derive(Clone, Debug)]
pub struct NewProblem {
    /// Unique name in URLs.
    pub slug: String,
    /// Title.
    pub title: String,
    /// Markdown with math.
    pub statement: String,
    /// Difficulty.
    pub difficulty: Difficulty,
    /// Tags, lower case; these are the skills the problem gives evidence for.
    pub tags: Vec<String>,
    /// Bounds on the input, Markdown.
    pub constraints: Option<String>,
    /// Limits for every language before factors.
    pub limits: Limits,
    /// Time limit factor by language id; absent means 1.
    pub language_factors: BTreeMap<String, f64>,
    /// How it is judged apart from limits and cases, as the problems crate serialises it; null for the
    /// defaults.
    pub rules: serde_json::Value,
    /// How points are given; null for pass-fail.
    pub scoring: serde_json::Value,
    /// The same problem elsewhere.
    pub leetcode_id: Option<String>,
    /// Who publishes it.
    pub creator_id: Option<Uuid>,
    /// Visibility of a new problem; publishing a version does not change it.
    pub visibility: Visibility,
    /// Signature of the function to write, for problems that ask for one.
    pub function_signature: Option<serde_json::Value>,
    /// Starter code by language id.
    pub starter_code: BTreeMap<String, String>,
    /// SHA-256 (hex) of the package's content: equal digest, equal problem.
    pub digest: String,
    /// All files of the package, to export it again; may be empty.
    pub files: Vec<NewFile>,
    /// The test cases in judging order.
    pub cases: Vec<NewCase>,
}

/// A test case to publish.
#[derive(Clone, Debug)]
pub struct NewCase {
    /// Name in the package without extension: `sample/1`, `secret/01`.
    pub name: String,
    /// Test group: `sample`, `secret`, `secret/2`.
    pub group: String,
    /// Whether everyone sees it.
    pub is_sample: bool,
    /// What the program reads.
    pub input: Content,
    /// What it should write.
    pub answer: Content,
    /// Points, for scored problems.
    pub points: Option<f64>,
    /// What holds for this case only, as the problems crate serialises it; null for nothing.
    pub rules: serde_json::Value,
}

/// A file of a package to publish.
#[derive(Clone, Debug)]
pub struct NewFile {
    /// Its path, with `/` between folders.
    pub path: String,
    /// Its content.
    pub content: Content,
}

/// A file of a published package.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct StoredFile {
    /// Its path, with `/` between folders.
    pub path: String,
    /// SHA-256 (hex) of its content: see [`crate::Store::blob`].
    pub digest: String,
    /// How many bytes it has.
    pub size_bytes: i64,
}

/// What publishing did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    /// The problem.
    pub problem_id: Uuid,
    /// Its current version, as an id for [`Store::judging_plan`].
    pub version_id: Uuid,
    /// Its current version, counted from 1.
    pub version: i64,
    /// False when the package was the current version already.
    pub changed: bool,
}

/// Which problems are wanted.
#[derive(Clone, Debug, Default)]
pub struct ProblemFilter {
    /// Of this difficulty.
    pub difficulty: Option<Difficulty>,
    /// With this tag.
    pub tag: Option<String>,
    /// With this text in title or slug, any case.
    pub q: Option<String>,
    /// Where the viewer stands so; ignored when nobody is signed in.
    pub status: Option<ProblemStatus>,
}

/// A problem in a list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ProblemSummary {
    /// Id.
    pub id: Uuid,
    /// Unique name in URLs.
    pub slug: String,
    /// Title.
    pub title: String,
    /// Difficulty.
    pub difficulty: Difficulty,
    /// Tags, sorted.
    pub tags: Vec<String>,
    /// Visibility.
    pub visibility: Visibility,
    /// Judged submissions (judge errors aside).
    pub submissions: i64,
    /// Accepted part of the judged submissions, 0 to 1; none before the first.
    pub acceptance_rate: Option<f64>,
    /// Where the viewer stands; none when nobody is signed in.
    pub status: Option<ProblemStatus>,
}

/// The version of a problem that programs are handed in to.
#[derive(Clone, Debug, PartialEq)]
pub struct CurrentVersion {
    /// The problem.
    pub problem_id: Uuid,
    /// Its version.
    pub version_id: Uuid,
    /// Limits before factors.
    pub limits: Limits,
    /// The functions to write, where programs are not whole ones.
    pub function_signature: Option<serde_json::Value>,
}

/// A problem as its page shows it: samples only, never secret data.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Problem {
    /// What lists show too.
    #[serde(flatten)]
    pub summary: ProblemSummary,
    /// Markdown with math.
    pub statement: String,
    /// Bounds on the input.
    pub constraints: Option<String>,
    /// Limits before factors.
    pub limits: Limits,
    /// Time limit factor by language id.
    pub language_factors: BTreeMap<String, f64>,
    /// How points are given; null for pass-fail.
    pub scoring: serde_json::Value,
    /// The same problem elsewhere.
    pub leetcode_id: Option<String>,
    /// Who published it first.
    pub creator_id: Option<Uuid>,
    /// Signature of the function to write.
    pub function_signature: Option<serde_json::Value>,
    /// Starter code by language id.
    pub starter_code: BTreeMap<String, String>,
    /// The samples, in order.
    pub samples: Vec<Sample>,
    /// Number of test cases, samples included.
    pub case_count: i64,
    /// Current version, counted from 1.
    pub version: i64,
    /// Current version as an id: what a new submission is judged with.
    pub version_id: Uuid,
    /// SHA-256 of the package.
    pub digest: String,
    /// First publication.
    pub created_at: DateTime<Utc>,
    /// Publication of this version.
    pub updated_at: DateTime<Utc>,
}

/// A test case everyone sees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sample {
    /// Name: `sample/1`.
    pub name: String,
    /// What the program reads (bytes that are not UTF-8 are replaced).
    pub input: String,
    /// What it should write.
    pub answer: String,
}

/// All a worker needs to judge with one version of a problem; data come by [`Store::blob`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JudgingPlan {
    /// The problem.
    pub problem_id: Uuid,
    /// The version.
    pub version_id: Uuid,
    /// Unique name in URLs.
    pub slug: String,
    /// The version, counted from 1.
    pub version: i64,
    /// Limits before factors.
    pub limits: Limits,
    /// Time limit factor by language id; absent means 1.
    pub language_factors: BTreeMap<String, f64>,
    /// How it is judged apart from limits and cases; null for the defaults.
    pub rules: serde_json::Value,
    /// How points are given; null for pass-fail.
    pub scoring: serde_json::Value,
    /// The test cases in judging order.
    pub cases: Vec<PlanCase>,
}

/// A test case of a plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanCase {
    /// Id.
    pub id: Uuid,
    /// Name: `secret/01`.
    pub name: String,
    /// Test group.
    pub case_group: String,
    /// Position in judging order, from 0.
    pub ordinal: i64,
    /// Whether everyone sees it.
    pub is_sample: bool,
    /// Points, for scored problems.
    pub points: Option<f64>,
    /// SHA-256 (hex) of the input.
    pub input_digest: String,
    /// SHA-256 (hex) of the answer.
    pub answer_digest: String,
    /// Bytes of the input.
    pub input_bytes: i64,
    /// Bytes of the answer.
    pub answer_bytes: i64,
    /// What holds for this case only, as the problems crate serialises it; null for nothing.
    pub rules: serde_json::Value,
}
