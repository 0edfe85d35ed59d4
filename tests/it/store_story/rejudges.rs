//! Submissions judged again, to look at what would change.

use super::given::*;
use mettle_domain::{Language, Topic, Verdict};
use mettle_store::{
    Finished, PageRequest, RejudgeFilter, RejudgeState, Store, SubmissionFilter, Viewer,
};

fn all_of(problem: &str) -> RejudgeFilter {
    RejudgeFilter {
        problem: problem.to_owned(),
        ..RejudgeFilter::default()
    }
}

fn report(verdict: Verdict) -> mettle_domain::JudgeReport {
    judged(verdict, 1)
}

/// Judges an item as a worker does.
async fn judge(store: &Store, item: uuid::Uuid, verdict: Verdict) {
    let topic = Topic::Rejudge(item);
    let attempt = store
        .claim(topic, "w", LEASE_MS, at(20))
        .await
        .unwrap()
        .unwrap();
    let work = store.rejudge_work(item).await.unwrap().unwrap();
    assert_eq!(work.language, Language::Python);
    let late = store
        .finish_rejudged(item, attempt - 1, &report(verdict), at(21))
        .await;
    assert_eq!(late.unwrap(), Finished::Refused);
    let finished = store
        .finish_rejudged(item, attempt, &report(verdict), at(21))
        .await;
    assert_eq!(finished.unwrap(), Finished::Stored { stats: None });
}

pub async fn a_rejudge_shows_what_would_change_and_changes_it_when_applied(store: Store) {
    let problem = publish(&store, package("sum")).await;
    let ada = user(&store, "ada").await;
    let wrong = submit(&store, &ada, &problem, &report(Verdict::WA), 1).await;
    let right = submit(&store, &ada, &problem, &report(Verdict::AC), 2).await;
    let since = submit(&store, &ada, &problem, &report(Verdict::WA), 3).await;
    let mut next = package("sum");
    next.digest += "next";
    publish(&store, next).await;

    let (id, items) = store
        .create_rejudge(&all_of("sum"), ada.id, at(10))
        .await
        .unwrap();
    assert_eq!(items.len(), 3);
    assert!(
        !store.begin_applying(id, ada.id, at(10)).await.unwrap(),
        "nothing is judged"
    );
    judge(&store, items[0], Verdict::AC).await;
    judge(&store, items[1], Verdict::AC).await;
    judge(&store, items[2], Verdict::AC).await;
    let set = store.rejudge_set(id).await.unwrap().unwrap();
    assert_eq!((set.total, set.judged, set.changed), (3, 3, 2));
    assert_eq!(set.transitions["WA->AC"], 2);
    let changed = store
        .rejudge_items(id, true, &PageRequest::default())
        .await
        .unwrap()
        .items;
    assert_eq!(changed.len(), 2);
    assert_eq!(
        (
            changed[0].submission_id,
            changed[0].old_verdict,
            changed[0].new_verdict
        ),
        (wrong, Some(Verdict::WA), Some(Verdict::AC))
    );
    assert!(changed[0].new_cpu_time_ms.is_some());
    let before = store.submission(wrong, ADMIN).await.unwrap().unwrap();
    assert_eq!(
        (before.summary.verdict, before.problem_version),
        (Some(Verdict::WA), 1)
    );
    assert_eq!(store.stats(ada.id).await.unwrap().problems_solved, 1);

    // One is judged otherwise meanwhile: it stays.
    assert!(store.rejudge(since, at(22)).await.unwrap());
    let attempt = store
        .claim(Topic::Submission(since), "w", LEASE_MS, at(22))
        .await
        .unwrap()
        .unwrap();
    store
        .finish_submission(since, attempt, &report(Verdict::TLE), at(22))
        .await
        .unwrap();

    assert!(store.begin_applying(id, ada.id, at(23)).await.unwrap());
    store.apply_rejudged(id, at(23)).await.unwrap();
    store.apply_rejudged(id, at(24)).await.unwrap();
    let after = store.submission(wrong, ADMIN).await.unwrap().unwrap();
    assert_eq!(
        (after.summary.verdict, after.problem_version),
        (Some(Verdict::AC), 2)
    );
    assert_eq!(after.tests.len(), report(Verdict::AC).cases.len());
    let stayed = store.submission(since, ADMIN).await.unwrap().unwrap();
    assert_eq!(stayed.summary.verdict, Some(Verdict::TLE));
    let same = store.submission(right, ADMIN).await.unwrap().unwrap();
    assert_eq!(same.summary.verdict, Some(Verdict::AC));
    let set = store.rejudge_set(id).await.unwrap().unwrap();
    assert_eq!(
        (set.state, set.skipped, set.changed),
        (RejudgeState::Applied, 1, 2)
    );
    let listed = store.rejudges(&PageRequest::default()).await.unwrap().items;
    assert_eq!(listed, [(id, RejudgeState::Applied)]);
    assert!(
        !store.drop_rejudge(id, ada.id, at(25)).await.unwrap(),
        "it was applied"
    );
}

