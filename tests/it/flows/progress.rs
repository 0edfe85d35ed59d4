//! Statistics, skills, leaderboard.

use crate::server::{Server, User};
use serde_json::{Value, json};

pub async fn nothing_is_known_of_a_newcomer(ada: &User) {
    let stats = ada.get("/me/stats").await;
    assert_eq!(
        [&stats["problems_solved"], &stats["problems_tried"]],
        [0, 0]
    );
    assert_eq!(stats["rank"], Value::Null);
    assert_eq!(ada.get("/me/skills").await["items"], json!([]));
    assert_eq!(ada.get("/me/skill-gaps").await["items"], json!([]));
    assert_eq!(ada.get("/problems/a-plus-b").await["submissions"], 0);
}

/// Ada has solved `a-plus-b` four times, failed it five times, and failed `stay`.
pub async fn practice_counts_once_per_problem(ada: &User) {
    let stats = ada.get("/me/stats").await;
    assert_eq!(
        [&stats["problems_solved"], &stats["problems_tried"]],
        [1, 2],
        "{stats}"
    );
    assert_eq!(
        (&stats["average_score"], &stats["rank"]),
        (&json!(50.0), &json!(1)),
        "{stats}"
    );
    let today = &stats["history"][0];
    assert_eq!(
        (&today["problems_solved"], &today["average_score"]),
        (&json!(1), &json!(50.0)),
        "{stats}"
    );

    let problem = ada.get("/problems/a-plus-b").await;
    assert_eq!(problem["submissions"], 9);
    let accepted = 9.0 * problem["acceptance_rate"].as_f64().unwrap();
    assert_eq!(accepted.round(), 4.0, "{problem}");
    let listed = ada.get("/submissions?problem=a-plus-b&verdict=AC").await;
    assert_eq!(listed["items"].as_array().unwrap().len(), 4);

    let skills = ada.get("/me/skills").await;
    let math = skills["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|skill| skill["skill"] == "math");
    let math = math.unwrap_or_else(|| panic!("no math in {skills}"));
    assert_eq!(
        (&math["proficiency"], &math["observations"]),
        (&json!("not_enough_evidence"), &json!(1))
    );
    let [low, score, high] = ["low", "score", "high"].map(|field| math[field].as_f64().unwrap());
    assert!(
        0.0 < low && low < score && 50.0 < score && score < high && high < 100.0,
        "{math}"
    );
    assert_eq!(
        ada.get("/me/skill-gaps").await["items"],
        json!([]),
        "one problem says too little"
    );
}

/// In this order: the first two have solved one problem each, the second with nothing failed.
pub async fn the_leaderboard_ranks_by_solved_problems(server: &Server, everyone: &[&str]) {
    let answer = server.client.get("/api/v1/leaderboard").send().await;
    assert_eq!(answer.status, 200, "{answer}");
    let lines = answer.body["items"].as_array().unwrap();
    let names: Vec<&str> = lines
        .iter()
        .map(|line| line["username"].as_str().unwrap())
        .collect();
    let ranks: Vec<i64> = lines
        .iter()
        .map(|line| line["rank"].as_i64().unwrap())
        .collect();
    assert_eq!(ranks, [1, 2, 3]);
    let [ada, bob, eve] = [everyone[0], everyone[1], everyone[2]];
    assert_eq!(names, [bob, ada, eve], "{answer}");
    assert_eq!(
        (&lines[0]["problems_solved"], &lines[0]["average_score"]),
        (&json!(1), &json!(100.0))
    );
    assert_eq!(
        (&lines[2]["problems_solved"], &lines[2]["average_score"]),
        (&json!(0), &json!(0.0))
    );
}
