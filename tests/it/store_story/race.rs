//! Many at once: workers that crash, workers that come back from the dead, sweepers, authors.

use super::given::{
    ADMIN, LEASE_MS, at, judged, new_run, new_submission, package, problem, publish, user,
};
use chrono::Utc;
use mettle_domain::{Topic, Verdict};
use mettle_store::{Finished, PageRequest, Store};
use std::{
    collections::HashSet,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::sync::mpsc;
use uuid::Uuid;

const AUTHORS: usize = 8;
const PROBLEMS: usize = 5;
const SUBMISSIONS: usize = 160;
/// The lease of those who will not report in time.
const SHORT_LEASE_MS: i64 = 50;

#[derive(Default)]
struct Tally {
    crashes: AtomicUsize,
    zombies: AtomicUsize,
    stored: AtomicUsize,
    refused_late: AtomicUsize,
}

/// One worker: takes hints until there are no more. What happens to a claim depends only on the
/// id and the attempt, so that early attempts die in all ways and later ones succeed.
async fn worker(
    store: Store,
    hints: Arc<tokio::sync::Mutex<mpsc::UnboundedReceiver<Topic>>>,
    tally: Arc<Tally>,
) {
    loop {
        let Some(topic) = hints.lock().await.recv().await else {
            return;
        };
        let kind = topic.id().as_u128() as usize % 10;
        let dies = kind < 4;
        let lease_ms = if dies { SHORT_LEASE_MS } else { LEASE_MS };
        let Some(attempt) = store
            .claim(topic, "worker", lease_ms, Utc::now())
            .await
            .unwrap()
        else {
            continue;
        };
        if dies && attempt <= 2 && kind < 2 {
            tally.crashes.fetch_add(1, Ordering::Relaxed);
            continue;
        }
        if dies && attempt <= 2 {
            tally.zombies.fetch_add(1, Ordering::Relaxed);
            tokio::spawn(zombie(store.clone(), topic.id(), attempt, tally.clone()));
            continue;
        }
        // Reporting in time, whatever the lease was taken for.
        assert!(
            store
                .heartbeat(topic, attempt, LEASE_MS, Utc::now())
                .await
                .unwrap()
                || dies
        );
        store.set_running(topic, attempt).await.unwrap();
        match store
            .finish_submission(topic.id(), attempt, &verdict_of(topic.id()), Utc::now())
            .await
            .unwrap()
        {
            Finished::Stored { stats } => {
                assert!(stats.is_some());
                tally.stored.fetch_add(1, Ordering::Relaxed);
            }
            finished => assert!(dies, "{finished:?}"),
        }
    }
}

/// Reports after someone else has taken the work over.
async fn zombie(store: Store, id: Uuid, attempt: i64, tally: Arc<Tally>) {
    while store.submission(id, ADMIN).await.unwrap().unwrap().attempt == attempt {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let late = store
        .finish_submission(id, attempt, &judged(Verdict::AC, 4), Utc::now())
        .await
        .unwrap();
    assert_eq!(late, Finished::Refused);
    tally.refused_late.fetch_add(1, Ordering::Relaxed);
}

fn verdict_of(id: Uuid) -> mettle_domain::JudgeReport {
    if id.as_u128().is_multiple_of(3) {
        judged(Verdict::WA, 2)
    } else {
        judged(Verdict::AC, 4)
    }
}

pub async fn crashes_and_zombies_lose_nothing_and_count_nothing_twice(store: Store) {
    let mut authors = Vec::new();
    for number in 0..AUTHORS {
        authors.push(user(&store, &format!("author{number}")).await);
    }
    let mut problems = Vec::new();
    for number in 0..PROBLEMS {
        let mut new = package(&format!("p{number}"));
        new.tags = vec![format!("tag{}", number % 2), "all".to_owned()];
        problems.push(publish(&store, new).await);
    }
    let (hint, hints) = mpsc::unbounded_channel();
    let (hints, tally) = (
        Arc::new(tokio::sync::Mutex::new(hints)),
        Arc::new(Tally::default()),
    );
    let workers: Vec<_> = (0..6)
        .map(|_| tokio::spawn(worker(store.clone(), hints.clone(), tally.clone())))
        .collect();
    let mut ids = Vec::new();
    let mut solved = HashSet::new();
    for number in 0..SUBMISSIONS {
        let (author, problem) = (&authors[number % AUTHORS], &problems[number % PROBLEMS]);
        let created = store
            .create_submission(new_submission(author, problem), Utc::now())
            .await
            .unwrap();
        let id = created.item.summary.id;
        ids.push(id);
        if verdict_of(id).verdict == Verdict::AC {
            solved.insert((author.id, problem.summary.id));
        }
        // Every tenth hint is lost on the way.
        if number % 10 != 0 {
            hint.send(Topic::Submission(id)).unwrap();
        }
    }
    let deadline = tokio::time::Instant::now() + Duration::from_secs(120);
    while tally.stored.load(Ordering::Relaxed) < SUBMISSIONS
        || tally.refused_late.load(Ordering::Relaxed) < tally.zombies.load(Ordering::Relaxed)
    {
        assert!(
            tokio::time::Instant::now() < deadline,
            "only {} are judged",
            tally.stored.load(Ordering::Relaxed)
        );
        for topic in store.sweep(20, Utc::now()).await.unwrap() {
            hint.send(topic).unwrap();
        }
        assert!(
            store.give_up(Utc::now()).await.unwrap().is_empty(),
            "nothing is given up"
        );
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    drop(hint);
    for worker in workers {
        worker.await.unwrap();
    }

    assert!(tally.crashes.load(Ordering::Relaxed) > 0 && tally.zombies.load(Ordering::Relaxed) > 0);
    assert_eq!(
        tally.stored.load(Ordering::Relaxed),
        SUBMISSIONS,
        "each verdict was stored once"
    );
    for id in ids {
        let submission = store.submission(id, ADMIN).await.unwrap().unwrap();
        assert_eq!(submission.summary.verdict, Some(verdict_of(id).verdict));
        assert_eq!(submission.tests.len(), verdict_of(id).cases.len());
    }
    let board = store
        .leaderboard(&PageRequest::default())
        .await
        .unwrap()
        .items;
    assert_eq!(
        board.iter().map(|entry| entry.problems_solved).sum::<i64>(),
        solved.len() as i64
    );
    for author in &authors {
        let now = Utc::now();
        let (stats, skills) = (
            store.stats(author.id).await.unwrap(),
            store.skills(author.id, now).await.unwrap(),
        );
        store.recompute(author.id, now).await.unwrap();
        let anew = store.stats(author.id).await.unwrap();
        assert_eq!(
            (stats.problems_solved, stats.average_score),
            (anew.problems_solved, anew.average_score)
        );
        assert_eq!(skills, store.skills(author.id, now).await.unwrap());
    }
}

pub async fn one_claim_wins(store: Store) {
    let (ada, problem) = (user(&store, "ada").await, problem(&store, "sum").await);
    for _ in 0..10 {
        let id = store
            .create_submission(new_submission(&ada, &problem), at(0))
            .await
            .unwrap()
            .item
            .summary
            .id;
        let claims = (0..8).map(|_| {
            let store = store.clone();
            tokio::spawn(async move {
                store
                    .claim(Topic::Submission(id), "w", LEASE_MS, at(1))
                    .await
                    .unwrap()
            })
        });
        let mut won = 0;
        for claim in claims.collect::<Vec<_>>() {
            won += usize::from(claim.await.unwrap().is_some());
        }
        assert_eq!(won, 1);
    }
}

pub async fn forty_writers_at_once_all_succeed(store: Store) {
    let (ada, problem) = (user(&store, "ada").await, problem(&store, "sum").await);
    let writers = (0..40).map(|number| {
        let (store, ada, problem) = (store.clone(), ada.clone(), problem.clone());
        tokio::spawn(async move {
            for minute in 0..5 {
                super::given::submit(&store, &ada, &problem, &judged(Verdict::WA, 1), minute).await;
                store.create_run(new_run(&ada), at(minute)).await.unwrap();
                store
                    .record_login(ada.id, at(minute + number))
                    .await
                    .unwrap();
            }
        })
    });
    for writer in writers.collect::<Vec<_>>() {
        writer.await.unwrap();
    }
    let shown = store.problem("sum", ADMIN).await.unwrap().unwrap().summary;
    assert_eq!((shown.submissions, shown.acceptance_rate), (200, Some(0.0)));
}
