//! Statistics and the leaderboard.

use super::given::{
    ADMIN, LEASE_MS, at, judged, new_run, new_submission, package, problem, publish, submit, user,
};
use mettle_domain::{Topic, Verdict};
use mettle_store::{ATTEMPT_CAP, PageRequest, Store, UserChanges, UserStatus};
use uuid::Uuid;

pub async fn solved_problems_count_once_and_the_best_score_counts(store: Store) {
    let ada = user(&store, "ada").await;
    let (sum, max) = (problem(&store, "sum").await, problem(&store, "max").await);
    let mut scored = package("scored");
    scored
        .cases
        .iter_mut()
        .for_each(|case| case.points = Some(25.0));
    let scored = publish(&store, scored).await;
    let numbers = async || {
        let stats = store.stats(ada.id).await.unwrap();
        (
            stats.problems_solved,
            stats.problems_tried,
            stats.average_score,
        )
    };
    assert_eq!(numbers().await, (0, 0, 0.0));
    submit(&store, &ada, &sum, &judged(Verdict::CE, 0), 1).await;
    assert_eq!(
        numbers().await,
        (0, 1, 0.0),
        "a compile error counts as tried"
    );
    submit(&store, &ada, &sum, &judged(Verdict::AC, 4), 2).await;
    submit(&store, &ada, &sum, &judged(Verdict::AC, 4), 3).await;
    submit(&store, &ada, &sum, &judged(Verdict::WA, 0), 4).await;
    assert_eq!(
        numbers().await,
        (1, 1, 100.0),
        "solved once, and it stays solved"
    );
    submit(&store, &ada, &max, &judged(Verdict::TLE, 2), 5).await;
    assert_eq!(numbers().await, (1, 2, 50.0));
    for (points, minute) in [(75.0, 6), (25.0, 7)] {
        let mut partial = judged(Verdict::PARTIAL, 1);
        partial.score = Some(points);
        submit(&store, &ada, &scored, &partial, minute).await;
    }
    let (solved, tried, average) = numbers().await;
    assert_eq!((solved, tried), (1, 3));
    assert!(
        (average - 175.0 / 3.0).abs() < 1e-9,
        "the best of the points: {average}"
    );
    assert_eq!(
        store.stats(Uuid::now_v7()).await.unwrap().rank,
        None,
        "nobody has no rank"
    );
}

pub async fn time_between_activities_counts_up_to_half_an_hour(store: Store) {
    let (ada, problem) = (user(&store, "ada").await, problem(&store, "sum").await);
    let mut new = new_submission(&ada, &problem);
    new.idempotency_key = Some("key".to_owned());
    store.create_submission(new.clone(), at(0)).await.unwrap();
    store.create_run(new_run(&ada), at(10)).await.unwrap();
    store.create_submission(new, at(20)).await.unwrap();
    submit(&store, &ada, &problem, &judged(Verdict::WA, 0), 25).await;
    store.create_run(new_run(&ada), at(24)).await.unwrap();
    let minutes = async || store.stats(ada.id).await.unwrap().time_spent_seconds / 60;
    assert_eq!(
        minutes().await,
        25,
        "10 + 15; the repeated request was no activity, nor was the late clock"
    );
    submit(&store, &ada, &problem, &judged(Verdict::WA, 0), 25 + 600).await;
    assert_eq!(minutes().await, 55, "ten hours away count as half an hour");
    assert_eq!(
        store.stats_history(ada.id, 1).await.unwrap()[0].time_spent_seconds,
        55 * 60
    );
}

