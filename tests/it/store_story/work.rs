//! The life of work: claims, leases, the fence, the sweeper, giving up.

use super::given::{ADMIN, LEASE_MS, at, judged, new_run, new_submission, problem, user};
use mettle_domain::{CompileReport, RunOutcome, RunStatus, Topic, Verdict};
use mettle_store::{
    ATTEMPT_CAP, Finished, GivenUp, NewRun, RunInput, RunResult, Status, Store, Viewer,
};
use uuid::Uuid;

async fn pending(store: &Store) -> Uuid {
    let (ada, problem) = (user(store, "ada").await, problem(store, "sum").await);
    store
        .create_submission(new_submission(&ada, &problem), at(0))
        .await
        .unwrap()
        .item
        .summary
        .id
}

async fn status(store: &Store, id: Uuid) -> Status {
    store
        .submission(id, ADMIN)
        .await
        .unwrap()
        .unwrap()
        .summary
        .status
}

pub async fn a_submission_goes_from_pending_to_completed(store: Store) {
    let id = pending(&store).await;
    let topic = Topic::Submission(id);
    assert_eq!(
        store
            .claim(topic, "worker-1", LEASE_MS, at(1))
            .await
            .unwrap(),
        Some(1)
    );
    assert_eq!(status(&store, id).await, Status::Compiling);
    assert_eq!(
        store
            .claim(topic, "worker-2", LEASE_MS, at(1))
            .await
            .unwrap(),
        None,
        "it is taken"
    );
    assert!(store.set_running(topic, 1).await.unwrap());
    assert_eq!(status(&store, id).await, Status::Running);
    assert!(store.heartbeat(topic, 1, LEASE_MS, at(1)).await.unwrap());

    let finished = store
        .finish_submission(id, 1, &judged(Verdict::WA, 2), at(2))
        .await
        .unwrap();
    let Finished::Stored { stats: Some(stats) } = finished else {
        panic!("{finished:?}")
    };
    assert_eq!(
        (stats.problems_solved, stats.problems_tried, stats.rank),
        (0, 1, Some(1))
    );
    let stored = store.submission(id, ADMIN).await.unwrap().unwrap();
    assert_eq!(
        (stored.summary.status, stored.summary.verdict),
        (Status::Completed, Some(Verdict::WA))
    );
    assert_eq!(
        (
            stored.summary.judged_at,
            stored.judged_by.as_deref(),
            stored.attempt
        ),
        (Some(at(2)), Some("worker-1"), 1)
    );
    assert_eq!(
        (
            stored.summary.cpu_time_ms,
            stored.summary.memory_bytes,
            stored.summary.instructions
        ),
        (Some(1.5), Some(4_096), Some(4_000))
    );
    assert_eq!(stored.compile.unwrap().diagnostics, "warning: fine");
    let tests: Vec<_> = stored
        .tests
        .iter()
        .map(|test| (test.case.as_str(), test.index, test.verdict))
        .collect();
    assert_eq!(
        tests,
        [
            ("sample/1", 0, Verdict::AC),
            ("secret/1", 1, Verdict::AC),
            ("secret/2", 2, Verdict::WA)
        ]
    );
    assert!(stored.tests.iter().all(|test| test.test_case_id.is_some()));
    assert_eq!(stored.tests[0].stdout.as_deref(), Some("3\n"));

    assert_eq!(
        store
            .claim(topic, "worker-2", LEASE_MS, at(60))
            .await
            .unwrap(),
        None,
        "it is done"
    );
    assert!(!store.heartbeat(topic, 1, LEASE_MS, at(3)).await.unwrap());
    assert!(!store.set_running(topic, 1).await.unwrap());
    assert!(!store.hand_back(topic, 1, at(3)).await.unwrap());
    let twice = store
        .finish_submission(id, 1, &judged(Verdict::AC, 4), at(3))
        .await
        .unwrap();
    assert_eq!(twice, Finished::Refused);
    assert_eq!(
        store
            .finish_submission(Uuid::now_v7(), 1, &judged(Verdict::AC, 4), at(3))
            .await
            .unwrap(),
        Finished::Refused
    );
}

