//! Listing and showing problems; languages.

use crate::app::{TestApp, problem};
use mettle_store::{Difficulty, NewProblem, Visibility};

#[tokio::test]
async fn a_problem_shows_samples_and_never_secret_data() {
    let app = TestApp::start().await;
    app.problem("sum").await;
    let answer = app.get("/api/v1/problems/sum").send().await;
    insta::assert_snapshot!(answer, @r##"
    200 OK
    {
      "id": "[id]",
      "slug": "sum",
      "title": "Problem sum",
      "difficulty": "easy",
      "tags": [
        "arithmetic"
      ],
      "visibility": "public",
      "submissions": 0,
      "acceptance_rate": null,
      "status": null,
      "statement": "Print the **sum**.",
      "statement_html": "<p>Print the <strong>sum</strong>.</p>\n",
      "constraints": null,
      "samples": [
        {
          "name": "sample/1",
          "input": "1 2\n",
          "answer": "3\n"
        }
      ],
      "case_count": 2,
      "limits": {
        "cpu_time_ms": 1000,
        "wall_time_ms": 10000,
        "memory_bytes": 1073741824,
        "output_bytes": 8388608,
        "stack_bytes": 268435456,
        "source_bytes": 65536,
        "compile_time_ms": 30000
      },
      "languages": [
        {
          "id": "cpp",
          "name": "C++20",
          "cpu_time_ms": 1000,
          "starter_code": "#include <bits/stdc++.h>\nusing namespace std;\n\nint main() {\n    ios::sync_with_stdio(false);\n    cin.tie(nullptr);\n    string line;\n    while (getline(cin, line)) {\n        cout << line << '\\n';\n    }\n}\n"
        },
        {
          "id": "python",
          "name": "Python 3",
          "cpu_time_ms": 3000,
          "starter_code": "# begin here\n"
        }
      ],
      "scoring": null,
      "function_signature": null,
      "leetcode_id": null,
      "version": 1,
      "digest": "sum",
      "created_at": "[time]",
      "updated_at": "[time]"
    }
    "##);
    assert!(
        !answer.text.contains("top-secret") && !answer.text.contains("40 2"),
        "{}",
        answer.text
    );
}

#[tokio::test]
async fn an_unknown_problem_is_a_problem_document() {
    let app = TestApp::start().await;
    let answer = app.get("/api/v1/problems/nothing%20here").send().await;
    insta::assert_snapshot!(answer, @r#"
    404 Not Found
    {
      "type": "/api/errors/not-found",
      "title": "Not found",
      "status": 404,
      "detail": "There is no problem \"nothing here\". GET /api/v1/problems lists them.",
      "instance": "/api/v1/problems/nothing%20here",
      "request_id": "[id]"
    }
    "#);
}

#[tokio::test]
async fn problems_are_listed_in_pages_that_fit_together() {
    let app = TestApp::start().await;
    for slug in ["a", "b", "c", "d", "e"] {
        app.problem(slug).await;
    }
    let mut seen = Vec::new();
    let mut path = "/api/v1/problems?limit=2".to_owned();
    loop {
        let page = app.get(&path).send().await;
        seen.extend(page.items("slug").iter().map(|slug| (*slug).to_owned()));
        match page.body["next"].as_str() {
            Some(next) => path = format!("/api/v1/problems?limit=2&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(seen, ["a", "b", "c", "d", "e"]);
}

#[tokio::test]
async fn filters_narrow_the_list() {
    let app = TestApp::start().await;
    app.problem("sum").await;
    app.publish(NewProblem {
        difficulty: Difficulty::Hard,
        tags: vec!["graphs".into()],
        title: "Shortest Path".into(),
        ..problem("path")
    })
    .await;
    app.publish(NewProblem {
        visibility: Visibility::Hidden,
        ..problem("hidden")
    })
    .await;
    let slugs = async |query: &str| {
        let answer = app.get(&format!("/api/v1/problems?{query}")).send().await;
        answer.items("slug").join(" ")
    };
    assert_eq!(slugs("").await, "path sum");
    assert_eq!(slugs("difficulty=hard").await, "path");
    assert_eq!(slugs("tag=arithmetic").await, "sum");
    assert_eq!(slugs("q=SHORTEST").await, "path");
    assert_eq!(slugs("q=100%25_").await, "", "wildcards are plain text");
    assert_eq!(slugs("tag=&q=").await, "path sum", "empty filters are none");

    let user = app.user("ada").await;
    app.submission(&user, "sum").await;
    let todo = app
        .get("/api/v1/problems?status=todo")
        .bearer(&user.access)
        .send()
        .await;
    assert_eq!(todo.items("slug"), ["path", "sum"], "not judged yet");
}

#[tokio::test]
async fn malformed_filters_are_refused_with_a_reason() {
    let app = TestApp::start().await;
    for (query, status, problem, words) in [
        ("difficulty=extreme", 400, "malformed-request", "extreme"),
        ("limit=0", 400, "malformed-request", "1 to 200"),
        ("limit=many", 400, "malformed-request", "limit"),
        ("cursor=nonsense", 400, "invalid-cursor", "next"),
        ("status=solved", 401, "authentication-required", "Log in"),
    ] {
        let answer = app.get(&format!("/api/v1/problems?{query}")).send().await;
        assert_eq!(
            (answer.status, answer.problem()),
            (status, problem),
            "{query}: {answer}"
        );
        assert!(answer.detail().contains(words), "{query}: {answer}");
    }
}

#[tokio::test]
async fn a_hidden_problem_is_there_for_administrators_only() {
    let app = TestApp::start().await;
    app.publish(NewProblem {
        visibility: Visibility::Hidden,
        ..problem("hidden")
    })
    .await;
    let (ada, root) = (app.user("ada").await, app.admin("root").await);
    let show = |token: &str| app.get("/api/v1/problems/hidden").bearer(token).send();
    assert_eq!(show(&ada.access).await.status, 404);
    assert_eq!(show(&root.access).await.status, 200);
}

#[tokio::test]
async fn the_languages_are_those_of_the_installation() {
    let app = TestApp::start().await;
    let answer = app.get("/api/v1/languages").send().await;
    assert_eq!(answer.items("id"), ["cpp", "python"]);
    assert_eq!(answer.items("version"), ["1.0", "1.0"]);
}