pub async fn every_day_keeps_its_row(store: Store) {
    let ada = user(&store, "ada").await;
    let day = 24 * 60;
    for (number, slug) in ["a", "b", "c"].into_iter().enumerate() {
        let problem = problem(&store, slug).await;
        submit(
            &store,
            &ada,
            &problem,
            &judged(Verdict::WA, 0),
            number as i64 * day,
        )
        .await;
        submit(
            &store,
            &ada,
            &problem,
            &judged(Verdict::AC, 4),
            number as i64 * day + 1,
        )
        .await;
    }
    let plan = serde_json::json!({"next": ["graphs"]});
    assert!(
        store
            .set_study_plan(ada.id, &plan, at(3 * day))
            .await
            .unwrap()
    );
    assert!(
        !store
            .set_study_plan(Uuid::now_v7(), &plan, at(3 * day))
            .await
            .unwrap()
    );
    let history = store.stats_history(ada.id, 10).await.unwrap();
    assert_eq!(
        history
            .iter()
            .map(|row| row.problems_solved)
            .collect::<Vec<_>>(),
        [3, 2, 1]
    );
    assert_eq!(history[0].day, at(2 * day).date_naive());
    assert_eq!(store.stats_history(ada.id, 2).await.unwrap().len(), 2);
    let problem = problem(&store, "d").await;
    submit(&store, &ada, &problem, &judged(Verdict::AC, 4), 4 * day).await;
    let now = store.stats(ada.id).await.unwrap();
    assert_eq!(
        (now.problems_solved, now.study_plan, now.last_updated),
        (4, Some(plan), Some(at(4 * day)))
    );
}

pub async fn the_leaderboard_ranks_and_pages(store: Store) {
    let (sum, max) = (problem(&store, "sum").await, problem(&store, "max").await);
    // Late solved one problem later than early; both tried only that. Second failed another one too.
    let mut people = Vec::new();
    for name in ["best", "early", "late", "second", "tried", "gone"] {
        people.push(user(&store, name).await);
    }
    let [best, early, late, second, tried, gone] = &people[..] else {
        unreachable!()
    };
    submit(&store, late, &sum, &judged(Verdict::AC, 4), 30).await;
    submit(&store, early, &sum, &judged(Verdict::AC, 4), 20).await;
    submit(&store, second, &sum, &judged(Verdict::AC, 4), 10).await;
    submit(&store, second, &max, &judged(Verdict::WA, 0), 11).await;
    submit(&store, tried, &sum, &judged(Verdict::WA, 0), 5).await;
    submit(&store, gone, &sum, &judged(Verdict::AC, 4), 1).await;
    submit(&store, best, &sum, &judged(Verdict::AC, 4), 40).await;
    submit(&store, best, &max, &judged(Verdict::AC, 4), 41).await;
    let suspended = UserChanges {
        status: Some(UserStatus::Suspended),
        ..UserChanges::default()
    };
    store.update_user(gone.id, suspended, at(50)).await.unwrap();

    let mut ranking = Vec::new();
    let mut page = PageRequest::first(2);
    loop {
        let found = store.leaderboard(&page).await.unwrap();
        ranking.extend(
            found
                .items
                .into_iter()
                .map(|entry| (entry.rank, entry.username)),
        );
        let Some(next) = found.next else { break };
        page.after = Some(next.to_string().parse().unwrap());
    }
    let expected = [
        (1, "best"),
        (2, "early"),
        (3, "late"),
        (4, "second"),
        (5, "tried"),
    ];
    assert_eq!(
        ranking,
        expected.map(|(rank, name)| (rank, name.to_owned()))
    );
    for (rank, user) in [(1, best), (2, early), (3, late), (4, second), (5, tried)] {
        assert_eq!(
            store.stats(user.id).await.unwrap().rank,
            Some(rank),
            "{}",
            user.username
        );
    }
    assert_eq!(store.stats(gone.id).await.unwrap().rank, None);
}

pub async fn judge_errors_never_count(store: Store) {
    let (ada, problem) = (user(&store, "ada").await, problem(&store, "sum").await);
    submit(&store, &ada, &problem, &judged(Verdict::AC, 4), 1).await;
    let before = store.stats(ada.id).await.unwrap();
    let id = store
        .create_submission(new_submission(&ada, &problem), at(1))
        .await
        .unwrap()
        .item
        .summary
        .id;
    for minute in 0..ATTEMPT_CAP {
        let attempt = store
            .claim(Topic::Submission(id), "w", LEASE_MS, at(minute))
            .await
            .unwrap()
            .unwrap();
        store
            .finish_submission(id, attempt, &judged(Verdict::JE, 0), at(minute))
            .await
            .unwrap();
    }
    assert_eq!(store.stats(ada.id).await.unwrap(), before);
    let shown = store.problem("sum", ADMIN).await.unwrap().unwrap().summary;
    assert_eq!((shown.submissions, shown.acceptance_rate), (1, Some(1.0)));
}