fn program(status: RunStatus) -> RunResult {
    RunResult::Program {
        compile: CompileReport {
            ok: true,
            time_ms: 1,
            diagnostics: String::new(),
        },
        outcome: Some(RunOutcome {
            status,
            exit_code: Some(0),
            message: None,
            cpu_time_us: 100,
            wall_time_us: 200,
            memory_bytes: 300,
            instructions: None,
        }),
        stdout: "hello\0\n".to_owned(),
        stderr: String::new(),
    }
}

pub async fn a_run_goes_the_same_way(store: Store) {
    let (ada, bob) = (user(&store, "ada").await, user(&store, "bob").await);
    let problem = problem(&store, "sum").await;
    let id = store
        .create_run(new_run(&ada), at(0))
        .await
        .unwrap()
        .item
        .id;
    let work = store.run_work(id).await.unwrap().unwrap();
    assert_eq!(work.request_id.as_deref(), Some("request-7"));
    assert_eq!(
        store.work_status(Topic::Run(id)).await.unwrap(),
        Some(Status::Pending)
    );
    assert_eq!(
        store.work_status(Topic::Submission(id)).await.unwrap(),
        None
    );
    assert_eq!(
        (work.user_id, work.input),
        (
            ada.id,
            RunInput::Stdin {
                stdin: "hello\0\n".to_owned()
            }
        )
    );
    assert_eq!(
        store
            .claim(Topic::Submission(id), "w", LEASE_MS, at(1))
            .await
            .unwrap(),
        None,
        "a run is no submission"
    );
    assert_eq!(
        store
            .claim(Topic::Run(id), "w", LEASE_MS, at(1))
            .await
            .unwrap(),
        Some(1)
    );
    assert!(store.set_running(Topic::Run(id), 1).await.unwrap());
    assert_eq!(
        store
            .finish_run(id, 2, Verdict::AC, &program(RunStatus::Ok), at(2))
            .await
            .unwrap(),
        Finished::Refused
    );
    let stored = store
        .finish_run(id, 1, Verdict::AC, &program(RunStatus::Ok), at(2))
        .await
        .unwrap();
    assert_eq!(stored, Finished::Stored { stats: None });
    let run = store.run(id, Viewer::from(&ada)).await.unwrap().unwrap();
    assert_eq!(
        (run.status, run.verdict, run.judged_at),
        (Status::Completed, Some(Verdict::AC), Some(at(2)))
    );
    assert_eq!(run.result, Some(program(RunStatus::Ok)));
    assert!(store.run(id, Viewer::from(&bob)).await.unwrap().is_none());
    assert_eq!(
        store.stats(ada.id).await.unwrap().problems_tried,
        0,
        "runs count for nothing"
    );

    let samples = NewRun {
        input: RunInput::Samples {
            version_id: problem.version_id,
        },
        ..new_run(&ada)
    };
    let id = store.create_run(samples, at(3)).await.unwrap().item.id;
    assert_eq!(
        store
            .claim(Topic::Run(id), "w", LEASE_MS, at(3))
            .await
            .unwrap(),
        Some(1)
    );
    let failed = RunResult::Samples {
        report: judged(Verdict::JE, 0),
    };
    assert_eq!(
        store
            .finish_run(id, 1, Verdict::JE, &failed, at(3))
            .await
            .unwrap(),
        Finished::Retrying
    );
    assert_eq!(
        store.run(id, ADMIN).await.unwrap().unwrap().status,
        Status::Pending
    );
    assert_eq!(
        store
            .claim(Topic::Run(id), "w", LEASE_MS, at(4))
            .await
            .unwrap(),
        Some(2)
    );
    let right = RunResult::Samples {
        report: judged(Verdict::AC, 4),
    };
    assert_eq!(
        store
            .finish_run(id, 2, Verdict::AC, &right, at(4))
            .await
            .unwrap(),
        Finished::Stored { stats: None }
    );
    assert_eq!(
        store.run(id, ADMIN).await.unwrap().unwrap().result,
        Some(right)
    );
}

