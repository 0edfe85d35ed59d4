//! Before submitting anything.

use crate::{judging::repository, server::Server};
use serde_json::Value;

pub async fn a_newcomer_finds_languages_problems_and_no_secrets(server: &Server) {
    let get = async |path: &str| {
        let answer = server.client.get(&format!("/api/v1{path}")).send().await;
        assert_eq!(answer.status, 200, "{path}: {answer}");
        answer
    };
    let languages = get("/languages").await.body;
    assert_eq!(
        names(&languages, "id"),
        mettle_domain::Language::ALL.map(mettle_domain::Language::id)
    );

    let problems = get("/problems?limit=100").await.body;
    let slugs = names(&problems, "slug");
    assert!(
        slugs.len() >= 10 && slugs.contains(&"a-plus-b"),
        "{slugs:?}"
    );

    let answer = get("/problems/a-plus-b").await;
    let problem = &answer.body;
    assert_eq!(problem["samples"].as_array().unwrap().len(), 3);
    assert_eq!(problem["samples"][0]["input"], "2 3\n");
    assert_eq!(problem["limits"]["cpu_time_ms"], 1000);
    assert!(problem["case_count"].as_i64().unwrap() >= 15);
    assert!(problem["statement"].as_str().unwrap().len() > 100);
    for language in problem["languages"].as_array().unwrap() {
        assert!(
            !language["starter_code"].as_str().unwrap().is_empty(),
            "{language}"
        );
    }
    for data in secret_data("a-plus-b") {
        assert!(!answer.text.contains(&data), "{data} is shown");
    }
}

fn names<'a>(page: &'a Value, field: &str) -> Vec<&'a str> {
    let items = page["items"].as_array().unwrap();
    items
        .iter()
        .map(|item| item[field].as_str().unwrap())
        .collect()
}

/// The numbers in the secret tests that are too long to be somewhere by chance.
pub fn secret_data(problem: &str) -> Vec<String> {
    let folder = repository().join(format!("problems/catalog/{problem}/data/secret"));
    let files = std::fs::read_dir(folder).unwrap();
    let text: String = files
        .map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap())
        .collect();
    let shown = ["1000000000000000000"]; // the bounds are in the statement
    let long = |word: &&str| word.trim_start_matches('-').len() >= 12 && !word.ends_with(shown[0]);
    let numbers: Vec<String> = text
        .split_whitespace()
        .filter(long)
        .map(str::to_owned)
        .collect();
    assert!(numbers.len() >= 5);
    numbers
}
