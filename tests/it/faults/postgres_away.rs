//! PostgreSQL is restarted while submissions wait and run.

use super::{accepted_at, aside, counted_once, ends_accepted, following};
use crate::server::{Plan, SLOW_SUM_C, SUM_C};
use futures::future::join_all;
use mettle_tests::servers::Postgres;
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_restarted_postgres_delays_verdicts_and_changes_none() {
    let mut server = Plan::distributed()
        .private_postgres()
        .with("METTLE_CONCURRENCY", 1)
        .start()
        .await;
    let ada = server.register("ada").await;
    let mut ids = Vec::new();
    for code in [SLOW_SUM_C, SLOW_SUM_C, SUM_C, SUM_C] {
        ids.push(ada.submit("a-plus-b", "c", code).await);
    }
    for id in &ids[..2] {
        ada.watch(id).await.until("submission.case").await;
    }
    let followers: Vec<_> = ids.iter().map(|id| following(&ada, id)).collect();
    // A follower counts as such once it has heard something.
    ada.watch(&ids[3]).await.until("submission.queued").await;

    let postgres = aside(server.postgres.take().unwrap(), Postgres::stop).await;
    let readiness = server.until_ready_is(false).await;
    assert_eq!(
        (&readiness["queue"]["ok"], &readiness["database"]["ok"]),
        (&json!(true), &json!(false))
    );
    assert!(
        readiness["database"]["problem"]
            .as_str()
            .unwrap()
            .contains("PostgreSQL"),
        "{readiness}"
    );
    let body = json!({"problem": "a-plus-b", "language": "c", "code": SUM_C});
    for answer in [
        ada.post("/submissions", body).await,
        ada.ask(&format!("/submissions/{}", ids[0])).await,
    ] {
        assert_eq!(
            (answer.status, answer.problem()),
            (503, "unavailable"),
            "{answer}"
        );
        assert!(
            answer.header("retry-after").parse::<u32>().is_ok(),
            "{answer}"
        );
    }

    server.postgres = Some(aside(postgres, Postgres::start_again).await);
    server.until_ready_is(true).await;
    for events in join_all(followers).await {
        ends_accepted(&events.unwrap());
    }
    for id in &ids {
        accepted_at(&ada, id, 1).await;
    }
    counted_once(&ada, ids.len()).await;
}
