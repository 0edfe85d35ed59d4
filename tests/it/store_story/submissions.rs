//! Submissions as people see them.

use super::given::{
    ADMIN, LEASE_MS, at, judged, new_submission, package, problem, publish, submit, user,
};
use mettle_domain::{CaseReport, Language, SourceFile, Topic, Verdict};
use mettle_store::{CreateError, Finished, PageRequest, Status, Store, SubmissionFilter, Viewer};
use uuid::Uuid;

pub async fn a_submission_is_stored_before_anything_else(store: Store) {
    let (ada, problem) = (user(&store, "ada").await, problem(&store, "sum").await);
    let mut new = new_submission(&ada, &problem);
    new.files.push(SourceFile {
        name: "lib/help\0.py".to_owned(),
        content: "\0 = 'é'".to_owned(),
    });
    let created = store.create_submission(new.clone(), at(1)).await.unwrap();
    assert!(!created.repeated);
    let stored = created.item;
    assert_eq!(
        (
            stored.summary.status,
            stored.summary.verdict,
            stored.attempt
        ),
        (Status::Pending, None, 0)
    );
    assert_eq!(
        (
            stored.summary.problem.as_str(),
            stored.summary.username.as_str()
        ),
        ("sum", "ada")
    );
    assert_eq!(
        (stored.summary.submitted_at, stored.summary.language),
        (at(1), Language::Python)
    );
    assert_eq!(
        stored.files, new.files,
        "hostile names and texts come back as they were"
    );
    let work = store
        .submission_work(stored.summary.id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (work.user_id, work.version_id, work.language),
        (ada.id, problem.version_id, Language::Python)
    );
    assert_eq!(
        (&work.files, &work.request_id),
        (&new.files, &new.request_id)
    );
    let topic = Topic::Submission(stored.summary.id);
    assert_eq!(
        store.work_status(topic).await.unwrap(),
        Some(Status::Pending)
    );
    assert!(
        store
            .submission_work(Uuid::now_v7())
            .await
            .unwrap()
            .is_none()
    );

    for break_it in [
        |new: &mut mettle_store::NewSubmission| new.version_id = Uuid::now_v7(),
        |new: &mut mettle_store::NewSubmission| new.problem_id = Uuid::now_v7(),
        |new: &mut mettle_store::NewSubmission| new.user_id = Uuid::now_v7(),
    ] {
        let mut broken = new.clone();
        break_it(&mut broken);
        let refused = store.create_submission(broken, at(1)).await.unwrap_err();
        assert!(matches!(refused, CreateError::Gone), "{refused:?}");
    }
}

pub async fn an_idempotency_key_stores_once(store: Store) {
    let (ada, bob) = (user(&store, "ada").await, user(&store, "bob").await);
    let problem = problem(&store, "sum").await;
    let mut new = new_submission(&ada, &problem);
    new.idempotency_key = Some("key-1".to_owned());
    let first = store.create_submission(new.clone(), at(1)).await.unwrap();
    let again = store.create_submission(new.clone(), at(2)).await.unwrap();
    assert!(!first.repeated && again.repeated);
    assert_eq!(first.item, again.item);

    let mut other = new.clone();
    other.files[0].content += " ";
    let conflict = store.create_submission(other, at(3)).await.unwrap_err();
    assert!(
        matches!(conflict, CreateError::IdempotencyConflict),
        "{conflict:?}"
    );
    let mut his = new.clone();
    his.user_id = bob.id;
    assert!(
        !store.create_submission(his, at(3)).await.unwrap().repeated,
        "keys are each user's own"
    );
    let mut run = super::given::new_run(&ada);
    run.idempotency_key = Some("key-1".to_owned());
    let conflict = store.create_run(run.clone(), at(3)).await.unwrap_err();
    assert!(
        matches!(conflict, CreateError::IdempotencyConflict),
        "a run is another request"
    );
    run.idempotency_key = Some("key-2".to_owned());
    let stored = store.create_run(run.clone(), at(3)).await.unwrap();
    let repeated = store.create_run(run, at(4)).await.unwrap();
    assert_eq!(
        (
            stored.repeated,
            repeated.repeated,
            stored.item == repeated.item
        ),
        (false, true, true)
    );
}