pub async fn a_lost_lease_changes_nothing_any_more(store: Store) {
    let id = pending(&store).await;
    let topic = Topic::Submission(id);
    assert_eq!(
        store.claim(topic, "slow", LEASE_MS, at(0)).await.unwrap(),
        Some(1)
    );
    assert_eq!(
        store.claim(topic, "quick", LEASE_MS, at(10)).await.unwrap(),
        Some(2),
        "the lease was over"
    );
    assert!(!store.heartbeat(topic, 1, LEASE_MS, at(10)).await.unwrap());
    assert!(!store.set_running(topic, 1).await.unwrap());
    assert!(!store.hand_back(topic, 1, at(10)).await.unwrap());
    assert_eq!(
        store
            .finish_submission(id, 1, &judged(Verdict::AC, 4), at(10))
            .await
            .unwrap(),
        Finished::Refused
    );
    assert_eq!(
        store
            .finish_submission(id, 1, &judged(Verdict::JE, 0), at(10))
            .await
            .unwrap(),
        Finished::Refused
    );
    assert_eq!(
        store
            .stats(
                store
                    .submission(id, ADMIN)
                    .await
                    .unwrap()
                    .unwrap()
                    .summary
                    .user_id
            )
            .await
            .unwrap()
            .problems_tried,
        0
    );
    let finished = store
        .finish_submission(id, 2, &judged(Verdict::WA, 0), at(11))
        .await
        .unwrap();
    assert!(matches!(finished, Finished::Stored { .. }));
    let stored = store.submission(id, ADMIN).await.unwrap().unwrap();
    assert_eq!(
        (stored.summary.verdict, stored.judged_by.as_deref()),
        (Some(Verdict::WA), Some("quick"))
    );
}

pub async fn the_sweeper_finds_what_needs_a_hint(store: Store) {
    let id = pending(&store).await;
    let run = store
        .create_run(new_run(&user(&store, "bob").await), at(0))
        .await
        .unwrap()
        .item
        .id;
    let (topic, age_ms) = (Topic::Submission(id), 10_000);
    assert!(
        store.sweep(age_ms, at(0)).await.unwrap().is_empty(),
        "the hint was pushed just now"
    );
    assert_eq!(
        store.sweep(age_ms, at(1)).await.unwrap(),
        [topic, Topic::Run(run)]
    );
    assert!(
        store.sweep(age_ms, at(1)).await.unwrap().is_empty(),
        "swept just now"
    );
    store
        .claim(topic, "w", LEASE_MS, at(2))
        .await
        .unwrap()
        .unwrap();
    store
        .claim(Topic::Run(run), "w", LEASE_MS, at(2))
        .await
        .unwrap()
        .unwrap();
    assert!(
        store.sweep(age_ms, at(2)).await.unwrap().is_empty(),
        "both are in someone's hands"
    );
    assert!(
        store
            .heartbeat(topic, 1, 10 * LEASE_MS, at(2))
            .await
            .unwrap()
    );
    assert_eq!(
        store.sweep(age_ms, at(4)).await.unwrap(),
        [Topic::Run(run)],
        "one worker is silent"
    );
    assert!(store.hand_back(topic, 1, at(4)).await.unwrap());
    assert_eq!(
        store.sweep(age_ms, at(4)).await.unwrap(),
        [topic],
        "handed back: at once"
    );
}

