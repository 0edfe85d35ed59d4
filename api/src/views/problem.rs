//! Problems: never secret data.

use super::{DifficultyWord, ProblemStatusWord, VisibilityWord};
use crate::{config::LanguageDescription, markdown::to_safe_html, starter::starter_code};
use chrono::{DateTime, Utc};
use mettle_domain::Limits;
use mettle_store::{Difficulty, Problem, ProblemStatus, ProblemSummary, Sample, Visibility};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A problem in a list.
#[derive(Serialize, ToSchema)]
#[schema(as = ProblemSummary)]
pub(crate) struct ProblemLine {
    /// Id.
    #[schema(example = "0198c0de-0000-7000-8000-000000000b0b")]
    id: Uuid,
    /// Name in paths; submissions name the problem by it.
    #[schema(example = "a-plus-b")]
    slug: String,
    /// Title.
    #[schema(example = "A plus B")]
    title: String,
    /// How hard it is meant to be.
    #[schema(value_type = DifficultyWord)]
    difficulty: Difficulty,
    /// Tags, sorted; they are also the skills the problem measures.
    #[schema(example = json!(["arithmetic", "input-output"]))]
    tags: Vec<String>,
    /// Who sees it.
    #[schema(value_type = VisibilityWord)]
    visibility: Visibility,
    /// Judged submissions.
    #[schema(example = 128)]
    submissions: i64,
    /// Accepted part of them, 0 to 1; null before the first.
    #[schema(example = 0.75)]
    acceptance_rate: Option<f64>,
    /// Where the caller stands; null for strangers.
    #[schema(value_type = Option<ProblemStatusWord>)]
    status: Option<ProblemStatus>,
}

impl From<ProblemSummary> for ProblemLine {
    fn from(problem: ProblemSummary) -> Self {
        ProblemLine {
            id: problem.id,
            slug: problem.slug,
            title: problem.title,
            difficulty: problem.difficulty,
            tags: problem.tags,
            visibility: problem.visibility,
            submissions: problem.submissions,
            acceptance_rate: problem.acceptance_rate,
            status: problem.status,
        }
    }
}

/// A problem with all that is needed to solve it.
#[derive(Serialize, ToSchema)]
#[schema(as = Problem)]
pub(crate) struct ProblemView {
    #[serde(flatten)]
    line: ProblemLine,
    /// The statement: Markdown with TeX formulas between `$`.
    #[schema(example = "Read two integers and print their **sum**.")]
    statement: String,
    /// The statement as HTML without scripts; formulas are `<span class="math …">` with TeX inside.
    #[schema(example = "<p>Read two integers and print their <strong>sum</strong>.</p>")]
    statement_html: String,
    /// Bounds on the input, Markdown.
    #[schema(example = "$0 \\le a, b \\le 10^{18}$")]
    constraints: Option<String>,
    /// Shown tests.
    samples: Vec<SampleView>,
    /// Number of tests, shown and secret.
    #[schema(example = 20)]
    case_count: i64,
    /// Limits before language factors.
    limits: LimitsView,
    /// The languages it can be solved in.
    languages: Vec<ProblemLanguage>,
    /// How points are given: `max_score`, `minimise`, and `groups` with `name`, `max_score`, `aggregation` and
    /// `require_pass`; null for pass-fail.
    #[schema(value_type = Option<Object>, example = json!(null))]
    scoring: serde_json::Value,
    /// Signature of the function to write; null for whole programs.
    #[schema(value_type = Option<Object>, example = json!(null))]
    function_signature: Option<serde_json::Value>,
    /// Number of the same problem on LeetCode.
    #[schema(example = json!(null))]
    leetcode_id: Option<String>,
    /// Version of statement and tests, from 1.
    #[schema(example = 1)]
    version: i64,
    /// SHA-256 of the package.
    #[schema(example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    digest: String,
    /// First publication.
    #[schema(example = "2026-10-01T12:00:00Z")]
    created_at: DateTime<Utc>,
    /// Publication of this version.
    #[schema(example = "2026-10-01T12:00:00Z")]
    updated_at: DateTime<Utc>,
}