pub async fn ten_equal_requests_at_once_store_one_submission(store: Store) {
    let (ada, problem) = (user(&store, "ada").await, problem(&store, "sum").await);
    let mut new = new_submission(&ada, &problem);
    new.idempotency_key = Some("key".to_owned());
    let requests = (0..10).map(|_| {
        let (store, new) = (store.clone(), new.clone());
        tokio::spawn(async move { store.create_submission(new, at(1)).await.unwrap() })
    });
    let mut results = Vec::new();
    for request in requests.collect::<Vec<_>>() {
        results.push(request.await.unwrap());
    }
    assert_eq!(results.iter().filter(|result| !result.repeated).count(), 1);
    assert!(results.iter().all(|result| result.item == results[0].item));
}

pub async fn only_authors_and_admins_see_a_submission(store: Store) {
    let (ada, bob) = (user(&store, "ada").await, user(&store, "bob").await);
    let problem = problem(&store, "sum").await;
    let id = submit(&store, &ada, &problem, &judged(Verdict::WA, 1), 1).await;
    for (viewer, sees) in [
        (Viewer::from(&ada), true),
        (ADMIN, true),
        (Viewer::from(&bob), false),
        (Viewer::ANONYMOUS, false),
    ] {
        assert_eq!(
            store.submission(id, viewer).await.unwrap().is_some(),
            sees,
            "{viewer:?}"
        );
        let listed = store
            .submissions(
                &SubmissionFilter::default(),
                viewer,
                &PageRequest::default(),
            )
            .await
            .unwrap();
        assert_eq!(listed.items.len() == 1, sees, "{viewer:?}");
        let hers = SubmissionFilter {
            user_id: Some(ada.id),
            ..SubmissionFilter::default()
        };
        let listed = store
            .submissions(&hers, viewer, &PageRequest::default())
            .await
            .unwrap();
        assert_eq!(
            listed.items.len() == 1,
            sees,
            "asking for another's gives nothing: {viewer:?}"
        );
    }
}

pub async fn submissions_are_listed_by_filter_and_page(store: Store) {
    let ada = user(&store, "ada").await;
    let (sum, max) = (problem(&store, "sum").await, problem(&store, "max").await);
    let mut ids = Vec::new();
    for minute in 0..5 {
        ids.push(submit(&store, &ada, &sum, &judged(Verdict::WA, 1), minute).await);
    }
    let accepted = submit(&store, &ada, &max, &judged(Verdict::AC, 4), 9).await;
    ids.push(accepted);
    ids.reverse();
    let viewer = Viewer::from(&ada);
    let mut seen = Vec::new();
    let mut page = PageRequest::first(4);
    loop {
        let found = store
            .submissions(&SubmissionFilter::default(), viewer, &page)
            .await
            .unwrap();
        seen.extend(found.items.iter().map(|submission| submission.id));
        let Some(next) = found.next else { break };
        page.after = Some(next);
    }
    assert_eq!(seen, ids, "newest first, none twice, none left out");
    let of = |problem: Option<&str>, verdict| SubmissionFilter {
        problem: problem.map(str::to_owned),
        verdict,
        user_id: None,
    };
    let count = async |filter| {
        store
            .submissions(&filter, viewer, &PageRequest::default())
            .await
            .unwrap()
            .items
            .len()
    };
    assert_eq!(count(of(Some("sum"), None)).await, 5);
    assert_eq!(count(of(None, Some(Verdict::AC))).await, 1);
    assert_eq!(count(of(Some("sum"), Some(Verdict::AC))).await, 0);
    assert_eq!(count(of(Some("none\0"), None)).await, 0);
}

