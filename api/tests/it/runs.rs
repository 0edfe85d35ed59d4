//! Running without judging.

use crate::app::{TestApp, problem};
use mettle_domain::{CompileReport, RunOutcome, RunStatus, Topic, Verdict};
use mettle_store::RunResult;
use serde_json::{Value, json};

#[tokio::test]
async fn a_run_keeps_its_input_and_shows_its_output_when_done() {
    let app = TestApp::start().await;
    let user = app.user("ada").await;
    let body = json!({"language": "py", "code": "print(input())", "stdin": "hi\n"});
    let answer = app
        .post("/api/v1/runs", body)
        .bearer(&user.access)
        .send()
        .await;
    insta::assert_snapshot!(answer, @r#"
    202 Accepted
    {
      "id": "[id]",
      "user_id": "[id]",
      "language": "python",
      "files": [
        {
          "name": "main.py",
          "content": "print(input())"
        }
      ],
      "stdin": "hi\n",
      "status": "pending",
      "verdict": null,
      "compile": null,
      "outcome": null,
      "stdout": null,
      "stderr": null,
      "tests": [],
      "submitted_at": "[time]",
      "judged_at": null,
      "attempt": 0,
      "events": "/api/v1/runs/[id]/events"
    }
    "#);

    let id: uuid::Uuid = answer.body["id"].as_str().unwrap().parse().unwrap();
    let now = chrono::Utc::now();
    let attempt = app
        .store
        .claim(Topic::Run(id), "test", 60_000, now)
        .await
        .unwrap()
        .unwrap();
    let outcome = RunOutcome {
        status: RunStatus::RuntimeError,
        exit_code: Some(3),
        message: Some("exit code 3".into()),
        cpu_time_us: 1_500,
        wall_time_us: 2_000,
        memory_bytes: 4096,
        instructions: None,
    };
    let result = RunResult::Program {
        compile: CompileReport {
            ok: true,
            time_ms: 1,
            diagnostics: String::new(),
        },
        outcome: Some(outcome),
        stdout: "hi\n".into(),
        stderr: "oh\n".into(),
    };
    app.store
        .finish_run(id, attempt, Verdict::RTE, &result, now)
        .await
        .unwrap();
    let done = app
        .get(&format!("/api/v1/runs/{id}"))
        .bearer(&user.access)
        .send()
        .await;
    assert_eq!(
        (&done.body["status"], &done.body["verdict"]),
        (&json!("completed"), &json!("RTE")),
        "{done}"
    );
    assert_eq!(
        (&done.body["stdout"], &done.body["stderr"]),
        (&json!("hi\n"), &json!("oh\n"))
    );
    assert_eq!(
        (
            &done.body["outcome"]["exit_code"],
            &done.body["outcome"]["cpu_time_ms"]
        ),
        (&json!(3), &json!(1.5))
    );

    let eve = app.user("eve").await;
    assert_eq!(
        app.get(&format!("/api/v1/runs/{id}"))
            .bearer(&eve.access)
            .send()
            .await
            .status,
        404
    );
}

#[tokio::test]
async fn a_run_on_a_problem_is_on_its_samples_or_on_own_input() {
    let app = TestApp::start().await;
    app.problem("sum").await;
    let user = app.user("ada").await;
    let run = |body: Value| app.post("/api/v1/runs", body).bearer(&user.access).send();
    let answer = run(json!({"language": "cpp", "code": "int main(){}", "problem": "sum"})).await;
    assert_eq!(
        (answer.status, &answer.body["stdin"]),
        (202, &Value::Null),
        "{answer}"
    );
    let both = run(json!({"language": "cpp", "code": "x", "problem": "sum", "stdin": ""})).await;
    assert_eq!(
        (both.status, &both.body["stdin"]),
        (202, &json!("")),
        "{both}"
    );
    let unknown = run(json!({"language": "cpp", "code": "x", "problem": "none"})).await;
    assert_eq!(unknown.problem(), "not-found");
}

#[tokio::test]
async fn own_input_that_is_none_of_the_function_is_refused_with_its_line() {
    let app = TestApp::start().await;
    let mut function = problem("pairs");
    function.function_signature =
        Some(json!({"kind": "function", "text": ["pairOf(int[] nums, int target) -> int[]"]}));
    app.publish(function).await;
    let mut class = problem("purse");
    class.function_signature =
        Some(json!({"kind": "class", "text": ["Purse(int coins)", "put(int more)"]}));
    app.publish(class).await;
    let user = app.user("ada").await;
    let run = |slug: &str, stdin: &str| {
        let body = json!({"language": "python", "code": "x", "problem": slug, "stdin": stdin});
        app.post("/api/v1/runs", body).bearer(&user.access).send()
    };
    for (slug, stdin, told) in [
        ("pairs", "", "a call is 2 lines of JSON (nums, target)"),
        ("pairs", "[1,2]\n", "there are 1 lines, but a call is 2"),
        ("pairs", "[1,2]\n\nthree\n", "line 3: is no JSON value"),
        (
            "pairs",
            "[1,2]\n3\n[1,\"2\"]\n3\n",
            "line 3: nums: \"2\" is no int",
        ),
        (
            "purse",
            "[\"Purse\",\"take\"]\n[[1],[2]]\n",
            "line 1: \"take\" is no method of Purse",
        ),
        (
            "purse",
            "[\"Purse\",\"put\"]\n[[1],[]]\n",
            "line 2: call 1: 0 are given",
        ),
    ] {
        let answer = run(slug, stdin).await;
        assert_eq!(
            (answer.status, answer.problem()),
            (422, "validation-failed"),
            "{stdin}: {answer}"
        );
        assert_eq!(answer.body["errors"][0]["field"], "stdin");
        assert!(answer.detail().contains(told), "{stdin}: {answer}");
    }
    for (slug, stdin) in [
        ("pairs", "[1,2]\n3\n"),
        ("purse", "[\"Purse\",\"put\"]\n[[1],[2]]\n"),
    ] {
        assert_eq!(run(slug, stdin).await.status, 202);
    }
    assert_eq!(app.queue.waiting().await.unwrap(), 2);
}

#[tokio::test]
async fn a_repeated_run_with_the_same_key_is_the_first_one() {
    let app = TestApp::start().await;
    let user = app.user("ada").await;
    let run = || {
        let body = json!({"language": "python", "code": "print(1)"});
        app.post("/api/v1/runs", body)
            .bearer(&user.access)
            .header("idempotency-key", "k")
            .send()
    };
    let (first, again) = (run().await, run().await);
    assert_eq!(first.body["id"], again.body["id"]);
    assert_eq!(app.queue.waiting().await.unwrap(), 1);
}