/// A test that is shown.
#[derive(Serialize, ToSchema)]
#[schema(as = Sample)]
pub(crate) struct SampleView {
    /// Its name, as in results.
    #[schema(example = "sample/1")]
    name: String,
    /// What the program reads.
    #[schema(example = "1 2\n")]
    input: String,
    /// What it should write.
    #[schema(example = "3\n")]
    answer: String,
}

/// Limits of one test, and of the source.
#[derive(Serialize, ToSchema)]
#[schema(as = Limits)]
pub(crate) struct LimitsView {
    /// CPU time in milliseconds.
    #[schema(example = 1000)]
    cpu_time_ms: u64,
    /// Wall time in milliseconds.
    #[schema(example = 7000)]
    wall_time_ms: u64,
    /// Memory in bytes, beyond what the language's runtime needs itself.
    #[schema(example = 268435456)]
    memory_bytes: u64,
    /// Standard output and error together, in bytes.
    #[schema(example = 8388608)]
    output_bytes: u64,
    /// Call stack in bytes.
    #[schema(example = 268435456)]
    stack_bytes: u64,
    /// All source files together, in bytes.
    #[schema(example = 131072)]
    source_bytes: u64,
    /// CPU time of the compiler in milliseconds.
    #[schema(example = 30000)]
    compile_time_ms: u64,
}

/// A language for a problem.
#[derive(Serialize, ToSchema)]
pub(crate) struct ProblemLanguage {
    /// Its id.
    #[schema(example = "python")]
    id: String,
    /// The name people read.
    #[schema(example = "Python 3")]
    name: String,
    /// CPU time limit of one test in this language, in milliseconds.
    #[schema(example = 1000)]
    cpu_time_ms: u64,
    /// What to begin with.
    #[schema(example = "import sys\n")]
    starter_code: String,
}

impl ProblemView {
    /// `languages` are those of the installation.
    pub fn new(problem: Problem, languages: &[LanguageDescription]) -> Self {
        ProblemView {
            languages: languages
                .iter()
                .filter(|language| has_harness(&problem, language))
                .map(|language| problem_language(&problem, language))
                .collect(),
            statement_html: to_safe_html(&problem.statement),
            statement: problem.statement,
            constraints: problem.constraints,
            samples: problem.samples.into_iter().map(SampleView::from).collect(),
            case_count: problem.case_count,
            limits: problem.limits.into(),
            scoring: problem.scoring,
            function_signature: problem.function_signature,
            leetcode_id: problem.leetcode_id,
            version: problem.version,
            digest: problem.digest,
            created_at: problem.created_at,
            updated_at: problem.updated_at,
            line: problem.summary.into(),
        }
    }
}

/// A function or class can be written in the languages that there is generated starter code for.
fn has_harness(problem: &Problem, language: &LanguageDescription) -> bool {
    problem.function_signature.is_none() || problem.starter_code.contains_key(&language.id)
}

fn problem_language(problem: &Problem, language: &LanguageDescription) -> ProblemLanguage {
    let factor = problem
        .language_factors
        .get(&language.id)
        .copied()
        .unwrap_or(1.0);
    let starter = problem.starter_code.get(&language.id).cloned();
    ProblemLanguage {
        cpu_time_ms: (problem.limits.cpu_time_ms as f64 * factor).round() as u64,
        starter_code: starter.unwrap_or_else(|| starter_code(&language.id).to_owned()),
        id: language.id.clone(),
        name: language.name.clone(),
    }
}

impl From<Sample> for SampleView {
    fn from(sample: Sample) -> Self {
        SampleView {
            name: sample.name,
            input: sample.input,
            answer: sample.answer,
        }
    }
}

impl From<Limits> for LimitsView {
    fn from(limits: Limits) -> Self {
        LimitsView {
            cpu_time_ms: limits.cpu_time_ms,
            wall_time_ms: limits.wall_time_ms,
            memory_bytes: limits.memory_bytes,
            output_bytes: limits.output_bytes,
            stack_bytes: limits.stack_bytes,
            source_bytes: limits.source_bytes,
            compile_time_ms: limits.compile_time_ms,
        }
    }
}
