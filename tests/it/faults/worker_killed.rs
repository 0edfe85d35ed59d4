//! A worker dies while it judges.

use super::{accepted_at, counted_once, follow, told_once};
use crate::server::{Plan, SLOW_SUM_C, until_gone};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_killed_worker_was_judging_is_judged_by_the_other() {
    let mut server = Plan::distributed()
        .with("METTLE_LEASE_SECONDS", 3)
        .start()
        .await;
    let ada = server.register("ada").await;
    let id = ada.submit("a-plus-b", "c", SLOW_SUM_C).await;
    let mut watching = ada.watch(&id).await;
    let mut seen = watching.until("submission.case").await;

    let holder = server.holder_of(&id).await;
    let (killed, sandboxes) = (holder.id(), holder.descendants());
    holder.kill();
    assert!(!sandboxes.is_empty(), "it judges in processes of its own");
    until_gone(&sandboxes).await;

    seen.extend(watching.until_the_end().await);
    assert_eq!(
        seen,
        follow(&ada, &id).await,
        "who comes later sees the same"
    );
    told_once(&seen, 2);
    accepted_at(&ada, &id, 2).await;
    counted_once(&ada, 1).await;
    let survivor = server.holder_of(&id).await;
    assert_ne!(survivor.id(), killed);
    assert!(survivor.log().contains(": judged"), "{}", survivor.log());
}