pub async fn what_hostile_programs_print_is_stored(store: Store) {
    let (ada, problem) = (user(&store, "ada").await, problem(&store, "sum").await);
    let mut report = judged(Verdict::RTE, 0);
    report.compile.diagnostics = "a\0b".to_owned();
    report.cpu_time_ms = f64::NAN;
    report.memory_bytes = u64::MAX;
    report.cases = vec![CaseReport {
        judge_message: None,
        case: "no such\0case".to_owned(),
        stdout: Some("\0\u{1F600}".to_owned()),
        stderr: Some("\u{7f}\0".to_owned()),
        wall_time_ms: f64::INFINITY,
        ..report.cases[0].clone()
    }];
    let id = submit(&store, &ada, &problem, &report, 1).await;
    let stored = store.submission(id, ADMIN).await.unwrap().unwrap();
    assert_eq!(stored.compile.unwrap().diagnostics, "a\0b");
    assert_eq!(
        (stored.summary.cpu_time_ms, stored.summary.memory_bytes),
        (Some(0.0), Some(i64::MAX))
    );
    let test = &stored.tests[0];
    assert_eq!(
        (test.stdout.as_deref(), test.stderr.as_deref()),
        (Some("\0\u{1F600}"), Some("\u{7f}\0"))
    );
    assert_eq!(
        (test.test_case_id, test.case.as_str()),
        (None, "no such\u{fffd}case")
    );
}

pub async fn a_rejudge_keeps_the_old_verdict_until_there_is_a_new_one(store: Store) {
    let (ada, first) = (user(&store, "ada").await, problem(&store, "sum").await);
    let id = submit(&store, &ada, &first, &judged(Verdict::AC, 4), 1).await;
    assert_eq!(store.stats(ada.id).await.unwrap().problems_solved, 1);
    let mut harder = package("sum");
    harder.digest = "harder".to_owned();
    let second = publish(&store, harder).await;
    let before = store.submission(id, ADMIN).await.unwrap().unwrap();
    assert_eq!(before.problem_version, 1);

    assert!(store.rejudge(id, at(2)).await.unwrap());
    assert!(
        !store.rejudge(id, at(2)).await.unwrap(),
        "it is pending already"
    );
    let pending = store.submission(id, ADMIN).await.unwrap().unwrap();
    assert_eq!(
        (pending.summary.status, pending.summary.verdict),
        (Status::Pending, Some(Verdict::AC))
    );
    assert_eq!(
        store.submission_work(id).await.unwrap().unwrap().version_id,
        second.version_id
    );
    let attempt = store
        .claim(Topic::Submission(id), "w", LEASE_MS, at(3))
        .await
        .unwrap()
        .unwrap();
    let finished = store
        .finish_submission(id, attempt, &judged(Verdict::WA, 2), at(3))
        .await
        .unwrap();
    let Finished::Stored { stats: Some(stats) } = finished else {
        panic!("{finished:?}")
    };
    assert_eq!(
        (
            stats.problems_solved,
            stats.problems_tried,
            stats.average_score
        ),
        (0, 1, 0.0)
    );
    let after = store.submission(id, ADMIN).await.unwrap().unwrap();
    assert_eq!(
        (
            after.summary.verdict,
            after.problem_version,
            after.tests.len()
        ),
        (Some(Verdict::WA), 2, 3)
    );

    // A judge error at the cap leaves the last verdict standing.
    assert!(store.rejudge(id, at(4)).await.unwrap());
    for _ in 0..mettle_store::ATTEMPT_CAP {
        let attempt = store
            .claim(Topic::Submission(id), "w", LEASE_MS, at(5))
            .await
            .unwrap()
            .unwrap();
        store
            .finish_submission(id, attempt, &judged(Verdict::JE, 0), at(5))
            .await
            .unwrap();
    }
    let kept = store.submission(id, ADMIN).await.unwrap().unwrap();
    assert_eq!(
        (kept.summary.status, kept.summary.verdict),
        (Status::Completed, Some(Verdict::WA))
    );
    assert!(!store.rejudge(Uuid::now_v7(), at(6)).await.unwrap());
}
