//! Workers that die, hang and come back too late; queues that forget.

use super::{
    deployment::with_each_deployment,
    scripted::{Act, Gate, Scripted},
    until,
    world::{LEASE, verdicts},
};
use crate::{WorkerOptions, jobs::Jobs};
use chrono::{TimeDelta, Utc};
use mettle_domain::{Topic, Verdict};
use mettle_queue::Hint;
use mettle_store::{ATTEMPT_CAP, Finished, Status};
use std::sync::Arc;
use tokio::time::sleep;

#[tokio::test(flavor = "multi_thread")]
async fn what_a_dead_worker_had_is_judged_by_another() {
    with_each_deployment(1, async |api, elsewhere| {
        let never = Gate::default();
        let dying = Scripted::new(move |_, _| Act::GiveAfter(never.clone(), Verdict::WA));
        let first = api.worker(&dying);
        let id = api.submit("orphan").await;
        until("the first attempt", async || dying.calls("orphan") == 1).await;
        first.crash().await;
        until("its sandbox to be killed", async || {
            dying.cancelled.is_open()
        })
        .await;
        let second = elsewhere.worker(&Scripted::kind());
        elsewhere.sweep();
        let stored = api.judged(id).await;
        assert_eq!(
            (stored.summary.verdict, stored.attempt),
            (Some(Verdict::AC), 2)
        );
        let events = api.events(Topic::Submission(id)).await;
        assert_eq!(verdicts(&events), [(2, Verdict::AC)]);
        assert!(
            events.iter().any(|event| event.attempt == 1),
            "the first attempt was seen to start"
        );
        second.stop().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_that_lost_its_row_stores_and_tells_nothing() {
    with_each_deployment(1, async |api, elsewhere| {
        let gate = Gate::default();
        let script = gate.clone();
        // Deaf to being cancelled, so that it does come back with a verdict.
        let zombie = Scripted::new(move |_, _| Act::GiveLate(script.clone(), Verdict::WA));
        let running = elsewhere.worker(&zombie);
        let id = api.submit("contested").await;
        let topic = Topic::Submission(id);
        until("the first attempt", async || zombie.calls("contested") == 1).await;
        // Someone whose clock is far ahead thinks the lease is over.
        let later = Utc::now() + TimeDelta::hours(1);
        let taken = api
            .store
            .claim(topic, "thief", 600_000, later)
            .await
            .unwrap();
        assert_eq!(taken, Some(2));
        gate.open();
        running.stop().await;
        let stored = api.submission(id).await;
        assert_eq!(
            (stored.summary.verdict, stored.attempt),
            (None, 2),
            "still in the thief's hands"
        );
        let log = api.queue.log(topic, 0).await.unwrap();
        assert!(verdicts(&log.events).is_empty(), "{:?}", log.events);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sandbox_of_a_lost_row_is_killed() {
    with_each_deployment(1, async |api, elsewhere| {
        let never = Gate::default();
        let judge = Scripted::new(move |_, _| Act::GiveAfter(never.clone(), Verdict::WA));
        let running = elsewhere.worker(&judge);
        let id = api.submit("stolen").await;
        until("the first attempt", async || judge.calls("stolen") == 1).await;
        let later = Utc::now() + TimeDelta::hours(1);
        api.store
            .claim(Topic::Submission(id), "thief", 600_000, later)
            .await
            .unwrap();
        until("the sandbox to be killed", async || {
            judge.cancelled.is_open()
        })
        .await;
        running.stop().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_judgement_keeps_its_row() {
    with_each_deployment(1, async |api, elsewhere| {
        let gate = Gate::default();
        let script = gate.clone();
        let judge = Scripted::new(move |_, _| Act::GiveAfter(script.clone(), Verdict::AC));
        let workers = [api.worker(&judge), elsewhere.worker(&judge)];
        api.sweep();
        let id = api.submit("long").await;
        until("the attempt", async || judge.calls("long") == 1).await;
        // Several leases long: the heartbeats must be what keeps the row.
        sleep(LEASE * 5 / 2).await;
        gate.open();
        let stored = api.judged(id).await;
        assert_eq!(
            (stored.summary.verdict, stored.attempt),
            (Some(Verdict::AC), 1)
        );
        assert_eq!(judge.calls("long"), 1);
        for worker in workers {
            worker.stop().await;
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_nobody_hinted_is_found() {
    with_each_deployment(1, async |api, worker| {
        let id = api.submit_unhinted("forgotten").await;
        let running = worker.worker(&Scripted::kind());
        worker.sweep();
        assert_eq!(api.judged(id).await.summary.verdict, Some(Verdict::AC));
        running.stop().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_whose_every_worker_dies_is_given_up_aloud() {
    with_each_deployment(1, async |api, worker| {
        let id = api.submit("poison").await;
        let topic = Topic::Submission(id);
        for attempt in 1..=ATTEMPT_CAP {
            // Long ago, and each when the lease before was over.
            let then = Utc::now() - TimeDelta::hours(10 - attempt);
            assert_eq!(
                api.store.claim(topic, "doomed", 1_000, then).await.unwrap(),
                Some(attempt)
            );
        }
        let running = worker.worker(&Scripted::kind());
        worker.sweep();
        let stored = api.judged(id).await;
        assert_eq!(
            (stored.summary.status, stored.summary.verdict),
            (Status::Failed, Some(Verdict::JE))
        );
        let events = api.events(topic).await;
        assert_eq!(verdicts(&events), [(ATTEMPT_CAP as u32, Verdict::JE)]);
        let late = api
            .store
            .claim(topic, "late", 1_000, Utc::now())
            .await
            .unwrap();
        assert_eq!(late, None);
        running.stop().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_finish_is_stored_once_however_often_it_is_tried() {
    with_each_deployment(1, async |api, worker| {
        let judge = Scripted::kind();
        let running = worker.worker(&judge);
        let id = api.submit("once").await;
        let stored = api.judged(id).await;
        running.stop().await;
        let report = mettle_domain::JudgeReport {
            max_score: None,
            verdict: Verdict::WA,
            score: None,
            compile: stored.compile.clone().unwrap(),
            cases: Vec::new(),
            cpu_time_ms: 0.0,
            memory_bytes: 0,
            instructions: None,
            growth: None,
            judge_error: None,
        };
        let again = api
            .store
            .finish_submission(id, stored.attempt, &report, Utc::now())
            .await
            .unwrap();
        assert_eq!(again, Finished::Refused);
        assert_eq!(api.submission(id).await.summary.verdict, Some(Verdict::AC));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_that_panics_gives_its_row_to_the_next_attempt() {
    with_each_deployment(1, async |api, worker| {
        let id = api.submit("unlucky").await;
        let topic = Topic::Submission(id);
        let attempt = api
            .store
            .claim(topic, "buggy", 600_000, Utc::now())
            .await
            .unwrap()
            .unwrap();
        let (store, queue) = (api.store.clone(), api.queue.clone());
        let jobs = Jobs::new(store, queue, Scripted::kind(), WorkerOptions::default());
        Arc::new(jobs)
            .panicked(topic, attempt, "index out of bounds".to_owned())
            .await;
        let waiting = api.submission(id).await;
        assert_eq!(waiting.summary.status, Status::Pending);
        assert!(waiting.judge_error.unwrap().contains("index out of bounds"));
        let running = worker.worker(&Scripted::kind());
        let stored = api.judged(id).await;
        assert_eq!(
            (stored.summary.verdict, stored.attempt),
            (Some(Verdict::AC), attempt + 1)
        );
        running.stop().await;
    })
    .await;
}

/// Everything at once: workers that crash and come back, hints that come twice or never, and a
/// queue that is flushed all the time.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_and_nothing_counts_twice_in_the_storm() {
    const SUBMISSIONS: usize = 120;
    with_each_deployment(2, async |api, elsewhere| {
        let end_of_the_storm = Gate::default();
        let gate = end_of_the_storm.clone();
        let judge = Scripted::new(move |code, before| {
            let number: usize = code.parse().unwrap();
            match (number % 10, before) {
                (0, 0) => Act::JudgeError,
                (1, 0) => Act::Panic,
                // Most of them die with their workers.
                (2, 0) => Act::GiveAfter(gate.clone(), Verdict::AC),
                _ => Act::Give(Verdict::AC),
            }
        });
        api.sweep();
        elsewhere.sweep();
        let mut ids = Vec::new();
        let mut steady = vec![api.worker(&judge), elsewhere.worker(&judge)];
        for number in 0..SUBMISSIONS {
            let code = number.to_string();
            ids.push(match number % 4 {
                3 => api.submit_unhinted(&code).await,
                _ => api.submit(&code).await,
            });
            let _ = elsewhere
                .queue
                .push(Hint::submission(ids[number / 2]))
                .await;
            if number % 30 == 29 {
                let victim = steady.remove(0);
                victim.crash().await;
                steady.push(elsewhere.worker(&judge));
                api.flush().await;
            }
        }
        // What still hangs in the first workers' hands goes with them.
        for worker in steady {
            worker.crash().await;
        }
        end_of_the_storm.open();
        let last = [api.worker(&judge), elsewhere.worker(&judge)];
        for id in &ids {
            let stored = api.judged(*id).await;
            assert_eq!(stored.summary.verdict, Some(Verdict::AC));
            assert_eq!(stored.tests.len(), 3, "one attempt's tests, not two");
            let log = api.queue.log(Topic::Submission(*id), 0).await.unwrap();
            assert!(verdicts(&log.events).len() <= 1, "{:?}", log.events);
        }
        assert_eq!(api.solved().await, 1, "one problem, solved once");
        for worker in last {
            worker.stop().await;
        }
    })
    .await;
}
