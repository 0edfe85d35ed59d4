//! Skill gaps: silent until there is enough evidence.

use crate::server::{Server, User};
use mettle_domain::Limits;
use mettle_store::{Difficulty, NewCase, NewProblem, Store, Visibility};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The bundled problems share no tag often enough, so these are published beside them.
const SLUGS: [&str; 3] = ["greedy-one", "greedy-two", "greedy-three"];

pub async fn gaps_appear_with_enough_evidence(server: &Server, eve: &User) {
    let store = Store::open(&server.database_url()).await.unwrap();
    for slug in SLUGS {
        store
            .publish_problem(problem(slug), chrono::Utc::now())
            .await
            .unwrap();
    }
    store.close().await;

    let (_, shown) = eve.judged(SLUGS[0], "python", "print('no')").await;
    assert_eq!(shown["verdict"], "WA");
    assert_eq!(
        eve.get("/me/skills").await["items"][0]["proficiency"],
        "not_enough_evidence"
    );
    assert_eq!(
        eve.get("/me/skill-gaps").await["items"],
        json!([]),
        "one problem says too little"
    );

    let (_, shown) = eve.judged(SLUGS[1], "python", "print('no')").await;
    assert_eq!(shown["verdict"], "WA");
    let skills = eve.get("/me/skills").await;
    let skill = &skills["items"][0];
    assert_eq!(
        [&skill["skill"], &skill["proficiency"]],
        ["greedy", "weak"],
        "{skills}"
    );
    assert_eq!(skill["observations"], 2);

    let gaps = eve.get("/me/skill-gaps").await;
    let gap = &gaps["items"][0];
    assert_eq!(
        [&gap["skill_name"], &gap["proficiency_level"]],
        ["greedy", "weak"],
        "{gaps}"
    );
    assert!(gap["gap_score"].as_f64().unwrap() > 20.0, "{gap}");
    let urls: Vec<&Value> = gap["resources"]
        .as_array()
        .unwrap()
        .iter()
        .map(|resource| &resource["url"])
        .collect();
    assert!(urls.contains(&&json!("/problems/greedy-three")), "{gap}");
}

fn problem(slug: &str) -> NewProblem {
    let case = |name: &str, is_sample: bool| NewCase {
        name: name.to_owned(),
        group: if is_sample { "sample" } else { "secret" }.to_owned(),
        is_sample,
        input: b"1 2\n".as_slice().into(),
        answer: b"3\n".as_slice().into(),
        points: None,
        rules: Value::Null,
    };
    NewProblem {
        slug: slug.to_owned(),
        title: format!("Greedy: {slug}"),
        statement: "Print the sum.".to_owned(),
        difficulty: Difficulty::Easy,
        tags: vec!["greedy".to_owned()],
        constraints: None,
        limits: Limits::default(),
        language_factors: BTreeMap::new(),
        rules: Value::Null,
        scoring: Value::Null,
        leetcode_id: None,
        creator_id: None,
        visibility: Visibility::Public,
        function_signature: None,
        starter_code: BTreeMap::new(),
        digest: slug.to_owned(),
        files: vec![],
        cases: vec![case("sample/1", true), case("secret/1", false)],
    }
}
