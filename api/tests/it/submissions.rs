//! Submitting, listing and showing.

use crate::app::{Answer, TestApp, TestUser};
use mettle_domain::{CaseReport, CompileReport, EventBody, JudgeReport, Topic, Verdict};
use reqwest::Method;
use serde_json::{Value, json};

async fn submit(app: &TestApp, user: &TestUser, body: Value) -> Answer {
    app.post("/api/v1/submissions", body)
        .bearer(&user.access)
        .send()
        .await
}

fn good() -> Value {
    json!({"problem": "sum", "language": "python", "code": "print(3)"})
}

async fn ready() -> (TestApp, TestUser) {
    let app = TestApp::start().await;
    app.problem("sum").await;
    let user = app.user("ada").await;
    (app, user)
}

/// Judges a stored submission the way a worker stores it.
pub async fn judge(app: &TestApp, id: &str, verdict: Verdict) {
    let id = id.parse().unwrap();
    let now = chrono::Utc::now();
    let attempt = app
        .store
        .claim(Topic::Submission(id), "test", 60_000, now)
        .await
        .unwrap()
        .expect("pending");
    let case = |name: &str, is_sample: bool, index: usize| CaseReport {
        judge_message: Some(format!("for judges of {name}")),
        returned: None,
        case: name.to_owned(),
        index,
        is_sample,
        verdict,
        cpu_time_ms: 1.5,
        wall_time_ms: 2.0,
        memory_bytes: 1024,
        instructions: None,
        score: None,
        message: Some("it ended".to_owned()),
        stdout: Some(format!("output of {name}")),
        stderr: Some(format!("errors of {name}")),
    };
    let report = JudgeReport {
        max_score: None,
        verdict,
        score: None,
        compile: CompileReport {
            ok: true,
            time_ms: 5,
            diagnostics: String::new(),
        },
        cases: vec![case("sample/1", true, 0), case("secret/01", false, 1)],
        cpu_time_ms: 1.5,
        memory_bytes: 1024,
        instructions: None,
        growth: None,
        judge_error: None,
    };
    app.store
        .finish_submission(id, attempt, &report, now)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_submission_is_stored_announced_and_hinted() {
    let (app, user) = ready().await;
    let answer = submit(&app, &user, good()).await;
    insta::assert_snapshot!(answer, @r#"
    202 Accepted
    {
      "id": "[id]",
      "user_id": "[id]",
      "username": "ada",
      "problem": "sum",
      "problem_title": "Problem sum",
      "difficulty": "easy",
      "language": "python",
      "status": "pending",
      "verdict": null,
      "score": null,
      "cpu_time_ms": null,
      "memory_bytes": null,
      "instructions": null,
      "submitted_at": "[time]",
      "judged_at": null,
      "problem_version": 1,
      "files": [
        {
          "name": "main.py",
          "content": "print(3)"
        }
      ],
      "compile": null,
      "tests": [],
      "attempt": 0,
      "events": "/api/v1/submissions/[id]/events"
    }
    "#);
    let id = answer.body["id"].as_str().unwrap();
    assert_eq!(
        answer.header("location"),
        format!("/api/v1/submissions/{id}")
    );
    assert_eq!(app.queue.waiting().await.unwrap(), 1);
    let log = app
        .queue
        .log(Topic::Submission(id.parse().unwrap()), 0)
        .await
        .unwrap();
    assert_eq!(
        log.events
            .iter()
            .map(|event| &event.body)
            .collect::<Vec<_>>(),
        [&EventBody::Queued]
    );

    let shown = app
        .get(answer.header("location"))
        .bearer(&user.access)
        .send()
        .await;
    assert_eq!(shown.body, answer.body);
}

#[tokio::test]
async fn the_id_of_the_request_is_stored_for_the_worker() {
    let (app, user) = ready().await;
    let call = app.post("/api/v1/submissions", good()).bearer(&user.access);
    let answer = call.header("x-request-id", "build-42").send().await;
    let id = answer.body["id"].as_str().unwrap().parse().unwrap();
    let work = app.store.submission_work(id).await.unwrap().unwrap();
    assert_eq!(work.request_id.as_deref(), Some("build-42"));
}

#[tokio::test]
async fn a_repeated_request_with_the_same_key_gets_the_first_submission() {
    let (app, user) = ready().await;
    let send = |body: Value, key: &'static str| {
        app.post("/api/v1/submissions", body)
            .bearer(&user.access)
            .header("idempotency-key", key)
            .send()
    };
    let first = send(good(), "k1").await;
    let again = send(good(), "k1").await;
    assert_eq!((again.status, &again.body["id"]), (202, &first.body["id"]));
    assert_eq!(
        (
            first.header("idempotency-replayed"),
            again.header("idempotency-replayed")
        ),
        ("", "true")
    );
    assert_eq!(app.queue.waiting().await.unwrap(), 1, "hinted once");

    let other = json!({"problem": "sum", "language": "python", "code": "print(4)"});
    let conflict = send(other, "k1").await;
    assert_eq!(
        (conflict.status, conflict.problem()),
        (422, "idempotency-key-reused")
    );
    assert_ne!(send(good(), "k2").await.body["id"], first.body["id"]);
    assert_eq!(send(good(), " ").await.problem(), "malformed-request");

    let eve = app.user("eve").await;
    let same_key = app
        .post("/api/v1/submissions", good())
        .bearer(&eve.access)
        .header("idempotency-key", "k1")
        .send()
        .await;
    assert_ne!(
        same_key.body["id"], first.body["id"],
        "keys are each account's own"
    );
}

#[tokio::test]
async fn what_cannot_be_judged_is_refused_with_a_precise_reason() {
    let (app, user) = ready().await;
    for (body, status, problem, words) in [
        (
            json!({"problem": "sum", "language": "cobol", "code": "x"}),
            422,
            "validation-failed",
            "one of cpp, python",
        ),
        (
            json!({"problem": "sum", "language": "c", "code": "x"}),
            422,
            "validation-failed",
            "one of cpp, python",
        ),
        (
            json!({"problem": "sum", "language": "python", "code": " \n"}),
            422,
            "validation-failed",
            "code: is empty",
        ),
        (
            json!({"problem": "sum", "language": "python"}),
            422,
            "validation-failed",
            "code: is missing",
        ),
        (
            json!({"problem": "sum", "code": "x"}),
            422,
            "validation-failed",
            "missing field `language`",
        ),
        (
            json!({"problem": "none", "language": "python", "code": "x"}),
            404,
            "not-found",
            "no problem \"none\"",
        ),
        (
            json!({"problem": "sum", "language": "python", "code": 7}),
            422,
            "validation-failed",
            "expected a string",
        ),
        (
            json!({"problem": "sum", "language": "python", "files": [{"name": "../x.py", "content": "x"}]}),
            422,
            "validation-failed",
            "files[0].name",
        ),
    ] {
        let answer = submit(&app, &user, body.clone()).await;
        assert_eq!(
            (answer.status, answer.problem()),
            (status, problem),
            "{body}: {answer}"
        );
        assert!(answer.detail().contains(words), "{body}: {answer}");
    }
    assert_eq!(app.queue.waiting().await.unwrap(), 0);
}

#[tokio::test]
async fn a_source_larger_than_the_problem_takes_is_413() {
    let (app, user) = ready().await;
    let code = "#".repeat((64 << 10) + 1);
    let answer = submit(
        &app,
        &user,
        json!({"problem": "sum", "language": "python", "code": code}),
    )
    .await;
    assert_eq!(
        (answer.status, answer.problem()),
        (413, "payload-too-large"),
        "{answer}"
    );
    assert!(
        answer.detail().contains("65537 bytes") && answer.detail().contains("64 KiB"),
        "{answer}"
    );
}

#[tokio::test]
async fn ten_megabytes_are_413_and_the_client_gets_to_read_it() {
    let (app, user) = ready().await;
    let code = "#".repeat(10_000_000);
    let answer = submit(
        &app,
        &user,
        json!({"problem": "sum", "language": "python", "code": code}),
    )
    .await;
    assert_eq!(
        (answer.status, answer.problem()),
        (413, "payload-too-large"),
        "{answer}"
    );
    assert!(answer.detail().contains("1 MiB"), "{answer}");
}

#[tokio::test]
async fn bodies_that_are_not_json_say_what_they_are() {
    let (app, user) = ready().await;
    let send = |kind: &'static str, body: &'static [u8]| {
        let call = app
            .request(Method::POST, "/api/v1/submissions")
            .bearer(&user.access);
        call.header("content-type", kind).body(body).send()
    };
    let bytes = send("application/json", b"{\"problem\": \"\xff\"}").await;
    insta::assert_snapshot!(bytes, @r#"
    400 Bad Request
    {
      "type": "/api/errors/malformed-request",
      "title": "The request could not be read",
      "status": 400,
      "detail": "The body is not UTF-8: byte 0xff at offset 13.",
      "instance": "/api/v1/submissions",
      "request_id": "[id]"
    }
    "#);
    let cut = send("application/json", b"{\"problem\": \"sum\"").await;
    assert_eq!(
        (cut.status, cut.problem()),
        (400, "malformed-request"),
        "{cut}"
    );
    let form = send("text/plain", b"{}").await;
    assert_eq!(
        (form.status, form.problem()),
        (415, "unsupported-media-type"),
        "{form}"
    );
    assert_eq!(
        send("application/json; charset=utf-8", b"[]").await.status,
        422
    );
}

#[tokio::test]
async fn several_files_are_one_submission() {
    let (app, user) = ready().await;
    let files = json!([{"name": "main.py", "content": "import lib.sums"}, {"name": "lib/sums.py", "content": ""}]);
    let answer = submit(
        &app,
        &user,
        json!({"problem": "sum", "language": "python", "files": files}),
    )
    .await;
    assert_eq!(
        (answer.status, &answer.body["files"]),
        (202, &files),
        "{answer}"
    );
}

#[tokio::test]
async fn someone_elses_submission_does_not_exist_except_for_administrators() {
    let (app, ada) = ready().await;
    let id = app.submission(&ada, "sum").await;
    let (eve, root) = (app.user("eve").await, app.admin("root").await);
    let path = format!("/api/v1/submissions/{id}");
    let refused = app.get(&path).bearer(&eve.access).send().await;
    insta::assert_snapshot!(refused, @r#"
    404 Not Found
    {
      "type": "/api/errors/not-found",
      "title": "Not found",
      "status": 404,
      "detail": "There is no submission [id].",
      "instance": "/api/v1/submissions/[id]",
      "request_id": "[id]"
    }
    "#);
    assert_eq!(app.get(&path).bearer(&root.access).send().await.status, 200);
    assert_eq!(app.get(&path).send().await.status, 401);

    let listed = app
        .get(&format!("/api/v1/submissions?user={}", ada.id))
        .bearer(&eve.access)
        .send()
        .await;
    assert!(listed.items("id").is_empty(), "{listed}");
    let listed = app
        .get(&format!("/api/v1/submissions?user={}", ada.id))
        .bearer(&root.access)
        .send()
        .await;
    assert_eq!(listed.items("id"), [id]);
}

#[tokio::test]
async fn unknown_and_malformed_ids_are_404() {
    let (app, user) = ready().await;
    for path in [
        "submissions/0198c0de-0000-7000-8000-000000000000",
        "submissions/7",
        "runs/x",
        "runs/%ff",
    ] {
        let answer = app
            .get(&format!("/api/v1/{path}"))
            .bearer(&user.access)
            .send()
            .await;
        assert_eq!(
            (answer.status, answer.problem()),
            (404, "not-found"),
            "{path}: {answer}"
        );
    }
}

#[tokio::test]
async fn a_judged_submission_shows_the_output_of_samples_only() {
    let (app, user) = ready().await;
    let id = app.submission(&user, "sum").await;
    judge(&app, &id, Verdict::WA).await;
    let answer = app
        .get(&format!("/api/v1/submissions/{id}"))
        .bearer(&user.access)
        .send()
        .await;
    assert_eq!(
        (&answer.body["status"], &answer.body["verdict"]),
        (&json!("completed"), &json!("WA")),
        "{answer}"
    );
    let tests = &answer.body["tests"];
    assert_eq!(tests[0]["stdout"], "output of sample/1");
    assert_eq!(tests[0]["output"], tests[0]["stdout"], "of a program");
    assert_eq!(
        (&tests[1]["case"], &tests[1]["verdict"]),
        (&json!("secret/01"), &json!("WA"))
    );
    assert_eq!(
        (&tests[1]["stdout"], &tests[1]["stderr"]),
        (&Value::Null, &Value::Null)
    );
    assert!(!answer.text.contains("for judges"), "{answer}");

    let admin = app.admin("root").await;
    let answer = app
        .get(&format!("/api/v1/submissions/{id}"))
        .bearer(&admin.access)
        .send()
        .await;
    let told = &answer.body["tests"][1]["judge_message"];
    assert_eq!(told, "for judges of secret/01", "{answer}");
}

#[tokio::test]
async fn submissions_are_listed_newest_first_and_filtered() {
    let (app, user) = ready().await;
    app.problem("other").await;
    let first = app.submission(&user, "sum").await;
    let second = app.submission(&user, "sum").await;
    let third = app.submission(&user, "other").await;
    judge(&app, &first, Verdict::AC).await;
    let list = async |query: &str| {
        let answer = app
            .get(&format!("/api/v1/submissions?{query}"))
            .bearer(&user.access)
            .send()
            .await;
        assert_eq!(answer.status, 200, "{answer}");
        answer
    };
    assert_eq!(list("").await.items("id"), [&*third, &*second, &*first]);
    assert_eq!(list("problem=sum").await.items("id"), [&*second, &*first]);
    assert_eq!(list("verdict=ac").await.items("id"), [&*first]);
    let page = list("limit=2").await;
    let rest = list(&format!(
        "limit=2&cursor={}",
        page.body["next"].as_str().unwrap()
    ))
    .await;
    assert_eq!(
        (rest.items("id"), &rest.body["next"]),
        (vec![&*first], &Value::Null)
    );

    let wrong = app
        .get("/api/v1/submissions?verdict=OK")
        .bearer(&user.access)
        .send()
        .await;
    assert_eq!(
        (wrong.status, wrong.problem()),
        (400, "malformed-request"),
        "{wrong}"
    );
    let foreign = app
        .get("/api/v1/submissions?cursor=61")
        .bearer(&user.access)
        .send()
        .await;
    assert_eq!(
        (foreign.status, foreign.problem()),
        (400, "invalid-cursor"),
        "{foreign}"
    );
}

#[tokio::test]
async fn a_verdict_moves_statistics_skills_and_leaderboard() {
    let (app, user) = ready().await;
    let fresh = app
        .get("/api/v1/me/stats")
        .bearer(&user.access)
        .send()
        .await;
    assert_eq!(
        (&fresh.body["problems_solved"], &fresh.body["rank"]),
        (&json!(0), &Value::Null),
        "{fresh}"
    );

    let id = app.submission(&user, "sum").await;
    judge(&app, &id, Verdict::AC).await;
    let stats = app
        .get("/api/v1/me/stats")
        .bearer(&user.access)
        .send()
        .await;
    assert_eq!(
        (&stats.body["problems_solved"], &stats.body["rank"]),
        (&json!(1), &json!(1)),
        "{stats}"
    );
    assert_eq!(stats.body["history"].as_array().unwrap().len(), 1);
    let skills = app
        .get("/api/v1/me/skills")
        .bearer(&user.access)
        .send()
        .await;
    assert_eq!(skills.items("skill"), ["arithmetic"]);
    assert_eq!(
        app.get("/api/v1/me/skill-gaps")
            .bearer(&user.access)
            .send()
            .await
            .status,
        200
    );
    let board = app.get("/api/v1/leaderboard").send().await;
    assert_eq!(board.items("username"), ["ada"]);
    let solved = app
        .get("/api/v1/problems?status=solved")
        .bearer(&user.access)
        .send()
        .await;
    assert_eq!(solved.items("slug"), ["sum"]);
}

#[tokio::test]
async fn one_account_cannot_flood_the_judge() {
    let app = TestApp::with(|config| {
        config.rate_limits.submissions = mettle_api::Rate {
            per_minute: 1,
            burst: 2,
        };
    })
    .await;
    app.problem("sum").await;
    let (ada, eve) = (app.user("ada").await, app.user("eve").await);
    assert_eq!(submit(&app, &ada, good()).await.status, 202);
    assert_eq!(submit(&app, &ada, good()).await.status, 202);
    let refused = submit(&app, &ada, good()).await;
    assert_eq!(
        (refused.status, refused.problem()),
        (429, "rate-limited"),
        "{refused}"
    );
    let wait: u64 = refused.header("retry-after").parse().unwrap();
    assert!((1..=60).contains(&wait), "{wait}");
    assert_eq!(
        submit(&app, &eve, good()).await.status,
        202,
        "others are not held up"
    );
    assert_eq!(
        app.get("/api/v1/submissions")
            .bearer(&ada.access)
            .send()
            .await
            .status,
        200
    );
}
