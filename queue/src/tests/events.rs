use super::{Seen, all, case, soon, verdict, with_each_queue};
use crate::{Feed, QueueError};
use chrono::Utc;
use futures::StreamExt;
use mettle_domain::{EventBody, Topic};
use std::time::Instant;
use uuid::Uuid;

fn topic() -> Topic {
    Topic::Submission(Uuid::now_v7())
}

#[tokio::test]
async fn a_follower_sees_everything_once_and_then_the_end() {
    with_each_queue(async |worker, api| {
        let topic = topic();
        worker
            .publish(topic, 0, vec![(EventBody::Queued, false)])
            .await
            .unwrap();
        let mut early = api.subscribe(topic, 0);
        let first = soon("the log", early.next()).await.unwrap();
        assert!(matches!(first, Feed::Event(event) if event.body == EventBody::Queued));
        worker
            .publish(topic, 1, vec![(EventBody::Compiling, false)])
            .await
            .unwrap();
        worker
            .publish(topic, 1, vec![case(0), case(1), verdict()])
            .await
            .unwrap();
        let live = all(early).await;
        let bodies = [(EventBody::Compiling, false), case(0), case(1), verdict()];
        assert_eq!(live.bodies(), bodies.map(|(body, _)| body));
        assert!(live.gaps.is_empty());
        assert!(live.events.last().unwrap().is_final);
        live.assert_in_order();
        let late = all(api.subscribe(topic, 0)).await;
        assert_eq!(late.events[1..], live.events[..], "the log tells the same");
    })
    .await;
}

#[tokio::test]
async fn a_follower_resumes_after_any_event() {
    with_each_queue(async |worker, api| {
        let topic = topic();
        let queued = worker
            .publish(topic, 0, vec![(EventBody::Queued, false)])
            .await
            .unwrap();
        let rest = worker.publish(topic, 1, (0..50).map(case).chain([verdict()]).collect());
        let told: Vec<_> = queued.into_iter().chain(rest.await.unwrap()).collect();
        for (position, event) in told.iter().enumerate() {
            let seen = all(api.subscribe(topic, event.seq)).await;
            assert_eq!(seen.events, told[position + 1..]);
            assert!(seen.gaps.is_empty());
        }
        let log = api.log(topic, 0).await.unwrap();
        assert_eq!(log.events, told);
        assert!(log.complete && log.ended);
    })
    .await;
}

#[tokio::test]
async fn a_log_without_its_start_is_announced_as_a_gap() {
    with_each_queue(async |worker, api| {
        let topic = topic();
        let told = worker
            .publish(topic, 3, vec![case(7), verdict()])
            .await
            .unwrap();
        let seen = all(api.subscribe(topic, 0)).await;
        assert_eq!(
            seen.gaps,
            [told[0].seq - 1],
            "the stored state sorts before what follows"
        );
        assert_eq!(seen.events, told);
        assert!(!api.log(topic, 0).await.unwrap().complete);
        assert!(api.log(topic, told[0].seq).await.unwrap().complete);
    })
    .await;
}

#[tokio::test]
async fn an_unknown_topic_is_a_gap_and_then_silence_until_something_happens() {
    with_each_queue(async |worker, api| {
        let topic = topic();
        let mut stream = api.subscribe(topic, 12);
        assert_eq!(
            soon("the gap", stream.next()).await,
            Some(Feed::Gap { seq: 12 })
        );
        let told = worker.publish(topic, 1, vec![verdict()]).await.unwrap();
        assert_eq!(all(stream).await.events, told);
    })
    .await;
}

#[tokio::test]
async fn an_older_attempt_is_refused_after_a_newer_one_has_spoken() {
    with_each_queue(async |worker, zombie| {
        let topic = topic();
        zombie.publish(topic, 1, vec![case(0)]).await.unwrap();
        worker.publish(topic, 2, vec![case(0)]).await.unwrap();
        let refused = zombie.publish(topic, 1, vec![verdict()]).await;
        assert!(
            matches!(refused, Err(QueueError::Stale { newest: 2 })),
            "{refused:?}"
        );
        let log = worker.log(topic, 0).await.unwrap();
        assert_eq!(
            log.events
                .iter()
                .map(|event| event.attempt)
                .collect::<Vec<_>>(),
            [1, 2]
        );
    })
    .await;
}

#[tokio::test]
async fn many_followers_of_a_thousand_cases_see_each_once() {
    with_each_queue(async |worker, api| {
        let topic = topic();
        worker
            .publish(topic, 0, vec![(EventBody::Queued, false)])
            .await
            .unwrap();
        let followers: Vec<_> = (0..20)
            .map(|_| tokio::spawn(all(api.subscribe(topic, 0))))
            .collect();
        for start in (0..1_000).step_by(25) {
            worker
                .publish(topic, 1, (start..start + 25).map(case).collect())
                .await
                .unwrap();
        }
        worker.publish(topic, 1, vec![verdict()]).await.unwrap();
        for follower in followers {
            let seen = follower.await.unwrap();
            assert_eq!(seen.indexes(), (0..1_000).collect::<Vec<_>>());
            assert!(seen.gaps.is_empty());
            seen.assert_in_order();
        }
    })
    .await;
}

#[tokio::test]
async fn a_follower_that_falls_behind_catches_up_from_the_log() {
    with_each_queue(async |worker, api| {
        let topic = topic();
        worker
            .publish(topic, 0, vec![(EventBody::Queued, false)])
            .await
            .unwrap();
        let mut slow = api.subscribe(topic, 0);
        let mut seen = Seen::default();
        seen.add(soon("the first event", slow.next()).await.unwrap());
        // One batch each: more batches than a follower may lag behind.
        for index in 0..2_500 {
            worker.publish(topic, 1, vec![case(index)]).await.unwrap();
        }
        worker.publish(topic, 1, vec![verdict()]).await.unwrap();
        let rest = all(slow).await;
        assert_eq!(rest.indexes(), (0..2_500).collect::<Vec<_>>());
        assert!(rest.gaps.is_empty());
        rest.assert_in_order();
    })
    .await;
}

#[tokio::test]
async fn numbers_keep_increasing_in_a_new_process() {
    let topic = topic();
    let mut last = 0;
    for _ in 0..3 {
        let queue = crate::Queue::embedded();
        let told = queue
            .publish(topic, 1, (0..10).map(case).collect())
            .await
            .unwrap();
        assert!(told[0].seq > last);
        last = told[9].seq;
        // No restart is faster than a microsecond an event.
        while (Utc::now().timestamp_micros() as u64) <= last {
            std::hint::spin_loop();
        }
    }
    assert!(last < 1 << 53, "numbers must survive JavaScript");
}

/// Not a benchmark: only catches a publish that has become a hundred times too slow.
#[tokio::test]
async fn publishing_a_thousand_cases_in_batches_is_cheap() {
    with_each_queue(async |worker, _| {
        let started = Instant::now();
        for start in (0..1_000).step_by(50) {
            worker
                .publish(topic(), 1, (start..start + 50).map(case).collect())
                .await
                .unwrap();
        }
        let took = started.elapsed();
        println!("{}: 1,000 cases in 20 batches took {took:?}", worker.kind());
        assert!(took.as_secs() < 30, "{took:?}");
    })
    .await;
}
