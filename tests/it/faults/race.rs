//! Two workers reach for the same rows.

use super::{accepted_at, counted_once, told_once};
use crate::server::{Plan, SUM_C, User};
use futures::future::join_all;
use mettle_queue::{Hint, Queue};
use std::time::Duration;

/// How many submissions there are to fight for.
const MANY: usize = 20;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_workers_that_race_judge_each_submission_once() {
    let server = Plan::distributed().start().await;
    let ada = server.register("ada").await;
    let ids: Vec<String> = join_all((0..MANY).map(|_| ada.submit("a-plus-b", "c", SUM_C))).await;

    // Each hint normally reaches one worker. These are hinted on and on, so that both try.
    let queue = Queue::redis(&server.redis.as_ref().unwrap().url())
        .await
        .unwrap();
    let hints: Vec<Hint> = ids
        .iter()
        .map(|id| Hint::submission(id.parse().unwrap()))
        .collect();
    let hinting = tokio::spawn(async move {
        loop {
            queue.push_all(&hints).await.unwrap();
            // Often, but leaving the workers time to judge.
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    });
    join_all(ids.iter().map(|id| judged_once(&ada, id))).await;
    hinting.abort();
    counted_once(&ada, MANY).await;
    for worker in &server.workers {
        assert!(
            worker.log().contains(": judged"),
            "both have judged something\n{}",
            worker.log()
        );
    }
}

async fn judged_once(user: &User, id: &str) {
    let events = user.watch(id).await.until_the_end().await;
    told_once(&events, 1);
    accepted_at(user, id, 1).await;
}
