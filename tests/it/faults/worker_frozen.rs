//! A worker hangs longer than its lease and then wakes up: the fence holds.

use super::{accepted_at, counted_once, follow, told_once};
use crate::server::{Plan, SLOW_SUM_C};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_worker_that_wakes_up_too_late_changes_nothing() {
    let mut server = Plan::distributed()
        .with("METTLE_LEASE_SECONDS", 3)
        .start()
        .await;
    let ada = server.register("ada").await;
    let id = ada.submit("a-plus-b", "c", SLOW_SUM_C).await;
    let mut watching = ada.watch(&id).await;
    let mut seen = watching.until("submission.case").await;

    let frozen = server.holder_of(&id).await.id();
    let late = server
        .workers
        .iter_mut()
        .position(|worker| worker.id() == frozen)
        .unwrap();
    server.workers[late].signal(libc::SIGSTOP);
    seen.extend(watching.until_the_end().await);
    told_once(&seen, 2);
    let shown = ada.submission(&id).await;

    server.workers[late].signal(libc::SIGCONT);
    // It finds out by its heartbeat, by its events, or at the latest when it wants to store the
    // verdict, and says so.
    server.workers[late].until_logged("attempt=1").await;
    let log = server.workers[late].log();
    assert!(
        !log.contains(": judged") && (log.contains("in other hands") || log.contains("too late")),
        "{log}"
    );
    assert_eq!(ada.submission(&id).await, shown);
    assert_eq!(follow(&ada, &id).await, seen);
    accepted_at(&ada, &id, 2).await;
    counted_once(&ada, 1).await;

    // It is as good as new.
    let other = 1 - late;
    server.workers[other].kill();
    let (events, _) = ada.judged("a-plus-b", "c", crate::server::SUM_C).await;
    told_once(&events, 1);
    counted_once(&ada, 2).await;
}