pub async fn judge_errors_are_retried_up_to_the_cap(store: Store) {
    let id = pending(&store).await;
    let topic = Topic::Submission(id);
    for attempt in 1..=ATTEMPT_CAP {
        assert_eq!(
            store
                .claim(topic, "w", LEASE_MS, at(attempt))
                .await
                .unwrap(),
            Some(attempt)
        );
        let finished = store
            .finish_submission(id, attempt, &judged(Verdict::JE, 0), at(attempt))
            .await
            .unwrap();
        let stored = store.submission(id, ADMIN).await.unwrap().unwrap();
        assert_eq!(stored.judge_error.as_deref(), Some("the sandbox died"));
        if attempt < ATTEMPT_CAP {
            assert_eq!(finished, Finished::Retrying);
            assert_eq!(
                (stored.summary.status, stored.summary.verdict),
                (Status::Pending, None)
            );
        } else {
            assert_eq!(finished, Finished::Stored { stats: None });
            assert_eq!(
                (stored.summary.status, stored.summary.verdict),
                (Status::Failed, Some(Verdict::JE))
            );
        }
    }
    assert_eq!(
        store.claim(topic, "w", LEASE_MS, at(100)).await.unwrap(),
        None
    );
    assert!(store.sweep(0, at(100)).await.unwrap().is_empty());
    assert!(
        store.rejudge(id, at(101)).await.unwrap(),
        "an admin may try again"
    );
    assert_eq!(
        store.claim(topic, "w", LEASE_MS, at(102)).await.unwrap(),
        Some(ATTEMPT_CAP + 1)
    );
    let finished = store
        .finish_submission(id, ATTEMPT_CAP + 1, &judged(Verdict::AC, 4), at(102))
        .await
        .unwrap();
    assert!(matches!(finished, Finished::Stored { stats: Some(_) }));
    assert_eq!(
        store
            .submission(id, ADMIN)
            .await
            .unwrap()
            .unwrap()
            .judge_error,
        None
    );
}

pub async fn dead_attempts_are_given_up_at_the_cap(store: Store) {
    let id = pending(&store).await;
    let ada = store
        .submission(id, ADMIN)
        .await
        .unwrap()
        .unwrap()
        .summary
        .user_id;
    let topic = Topic::Submission(id);
    for attempt in 1..=ATTEMPT_CAP {
        assert!(
            store.give_up(at(10 * attempt)).await.unwrap().is_empty(),
            "not yet"
        );
        assert_eq!(
            store
                .claim(topic, "doomed", LEASE_MS, at(10 * attempt))
                .await
                .unwrap(),
            Some(attempt)
        );
    }
    assert!(
        store
            .give_up(at(10 * ATTEMPT_CAP))
            .await
            .unwrap()
            .is_empty(),
        "the last one may still live"
    );
    let later = at(1_000);
    assert_eq!(
        store.claim(topic, "w", LEASE_MS, later).await.unwrap(),
        None
    );
    assert!(
        store.sweep(0, later).await.unwrap().is_empty(),
        "no hint can help it"
    );
    assert_eq!(
        store.give_up(later).await.unwrap(),
        [GivenUp {
            topic,
            attempt: ATTEMPT_CAP
        }]
    );
    assert!(store.give_up(later).await.unwrap().is_empty());
    let stored = store.submission(id, ADMIN).await.unwrap().unwrap();
    assert_eq!(
        (stored.summary.status, stored.summary.verdict),
        (Status::Failed, Some(Verdict::JE))
    );
    assert!(stored.judge_error.is_some());
    assert_eq!(
        store.stats(ada).await.unwrap().problems_tried,
        0,
        "ours, so it does not count"
    );
    assert_eq!(
        store
            .finish_submission(id, ATTEMPT_CAP, &judged(Verdict::AC, 4), later)
            .await
            .unwrap(),
        Finished::Refused
    );
}

pub async fn work_handed_back_is_not_an_attempt(store: Store) {
    let id = pending(&store).await;
    let topic = Topic::Submission(id);
    for attempt in 1..=2 * ATTEMPT_CAP {
        assert_eq!(
            store
                .claim(topic, "w", LEASE_MS, at(attempt))
                .await
                .unwrap(),
            Some(attempt),
            "the fence rises all the same"
        );
        assert!(store.hand_back(topic, attempt, at(attempt)).await.unwrap());
        assert_eq!(status(&store, id).await, Status::Pending);
    }
    assert!(store.give_up(at(1_000)).await.unwrap().is_empty());
}
