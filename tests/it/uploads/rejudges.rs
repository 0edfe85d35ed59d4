//! Judging again as a set: looked at first, then applied or dropped.

use super::{admin, packages::double, published, with_admin};
use crate::server::{Plan, Server, User, eventually};
use serde_json::{Value, json};

const BUT_SEVEN: &str = "n = int(input())\nprint(0 if n == 7 else 2 * n)\n";
const SQUARE: &str = "print(int(input()) ** 2)\n";

/// A set once all of it is judged.
async fn judged_again(admin: &User, filter: Value) -> Value {
    let answer = admin.post("/admin/rejudges", filter).await;
    assert_eq!(answer.status, 202, "{answer}");
    let id = answer.body["id"].as_str().unwrap().to_owned();
    assert_eq!(
        answer.header("location"),
        format!("/api/v1/admin/rejudges/{id}")
    );
    eventually("the set is judged", async || {
        let set = admin.get(&format!("/admin/rejudges/{id}")).await;
        (set["judged"] == set["total"]).then_some(set)
    })
    .await
}

fn path(set: &Value, rest: &str) -> String {
    format!("/admin/rejudges/{}{rest}", set["id"].as_str().unwrap())
}

async fn a_set_is_looked_at_and_applied_or_dropped(server: &Server) {
    let root = admin(server).await;
    let (ada, ben) = (server.register("ada").await, server.register("ben").await);
    published(&root, "double.zip", &double()).await;
    let changing = ada.judged("double", "python", BUT_SEVEN).await.1;
    let staying = ben.judged("double", "python", SQUARE).await.1;
    assert_eq!(
        (&changing["verdict"], &staying["verdict"]),
        (&json!("AC"), &json!("WA"))
    );
    let next = double()
        .with("data/secret/7.in", "7\n")
        .with("data/secret/7.ans", "14\n");
    published(&root, "double.zip", &next).await;
    let changing = changing["id"].as_str().unwrap();
    let is_as_it_was = async || {
        let shown = ada.submission(changing).await;
        assert_eq!(
            (&shown["verdict"], &shown["problem_version"]),
            (&json!("AC"), &json!(1))
        );
        assert_eq!(ada.get("/me/stats").await["problems_solved"], 1);
    };

    let refused = ada
        .post("/admin/rejudges", json!({"problem": "double"}))
        .await;
    assert_eq!((refused.status, refused.problem()), (403, "forbidden"));
    let set = judged_again(&root, json!({"problem": "double"})).await;
    assert_eq!(
        (
            &set["state"],
            &set["total"],
            &set["changed"],
            &set["failed"]
        ),
        (&json!("open"), &json!(2), &json!(1), &json!(0)),
        "{set:#}"
    );
    assert_eq!(set["transitions"], json!({"AC->WA": 1}));
    let changed = root.get(&path(&set, "/items?changed=true")).await;
    assert_eq!(changed["items"].as_array().unwrap().len(), 1);
    let item = &changed["items"][0];
    assert_eq!(
        (
            &item["submission_id"],
            &item["username"],
            &item["old_verdict"],
            &item["new_verdict"]
        ),
        (&json!(changing), &json!("ada"), &json!("AC"), &json!("WA"))
    );
    for cost in ["old_cpu_time_ms", "new_cpu_time_ms"] {
        assert!(item[cost].as_f64().unwrap() > 0.0, "{cost}: {item:#}");
    }
    for cost in ["old_memory_bytes", "new_memory_bytes"] {
        assert!(item[cost].is_u64(), "{cost}: {item:#}");
    }
    let all = root.get(&path(&set, "/items")).await;
    assert_eq!(all["items"].as_array().unwrap().len(), 2);
    is_as_it_was().await;

    let dropped = root.post(&path(&set, "/drop"), json!({})).await;
    assert_eq!(
        (dropped.status, &dropped.body["state"]),
        (200, &json!("dropped"))
    );
    is_as_it_was().await;
    for step in ["/apply", "/drop"] {
        let late = root.post(&path(&set, step), json!({})).await;
        assert_eq!(
            (late.status, late.problem()),
            (409, "rejudge-not-ready"),
            "{step}"
        );
    }

    // With the version they were judged with nothing changes.
    let same = judged_again(&root, json!({"problem": "double", "same_version": true})).await;
    assert_eq!((&same["total"], &same["changed"]), (&json!(2), &json!(0)));
    let only = judged_again(&root, json!({"problem": "double", "verdict": "AC"})).await;
    assert_eq!((&only["total"], &only["changed"]), (&json!(1), &json!(1)));
    is_as_it_was().await;
    let applying = root.post(&path(&only, "/apply"), json!({})).await;
    assert_eq!(applying.status, 202, "{applying}");
    eventually("the set is applied", async || {
        let set = root.get(&path(&only, "")).await;
        (set["state"] == "applied").then_some(())
    })
    .await;
    let shown = ada.submission(changing).await;
    assert_eq!(
        (
            &shown["verdict"],
            &shown["problem_version"],
            &shown["tests"][3]["verdict"]
        ),
        (&json!("WA"), &json!(2), &json!("WA")),
        "{shown:#}"
    );
    assert_eq!(ada.get("/me/stats").await["problems_solved"], 0);
    let stayed = ben.submission(staying["id"].as_str().unwrap()).await;
    assert_eq!(stayed["problem_version"], 1);
    let items = root.get(&path(&only, "/items")).await;
    assert_eq!(items["items"][0]["applied"], "applied");
    // The other set was made before: what it knows of ada's submission is outdated.
    let applying = root.post(&path(&same, "/apply"), json!({})).await;
    assert_eq!(applying.status, 202, "{applying}");
    let applied = eventually("the other set is applied", async || {
        let set = root.get(&path(&same, "")).await;
        (set["state"] == "applied").then_some(set)
    })
    .await;
    assert_eq!(applied["skipped"], 1, "{applied:#}");
    assert_eq!(ada.submission(changing).await["verdict"], "WA");
    let listed = root.get("/admin/rejudges").await;
    let states: Vec<&Value> = listed["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|set| &set["state"])
        .collect();
    assert_eq!(states, ["applied", "applied", "dropped"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_rejudge_is_looked_at_applied_or_dropped_with_one_process_on_sqlite() {
    a_set_is_looked_at_and_applied_or_dropped(&with_admin(Plan::embedded()).start().await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_rejudge_is_looked_at_applied_or_dropped_with_workers_on_postgres_and_redis() {
    a_set_is_looked_at_and_applied_or_dropped(&with_admin(Plan::distributed()).start().await).await;
}
