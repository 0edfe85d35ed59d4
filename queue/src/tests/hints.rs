use super::{soon, until, with_each_queue};
use crate::Hint;
use std::collections::HashSet;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

#[tokio::test]
async fn every_hint_is_taken_once_by_one_of_two_workers() {
    with_each_queue(async |api, worker| {
        let hints: Vec<_> = (0..200).map(|_| Hint::submission(Uuid::now_v7())).collect();
        let stop = CancellationToken::new();
        let mut workers = [api.hints(3, stop.clone()), worker.hints(2, stop.clone())];
        api.push_all(&hints).await.unwrap();
        let mut taken = HashSet::new();
        let [first, second] = &mut workers;
        while taken.len() < hints.len() {
            let next = async {
                tokio::select! { hint = first.next() => hint, hint = second.next() => hint }
            };
            let hint = soon("a hint", next).await.expect("nobody has stopped").hint;
            assert!(taken.insert(hint), "taken twice");
        }
        assert_eq!(taken, hints.into_iter().collect());
        assert_eq!(api.waiting().await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn hinting_again_adds_nothing_and_old_rows_and_runs_come_first() {
    with_each_queue(async |api, worker| {
        let old = Hint::submission("01890000-0000-7000-8000-000000000000".parse().unwrap());
        let new = Hint::submission(Uuid::now_v7());
        let run = Hint::run(Uuid::now_v7());
        for _ in 0..5 {
            api.push_all(&[new, run, old]).await.unwrap();
        }
        assert_eq!(api.waiting().await.unwrap(), 3);
        let mut hints = worker.hints(3, CancellationToken::new());
        let mut order = Vec::new();
        for _ in 0..3 {
            order.push(soon("a hint", hints.next()).await.unwrap().hint);
        }
        assert_eq!(order, [old, run, new]);
    })
    .await;
}

#[tokio::test]
async fn a_busy_worker_leaves_hints_to_others() {
    with_each_queue(async |api, worker| {
        let hints: Vec<_> = (0..3).map(|_| Hint::run(Uuid::now_v7())).collect();
        let mut busy = api.hints(2, CancellationToken::new());
        api.push_all(&hints).await.unwrap();
        let first = soon("a hint", busy.next()).await.unwrap();
        let _second = soon("a hint", busy.next()).await.unwrap();
        assert_eq!(
            api.waiting().await.unwrap(),
            1,
            "the third stays while both places are taken"
        );
        let mut idle = worker.hints(1, CancellationToken::new());
        let third = soon("the third", idle.next()).await.unwrap();
        assert_eq!(third.hint, hints[2]);
        // A place that is free again takes again.
        api.push(first.hint).await.unwrap();
        drop(first);
        assert_eq!(
            soon("the first again", busy.next()).await.unwrap().hint,
            hints[0]
        );
    })
    .await;
}

#[tokio::test]
async fn a_stopped_worker_gives_back_what_it_has_not_started() {
    with_each_queue(async |api, worker| {
        let stop = CancellationToken::new();
        let mut hints = worker.hints(1, stop.clone());
        api.push(Hint::submission(Uuid::now_v7())).await.unwrap();
        // Taken from the queue into the worker's hands, but not looked at.
        until("the hint to be taken", async || {
            api.waiting().await.unwrap() == 0
        })
        .await;
        stop.cancel();
        drop(hints);
        until("the hint to be back", async || {
            api.waiting().await.unwrap() == 1
        })
        .await;
        hints = worker.hints(1, stop);
        assert!(
            soon("the end", hints.next()).await.is_none(),
            "a stopped worker takes nothing"
        );
    })
    .await;
}
