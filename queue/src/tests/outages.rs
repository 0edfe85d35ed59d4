//! Redis with its connections cut, flushed, killed and started again.

use super::{
    Seen, all, case,
    server::{queue, run},
    soon, until, verdict,
};
use crate::{Feed, Hint, QueueError};
use futures::StreamExt;
use mettle_domain::{EventBody, Topic};
use mettle_tests::servers::Redis;
use std::time::{Duration, Instant};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

#[tokio::test]
async fn no_event_is_missed_or_repeated_while_the_live_feed_is_cut_again_and_again() {
    let server = Redis::start();
    let (worker, api) = (queue(&server).await, queue(&server).await);
    let topic = Topic::Submission(Uuid::now_v7());
    worker
        .publish(topic, 0, vec![(EventBody::Queued, false)])
        .await
        .unwrap();
    let steady = tokio::spawn(all(api.subscribe(topic, 0)));
    // This one also goes away itself and comes back with the last number it saw.
    let leaving = tokio::spawn(async move {
        let mut seen = Seen::default();
        loop {
            let visit: Vec<_> = api
                .subscribe(topic, seen.last_seq())
                .take(90)
                .collect()
                .await;
            let done = visit.len() < 90;
            visit.into_iter().for_each(|item| seen.add(item));
            if done {
                return seen;
            }
        }
    });
    for index in 0..600 {
        worker.publish(topic, 1, vec![case(index)]).await.unwrap();
        if index % 50 == 49 {
            run(&server, &["CLIENT", "KILL", "TYPE", "pubsub"]).await;
        }
    }
    worker.publish(topic, 1, vec![verdict()]).await.unwrap();
    for follower in [steady, leaving] {
        let seen = soon("a follower", follower).await.unwrap();
        assert_eq!(seen.indexes(), (0..600).collect::<Vec<_>>());
        assert!(seen.gaps.is_empty(), "the log was there all the time");
        seen.assert_in_order();
    }
}

#[tokio::test]
async fn commands_survive_their_connections_being_cut() {
    let server = Redis::start();
    let queue = queue(&server).await;
    let topic = Topic::Run(Uuid::now_v7());
    for index in 0..20 {
        run(
            &server,
            &["CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"],
        )
        .await;
        queue.publish(topic, 1, vec![case(index)]).await.unwrap();
    }
    let log = queue.log(topic, 0).await.unwrap();
    assert_eq!(
        log.events.len(),
        20,
        "none is lost and none is written twice"
    );
}

#[tokio::test]
async fn after_a_flush_followers_go_on_and_new_ones_are_told_of_the_gap() {
    let server = Redis::start();
    let (worker, api) = (queue(&server).await, queue(&server).await);
    let topic = Topic::Submission(Uuid::now_v7());
    worker
        .publish(topic, 0, vec![(EventBody::Queued, false)])
        .await
        .unwrap();
    let mut watching = api.subscribe(topic, 0);
    let mut seen = Seen::default();
    seen.add(soon("the first event", watching.next()).await.unwrap());
    for index in 0..100 {
        if index % 20 == 10 {
            run(&server, &["FLUSHALL"]).await;
        }
        worker
            .publish(topic, 1, vec![case(index), case(index + 1_000)])
            .await
            .unwrap();
    }
    let mut newcomer = api.subscribe(topic, 0);
    let Some(Feed::Gap { seq }) = soon("the gap", newcomer.next()).await else {
        panic!("the start of the log is gone, and nobody said so");
    };
    let told = worker.publish(topic, 1, vec![verdict()]).await.unwrap();
    let rest = all(watching).await;
    assert!(
        rest.gaps.is_empty(),
        "the connection held, so nothing was missed"
    );
    assert_eq!(rest.events.len(), 201);
    rest.assert_in_order();
    let newcomer = all(newcomer).await;
    assert!(newcomer.events[0].seq > seq);
    assert_eq!(newcomer.events.last(), told.last());
    newcomer.assert_in_order();
}

#[tokio::test]
async fn after_a_restart_followers_hints_and_publishing_come_back_by_themselves() {
    let mut server = Redis::start();
    let (worker, api) = (queue(&server).await, queue(&server).await);
    let topic = Topic::Submission(Uuid::now_v7());
    worker
        .publish(topic, 0, vec![(EventBody::Queued, false)])
        .await
        .unwrap();
    let mut watching = api.subscribe(topic, 0);
    soon("the first event", watching.next()).await.unwrap();
    let mut hints = worker.hints(1, CancellationToken::new());
    let first = Hint::submission(Uuid::now_v7());
    api.push(first).await.unwrap();
    assert_eq!(soon("a hint", hints.next()).await.unwrap().hint, first);

    server.stop();
    let lost = worker.publish(topic, 1, vec![case(0)]).await;
    assert!(
        matches!(lost, Err(QueueError::Unavailable { .. })),
        "{lost:?}"
    );
    let again = Instant::now();
    for index in 1..=5 {
        assert!(worker.publish(topic, 1, vec![case(index)]).await.is_err());
    }
    assert!(
        again.elapsed() < Duration::from_secs(6),
        "an outage must not slow judging down by 2 s an event: {:?}",
        again.elapsed()
    );
    let error = api
        .push(Hint::submission(Uuid::now_v7()))
        .await
        .unwrap_err()
        .to_string();
    assert!(error.contains("REDIS_URL"), "{error}");
    assert!(api.check().await.is_err());
    let unseen = Topic::Run(Uuid::now_v7());
    let mut hopeful = api.subscribe(unseen, 0);
    assert_eq!(
        soon("the gap", hopeful.next()).await,
        Some(Feed::Gap { seq: 0 })
    );

    server.start_again();
    until("the queue to answer", async || api.check().await.is_ok()).await;
    let second = Hint::submission(Uuid::now_v7());
    until("a push to succeed", async || api.push(second).await.is_ok()).await;
    assert_eq!(soon("a hint", hints.next()).await.unwrap().hint, second);
    until("a publish to succeed", async || {
        worker
            .publish(topic, 1, vec![case(6), verdict()])
            .await
            .is_ok()
    })
    .await;
    let seen = all(watching).await;
    assert!(
        !seen.gaps.is_empty(),
        "what was published into the outage is missing: say so"
    );
    assert_eq!(seen.indexes().last(), Some(&6));
    assert!(seen.events.last().unwrap().is_final);
    worker.publish(unseen, 1, vec![verdict()]).await.unwrap();
    assert!(all(hopeful).await.events.last().unwrap().is_final);
}
