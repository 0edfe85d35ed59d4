//! Redis is stopped and started again while submissions wait and run.

use super::{accepted_at, aside, counted_once, ends_accepted, follow, following};
use crate::server::{Plan, SLOW_SUM_C, SUM_C, eventually};
use futures::future::join_all;
use mettle_tests::servers::Redis;
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_redis_the_api_stays_right_and_later_everything_is_judged() {
    let mut server = Plan::distributed()
        .with("METTLE_CONCURRENCY", 1)
        .start()
        .await;
    let ada = server.register("ada").await;
    let mut ids = Vec::new();
    for code in [SLOW_SUM_C, SLOW_SUM_C, SUM_C] {
        ids.push(ada.submit("a-plus-b", "c", code).await);
    }
    let mut followers: Vec<_> = ids.iter().map(|id| following(&ada, id)).collect();
    for id in &ids[..2] {
        ada.watch(id).await.until("submission.case").await;
    }

    let redis = aside(server.redis.take().unwrap(), Redis::stop).await;
    let readiness = server.until_ready_is(false).await;
    assert_eq!(
        (&readiness["queue"]["ok"], &readiness["database"]["ok"]),
        (&json!(false), &json!(true))
    );
    assert!(
        readiness["queue"]["problem"]
            .as_str()
            .unwrap()
            .contains("redis"),
        "{readiness}"
    );

    // Submitting and reading go on; what runs is finished and shown.
    ids.push(ada.submit("a-plus-b", "c", SUM_C).await);
    followers.push(following(&ada, &ids[3]));
    assert_eq!(ada.submission(&ids[3]).await["status"], "pending");
    for id in &ids[..2] {
        eventually("the verdict of what was running", async || {
            (ada.submission(id).await["verdict"] == "AC").then_some(())
        })
        .await;
    }
    let late = follow(&ada, &ids[0]).await;
    assert_eq!(
        late.last().unwrap()["state"]["verdict"],
        "AC",
        "without Redis the stored state is told: {late:#?}"
    );
    for follower in followers.drain(..2) {
        ends_accepted(&follower.await.unwrap());
    }

    server.redis = Some(aside(redis, Redis::start_again).await);
    server.until_ready_is(true).await;
    for events in join_all(followers).await {
        ends_accepted(&events.unwrap());
    }
    for id in &ids {
        accepted_at(&ada, id, 1).await;
    }
    counted_once(&ada, ids.len()).await;
}
