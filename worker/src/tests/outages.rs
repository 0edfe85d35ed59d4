//! The database or Redis stopped and started again under a worker that judges.

use super::{
    deployment::{open, queue},
    scripted::{Act, Gate, Scripted},
    until,
    world::{World, verdicts},
};
use mettle_domain::{Topic, Verdict};
use mettle_queue::Hint;
use mettle_tests::servers::{Postgres, Redis};

/// Accepts everything once the gate is open.
fn gated(gate: &Gate) -> Scripted {
    let gate = gate.clone();
    Scripted::new(move |_, _| Act::GiveAfter(gate.clone(), Verdict::AC))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_verdict_outlives_a_restart_of_the_database() {
    let (mut postgres, redis) = (Postgres::start(), Redis::start());
    let url = postgres.database("worker");
    let world = World::new(open(&url).await, queue(&redis).await, 2).await;
    let gate = Gate::default();
    let judge = gated(&gate);
    let running = world.worker(&judge);
    let id = world.submit("patient").await;
    until("the attempt", async || judge.calls("patient") == 1).await;
    postgres.stop();
    gate.open();
    postgres.start_again();
    let stored = world.judged(id).await;
    assert_eq!(
        (stored.summary.verdict, stored.attempt),
        (Some(Verdict::AC), 1)
    );
    assert_eq!(
        judge.calls("patient"),
        1,
        "the verdict was kept, not judged again"
    );
    assert_eq!(
        verdicts(&world.events(Topic::Submission(id)).await),
        [(1, Verdict::AC)]
    );
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn work_goes_on_while_redis_is_away_and_is_found_when_it_is_back() {
    let mut redis = Redis::start();
    let url = Postgres::shared().database("worker_without_redis");
    let world = World::new(open(&url).await, queue(&redis).await, 2).await;
    let gate = Gate::default();
    let judge = gated(&gate);
    let running = world.worker(&judge);
    world.sweep();
    let before = world.submit("before").await;
    until("the attempt", async || judge.calls("before") == 1).await;
    redis.stop();
    gate.open();
    let stored = world.judged(before).await;
    assert_eq!(
        stored.summary.verdict,
        Some(Verdict::AC),
        "a verdict needs no Redis"
    );
    let during = world.submit_unhinted("during").await;
    assert!(world.queue.push(Hint::submission(during)).await.is_err());
    assert_eq!(judge.calls("during"), 0, "no hint can have arrived");
    redis.start_again();
    assert_eq!(
        world.judged(during).await.summary.verdict,
        Some(Verdict::AC)
    );
    // Whoever watched is told the end, however late.
    let events = world.events(Topic::Submission(before)).await;
    assert_eq!(verdicts(&events), [(1, Verdict::AC)]);
    assert!(events.last().unwrap().is_final);
    running.stop().await;
}
