use super::{
    deployment::with_each_deployment,
    scripted::{Act, Gate, Scripted},
    until,
    world::verdicts,
};
use mettle_domain::{Topic, Verdict};
use std::time::Duration;

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_that_stops_finishes_what_it_has_and_takes_nothing_more() {
    with_each_deployment(1, async |api, worker| {
        let gate = Gate::default();
        let script = gate.clone();
        let judge = Scripted::new(move |_, _| Act::GiveAfter(script.clone(), Verdict::AC));
        let running = worker.worker(&judge);
        let id = api.submit("running").await;
        until("the attempt", async || judge.calls("running") == 1).await;
        running.stop.cancel();
        let waiting = api.submit("waiting").await;
        gate.open();
        running.stop().await;
        let stored = api.submission(id).await;
        assert_eq!(
            (stored.summary.verdict, stored.attempt),
            (Some(Verdict::AC), 1)
        );
        assert_eq!(judge.calls("waiting"), 0);
        assert_eq!(api.submission(waiting).await.attempt, 0);
        assert_eq!(
            api.queue.waiting().await.unwrap(),
            1,
            "its hint is still there"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_finish_in_time_is_handed_back_to_another_worker() {
    with_each_deployment(1, async |api, elsewhere| {
        let never = Gate::default();
        let slow = Scripted::new(move |_, _| Act::GiveAfter(never.clone(), Verdict::WA));
        // A lease so long that only handing back can free the row.
        let stopping = api.worker_with(&slow, |options| {
            options.lease = Duration::from_secs(600);
            options.drain = Duration::from_millis(50);
        });
        let id = api.submit("slow").await;
        until("the attempt", async || slow.calls("slow") == 1).await;
        stopping.stop().await;
        assert!(slow.cancelled.is_open(), "its sandbox was killed");
        let second = elsewhere.worker(&Scripted::kind());
        let stored = api.judged(id).await;
        assert_eq!(stored.summary.verdict, Some(Verdict::AC));
        let events = api.events(Topic::Submission(id)).await;
        assert_eq!(verdicts(&events).len(), 1);
        second.stop().await;
    })
    .await;
}