pub async fn a_rejudge_that_takes_a_solution_away_takes_the_mark_away(store: Store) {
    let problem = publish(&store, package("sum")).await;
    let ada = user(&store, "ada").await;
    submit(&store, &ada, &problem, &report(Verdict::AC), 1).await;
    assert_eq!(store.stats(ada.id).await.unwrap().problems_solved, 1);
    let (id, items) = store
        .create_rejudge(&all_of("sum"), ada.id, at(10))
        .await
        .unwrap();
    judge(&store, items[0], Verdict::WA).await;
    assert!(store.begin_applying(id, ada.id, at(23)).await.unwrap());
    store.apply_rejudged(id, at(23)).await.unwrap();
    assert_eq!(store.stats(ada.id).await.unwrap().problems_solved, 0);
}

pub async fn a_dropped_rejudge_changes_nothing_and_filters_narrow_it(store: Store) {
    let problem = publish(&store, package("sum")).await;
    let (ada, bob) = (user(&store, "ada").await, user(&store, "bob").await);
    let wrong = submit(&store, &ada, &problem, &report(Verdict::WA), 1).await;
    submit(&store, &bob, &problem, &report(Verdict::AC), 2).await;
    for (filter, count) in [
        (all_of("sum"), 2),
        (all_of("none"), 0),
        (
            RejudgeFilter {
                verdict: Some(Verdict::WA),
                ..all_of("sum")
            },
            1,
        ),
        (
            RejudgeFilter {
                user_id: Some(bob.id),
                ..all_of("sum")
            },
            1,
        ),
        (
            RejudgeFilter {
                language: Some(Language::Lua),
                ..all_of("sum")
            },
            0,
        ),
        (
            RejudgeFilter {
                version: Some(2),
                ..all_of("sum")
            },
            0,
        ),
        (
            RejudgeFilter {
                since: Some(at(2)),
                same_version: true,
                ..all_of("sum")
            },
            1,
        ),
        (
            RejudgeFilter {
                until: Some(at(2)),
                ..all_of("sum")
            },
            1,
        ),
    ] {
        let (id, items) = store.create_rejudge(&filter, ada.id, at(10)).await.unwrap();
        assert_eq!(items.len(), count, "{filter:?}");
        assert!(store.drop_rejudge(id, ada.id, at(11)).await.unwrap());
        for item in items {
            let claimed = store
                .claim(Topic::Rejudge(item), "w", LEASE_MS, at(12))
                .await;
            assert_eq!(claimed.unwrap(), None);
        }
    }
    let viewer = Viewer {
        user_id: Some(ada.id),
        is_admin: false,
    };
    let mine = store
        .submissions(
            &SubmissionFilter::default(),
            viewer,
            &PageRequest::default(),
        )
        .await
        .unwrap();
    assert_eq!(
        (mine.items[0].id, mine.items[0].verdict),
        (wrong, Some(Verdict::WA))
    );
}
