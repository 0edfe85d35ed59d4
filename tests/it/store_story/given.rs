//! What stories start from: databases, people, problems, judgements.

use chrono::{DateTime, TimeDelta, Utc};
use mettle_domain::{
    CaseReport, CompileReport, JudgeReport, Language, Limits, SourceFile, Topic, Verdict,
};
use mettle_store::{
    BlobPlace, Difficulty, Finished, NewCase, NewFile, NewProblem, NewRun, NewSubmission, NewUser,
    Problem, RunInput, Store, User, Viewer, Visibility,
};
use mettle_tests::servers::Postgres;
use std::collections::BTreeMap;
use uuid::Uuid;

pub const ADMIN: Viewer = Viewer {
    user_id: None,
    is_admin: true,
};
pub const LEASE_MS: i64 = 30_000;

pub async fn sqlite() -> (Store, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&format!("sqlite:{}/mettle.db", folder.path().display()))
        .await
        .unwrap()
        .with_blobs(&BlobPlace::Folder(folder.path().join("blobs")))
        .unwrap();
    (store, folder)
}

pub async fn postgres(name: &str) -> Store {
    Store::open(&postgres_url(name).await).await.unwrap()
}

/// The URL of an empty database in the shared server.
pub async fn postgres_url(name: &str) -> String {
    // Names of databases are at most 63 bytes long.
    let database = format!(
        "{}_{}",
        &name[..name.len().min(30)],
        Uuid::new_v4().simple()
    );
    tokio::task::spawn_blocking(move || Postgres::shared().database(&database))
        .await
        .unwrap()
}

/// Minutes after the time at which stories start.
pub fn at(minutes: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_780_000_000, 0).unwrap() + TimeDelta::minutes(minutes)
}

pub async fn user(store: &Store, name: &str) -> User {
    let new = NewUser {
        email: format!("{name}@example.org"),
        username: name.to_owned(),
        full_name: name.to_uppercase(),
        password_hash: Some("$argon2id$not-a-real-hash".to_owned()),
        ..NewUser::default()
    };
    store.register(new, at(0)).await.unwrap()
}

/// An easy public problem about sums, with one sample and three secret cases.
pub fn package(slug: &str) -> NewProblem {
    let case = |name: &str, is_sample| NewCase {
        name: name.to_owned(),
        group: name.split('/').next().unwrap().to_owned(),
        is_sample,
        input: format!("{slug} {name} in\n").into_bytes().into(),
        answer: format!("{name} out\n").into_bytes().into(),
        points: None,
        rules: match name {
            "secret/3" => serde_json::json!({ "args": ["3"] }),
            _ => serde_json::Value::Null,
        },
    };
    NewProblem {
        slug: slug.to_owned(),
        title: format!("The {slug} problem"),
        statement: "Add $a$ and $b$.".to_owned(),
        difficulty: Difficulty::Easy,
        tags: vec!["sums".to_owned()],
        constraints: Some("$0 \\le a, b \\le 10^9$".to_owned()),
        limits: Limits::default(),
        language_factors: BTreeMap::from([("python".to_owned(), 3.0)]),
        rules: serde_json::json!({"comparison": {"case_sensitive": false}}),
        scoring: serde_json::Value::Null,
        leetcode_id: Some("1".to_owned()),
        creator_id: None,
        visibility: Visibility::Public,
        function_signature: None,
        starter_code: BTreeMap::from([("c".to_owned(), "int main(void) {}\n".to_owned())]),
        digest: format!("digest of {slug}"),
        files: vec![NewFile {
            path: "problem.yaml".to_owned(),
            content: format!("name: {slug}\n").into_bytes().into(),
        }],
        cases: vec![
            case("sample/1", true),
            case("secret/1", false),
            case("secret/2", false),
            case("secret/3", false),
        ],
    }
}

pub async fn problem(store: &Store, slug: &str) -> Problem {
    publish(store, package(slug)).await
}

pub async fn publish(store: &Store, package: NewProblem) -> Problem {
    let slug = package.slug.clone();
    store.publish_problem(package, at(0)).await.unwrap();
    store.problem(&slug, ADMIN).await.unwrap().unwrap()
}

pub fn source(text: &str) -> Vec<SourceFile> {
    vec![SourceFile {
        name: "main.py".to_owned(),
        content: text.to_owned(),
    }]
}

pub fn new_submission(user: &User, problem: &Problem) -> NewSubmission {
    NewSubmission {
        user_id: user.id,
        problem_id: problem.summary.id,
        version_id: problem.version_id,
        interview_question_id: None,
        language: Language::Python,
        files: source("print(sum(map(int, input().split())))"),
        idempotency_key: None,
        request_id: Some("request-7".to_owned()),
    }
}

pub fn new_run(user: &User) -> NewRun {
    NewRun {
        user_id: user.id,
        language: Language::Python,
        files: source("print(input())"),
        input: RunInput::Stdin {
            stdin: "hello\0\n".to_owned(),
        },
        idempotency_key: None,
        request_id: Some("request-7".to_owned()),
    }
}

/// A judgement of the problem of [`package`]: `passed` cases are right, the next one is not
/// (unless the verdict is AC).
pub fn judged(verdict: Verdict, passed: usize) -> JudgeReport {
    let names = ["sample/1", "secret/1", "secret/2", "secret/3"];
    let judged = if verdict == Verdict::AC {
        names.len()
    } else {
        passed + 1
    };
    let case = |(index, name): (usize, &&str)| CaseReport {
        judge_message: None,
        returned: None,
        case: (*name).to_owned(),
        index,
        is_sample: index == 0,
        verdict: if index < passed || verdict == Verdict::AC {
            Verdict::AC
        } else {
            verdict
        },
        cpu_time_ms: 1.5,
        wall_time_ms: 2.25,
        memory_bytes: 4_096,
        instructions: Some(1_000),
        score: None,
        message: Some("what happened".to_owned()),
        stdout: (index == 0).then(|| "3\n".to_owned()),
        stderr: None,
    };
    let cases = match verdict {
        Verdict::CE | Verdict::JE => Vec::new(),
        _ => names.iter().enumerate().take(judged).map(case).collect(),
    };
    JudgeReport {
        max_score: None,
        verdict,
        score: None,
        compile: CompileReport {
            ok: verdict != Verdict::CE,
            time_ms: 12,
            diagnostics: "warning: fine".to_owned(),
        },
        cases,
        cpu_time_ms: 1.5,
        memory_bytes: 4_096,
        instructions: Some(4_000),
        growth: None,
        judge_error: (verdict == Verdict::JE).then(|| "the sandbox died".to_owned()),
    }
}

/// Submits and judges in one go.
pub async fn submit(
    store: &Store,
    user: &User,
    problem: &Problem,
    report: &JudgeReport,
    minutes: i64,
) -> Uuid {
    let created = store
        .create_submission(new_submission(user, problem), at(minutes))
        .await
        .unwrap();
    let id = created.item.summary.id;
    let attempt = store
        .claim(Topic::Submission(id), "worker", LEASE_MS, at(minutes))
        .await
        .unwrap()
        .unwrap();
    let finished = store
        .finish_submission(id, attempt, report, at(minutes))
        .await
        .unwrap();
    assert!(matches!(finished, Finished::Stored { .. }), "{finished:?}");
    id
}
