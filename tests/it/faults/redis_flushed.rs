//! Redis forgets everything while submissions wait and run.

use super::{accepted_at, counted_once, ends_accepted, following};
use crate::server::{Plan, SLOW_SUM_C, SUM_C};
use futures::future::join_all;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_flushed_redis_loses_no_submission() {
    let server = Plan::distributed()
        .with("METTLE_CONCURRENCY", 1)
        .start()
        .await;
    let ada = server.register("ada").await;
    let mut ids = Vec::new();
    for code in [SLOW_SUM_C, SLOW_SUM_C, SUM_C, SUM_C, SUM_C] {
        ids.push(ada.submit("a-plus-b", "c", code).await);
    }
    let followers: Vec<_> = ids.iter().map(|id| following(&ada, id)).collect();
    ada.watch(&ids[0]).await.until("submission.case").await;

    flush(&server.redis.as_ref().unwrap().url());
    let newcomer = ada.watch(&ids[0]).await.until_the_end().await;
    assert_eq!(
        newcomer[0]["type"], "snapshot",
        "the start is gone: {newcomer:#?}"
    );
    ends_accepted(&newcomer);

    for events in join_all(followers).await {
        ends_accepted(&events.unwrap());
    }
    for id in &ids {
        accepted_at(&ada, id, 1).await;
    }
    counted_once(&ada, ids.len()).await;
}

fn flush(url: &str) {
    let mut connection = redis::Client::open(url).unwrap().get_connection().unwrap();
    let deleted: i64 = redis::cmd("DBSIZE").query(&mut connection).unwrap();
    assert!(deleted > 0, "there is something to lose");
    redis::cmd("FLUSHALL").query::<()>(&mut connection).unwrap();
}
