//! Breaking parts of the distributed system while it works: nothing is lost, and nothing is
//! judged twice visibly.

mod postgres_away;
mod race;
mod redis_away;
mod redis_flushed;
mod worker_frozen;
mod worker_killed;

use crate::server::{Heard, Socket, User, cases};
use serde_json::{Value, json};
use std::time::Duration;
use tokio::task::{JoinHandle, spawn_blocking};

/// Follows a submission as a patient client does, whatever happens to the connection, until the
/// final event.
async fn follow(user: &User, id: &str) -> Vec<Value> {
    let mut events: Vec<Value> = Vec::new();
    loop {
        let last = events
            .last()
            .map_or(0, |event| event["seq"].as_u64().unwrap());
        let path = format!("/api/v1/submissions/{id}/events?after={last}");
        let mut socket = match Socket::open(user, &path).await {
            Ok(socket) => socket,
            // The server says to try again later.
            Err(503) => {
                tokio::time::sleep(Duration::from_millis(200)).await;
                continue;
            }
            Err(status) => panic!("{status}"),
        };
        loop {
            match socket.hear().await {
                Heard::Event(event) => events.push(event),
                Heard::Closed(1000) => return events,
                Heard::Closed(_) | Heard::Lost => break,
            }
        }
    }
}

/// Follows it beside what else the test does.
fn following(user: &User, id: &str) -> JoinHandle<Vec<Value>> {
    let (user, id) = (user.clone(), id.to_owned());
    tokio::spawn(async move { follow(&user, &id).await })
}

/// Stops or starts a service without holding up what else the test does.
async fn aside<T: Send + 'static>(mut service: T, act: fn(&mut T)) -> T {
    let done = spawn_blocking(move || {
        act(&mut service);
        service
    });
    done.await.unwrap()
}

fn verdicts_seen(events: &[Value]) -> usize {
    events
        .iter()
        .filter(|event| event["type"] == "submission.verdict")
        .count()
}

/// The last word is that it was accepted: the verdict, told once, or the stored state.
fn ends_accepted(events: &[Value]) {
    let told = events
        .iter()
        .filter(|event| event["type"] == "submission.verdict" && event["verdict"] == "AC");
    let stored = events.last().unwrap()["state"]["verdict"] == "AC";
    assert!(
        verdicts_seen(events) <= 1 && (told.count() == 1 || stored),
        "{events:#?}"
    );
}

/// The submission is right, and was right at this attempt.
async fn accepted_at(user: &User, id: &str, attempt: i64) {
    let shown = user.submission(id).await;
    assert_eq!(
        [&shown["status"], &shown["verdict"]],
        ["completed", "AC"],
        "{shown}"
    );
    assert_eq!(shown["attempt"], attempt, "{shown}");
    let problem = user.get("/problems/a-plus-b").await;
    assert_eq!(
        shown["tests"].as_array().unwrap().len() as i64,
        problem["case_count"].as_i64().unwrap()
    );
}

/// However often it was judged, each submission counts once.
async fn counted_once(user: &User, submissions: usize) {
    let stats = user.get("/me/stats").await;
    assert_eq!(
        (&stats["problems_solved"], &stats["problems_tried"]),
        (&json!(1), &json!(1)),
        "{stats}"
    );
    assert_eq!(stats["average_score"], 100.0);
    let problem = user.get("/problems/a-plus-b").await;
    assert_eq!(
        (&problem["submissions"], &problem["acceptance_rate"]),
        (&json!(submissions), &json!(1.0))
    );
    let skills = user.get("/me/skills").await;
    assert!(
        skills["items"]
            .as_array()
            .unwrap()
            .iter()
            .all(|skill| skill["observations"] == 1),
        "{skills}"
    );
}

/// The events of the last attempt are whole: each case once, and the verdict once.
fn told_once(events: &[Value], attempt: i64) {
    let last: Vec<Value> = events
        .iter()
        .filter(|event| event["attempt"] == attempt)
        .cloned()
        .collect();
    let indexes: Vec<u64> = cases(&last)
        .iter()
        .map(|case| case["index"].as_u64().unwrap())
        .collect();
    assert_eq!(indexes, (0..indexes.len() as u64).collect::<Vec<_>>());
    assert_eq!(verdicts_seen(&last), 1, "{last:#?}");
    assert_eq!(
        verdicts_seen(events),
        1,
        "no other attempt came to a verdict: {events:#?}"
    );
}
