//! Listing and showing problems; languages.

use crate::app::{TestApp, problem};
use mettle_store::{Difficulty, NewProblem, Visibility};

#[tokio::test]
async fn a_problem_shows_samples_and_never_secret_data() {
    let app = TestApp::start().await;
    app.problem("sum").await;
    let answer = app.get("/api/v1/problems/sum").send().await;
    insta::assert_snapshot!(answer, @r#""#);
    assert!(!answer.text.contains("top-secret") && !answer.text.contains("40 2"), "{}", answer.text);
}

#[tokio::test]
async fn an_unknown_problem_is_a_problem_document() {
    let app = TestApp::start().await;
    let answer = app.get("/api/v1/problems/nothing%20here").send().await;
    insta::assert_snapshot!(answer, @r#""#);
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
    app.publish(NewProblem { visibility: Visibility::Hidden, ..problem("hidden") }).await;
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
    let todo = app.get("/api/v1/problems?status=todo").bearer(&user.access).send().await;
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
        assert_eq!((answer.status, answer.problem()), (status, problem), "{query}: {answer}");
        assert!(answer.detail().contains(words), "{query}: {answer}");
    }
}

#[tokio::test]
async fn a_hidden_problem_is_there_for_administrators_only() {
    let app = TestApp::start().await;
    app.publish(NewProblem { visibility: Visibility::Hidden, ..problem("hidden") }).await;
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
