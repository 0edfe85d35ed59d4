use super::{
    deployment::with_each_deployment,
    scripted::{Act, Scripted},
    until,
    world::verdicts,
};
use mettle_domain::{EventBody, RunStatus, Topic, Verdict};
use mettle_store::{RunInput, RunResult, Status};
use std::{
    io::{self, Write},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

/// The names of the events in order, repeated ones once.
fn names(events: &[mettle_domain::Event]) -> Vec<String> {
    let mut names: Vec<String> = events
        .iter()
        .map(|event| {
            serde_json::to_value(event).unwrap()["type"]
                .as_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    names.dedup();
    names
}

#[tokio::test(flavor = "multi_thread")]
async fn a_submission_is_judged_stored_and_told_step_by_step() {
    with_each_deployment(3, async |api, worker| {
        let judge = Scripted::kind();
        let running = worker.worker(&judge);
        let id = api.submit("print(3)").await;
        let stored = api.judged(id).await;
        assert_eq!(stored.summary.status, Status::Completed);
        assert_eq!(stored.summary.verdict, Some(Verdict::AC));
        assert_eq!(stored.tests.len(), 4);
        assert_eq!(stored.attempt, 1);
        assert!(stored.judged_by.is_some());
        let events = api.events(Topic::Submission(id)).await;
        let expected = [
            "submission.queued",
            "submission.compiling",
            "submission.compiled",
            "submission.running",
            "submission.case",
            "submission.verdict",
            "stats.updated",
        ];
        assert_eq!(names(&events), expected);
        let cases: Vec<_> = events
            .iter()
            .filter_map(|event| match &event.body {
                EventBody::Case {
                    case,
                    output,
                    expected,
                    ..
                } => Some((case, output, expected)),
                _ => None,
            })
            .collect();
        assert_eq!(cases.len(), 4);
        assert_eq!(cases[0].0, "sample/1");
        assert!(
            cases[0].1.is_some() && cases[0].2.is_some(),
            "samples show their data"
        );
        assert!(
            cases[1..]
                .iter()
                .all(|(_, output, expected)| output.is_none() && expected.is_none())
        );
        let EventBody::StatsUpdated {
            problems_solved,
            rank,
            ..
        } = events.last().unwrap().body
        else {
            panic!("the statistics come last");
        };
        assert!(problems_solved == 1 && rank >= 1);
        assert_eq!(api.solved().await, 1);
        running.stop().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_with_own_input_and_a_run_on_the_samples_are_told_like_submissions() {
    with_each_deployment(3, async |api, worker| {
        let judge = Scripted::new(|code, _| {
            Act::Give(if code == "broken" {
                Verdict::CE
            } else {
                Verdict::AC
            })
        });
        let running = worker.worker(&judge);
        let input = RunInput::Stdin {
            stdin: "hello\n".to_owned(),
        };
        let own = api.submit_run("cat", input.clone()).await;
        let run = api.finished_run(own).await;
        assert_eq!(run.verdict, Some(Verdict::AC));
        let Some(RunResult::Program {
            compile,
            outcome,
            stdout,
            ..
        }) = run.result
        else {
            panic!("a program's result");
        };
        assert!(compile.ok && outcome.unwrap().status == RunStatus::Ok);
        assert_eq!(stdout, "hello\n");
        let events = api.events(Topic::Run(own)).await;
        let shown = events.iter().find_map(|event| match &event.body {
            EventBody::Case { output, .. } => output.clone(),
            _ => None,
        });
        assert_eq!(shown.as_deref(), Some("hello\n"));
        assert_eq!(verdicts(&events), [(1, Verdict::AC)]);

        let broken = api.submit_run("broken", input).await;
        assert_eq!(api.finished_run(broken).await.verdict, Some(Verdict::CE));
        assert_eq!(
            verdicts(&api.events(Topic::Run(broken)).await),
            [(1, Verdict::CE)]
        );

        let version_id = api.problem.version_id;
        let samples = api
            .submit_run("add", RunInput::Samples { version_id })
            .await;
        let Some(RunResult::Samples { report }) = api.finished_run(samples).await.result else {
            panic!("a judgement");
        };
        let judged: Vec<_> = report.cases.iter().map(|case| case.case.as_str()).collect();
        assert_eq!(judged, ["sample/1"], "secret cases are not for runs");
        assert_eq!(api.solved().await, 0, "runs do not count");
        running.stop().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_judge_error_is_tried_again_and_the_user_sees_only_the_verdict() {
    with_each_deployment(1, async |api, worker| {
        let judge = Scripted::new(|code, before| match (code, before) {
            ("error first", 0) => Act::JudgeError,
            ("panic first", 0) => Act::Panic,
            _ => Act::Give(Verdict::WA),
        });
        let running = worker.worker(&judge);
        api.sweep();
        for code in ["error first", "panic first"] {
            let id = api.submit(code).await;
            let stored = api.judged(id).await;
            assert_eq!(
                (stored.summary.verdict, stored.attempt),
                (Some(Verdict::WA), 2)
            );
            let events = api.events(Topic::Submission(id)).await;
            assert_eq!(verdicts(&events), [(2, Verdict::WA)]);
        }
        running.stop().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_judge_that_never_works_ends_in_a_judge_error_that_counts_for_nothing() {
    with_each_deployment(1, async |api, worker| {
        let judge = Scripted::new(|_, _| Act::JudgeError);
        let running = worker.worker(&judge);
        api.sweep();
        let id = api.submit("fine").await;
        let stored = api.judged(id).await;
        assert_eq!(stored.summary.status, Status::Failed);
        assert_eq!(stored.summary.verdict, Some(Verdict::JE));
        assert!(
            stored.judge_error.unwrap().contains("strike"),
            "operators see why"
        );
        assert_eq!(judge.calls("fine") as i64, mettle_store::ATTEMPT_CAP);
        let events = api.events(Topic::Submission(id)).await;
        assert_eq!(verdicts(&events).len(), 1);
        assert_eq!(
            api.store.stats(api.user_id).await.unwrap().problems_tried,
            0
        );
        running.stop().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_cases_arrive_in_order_and_cost_little() {
    with_each_deployment(999, async |api, worker| {
        let judge = Scripted::kind();
        let running = worker.worker(&judge);
        // Once to load the data.
        api.judged(api.submit("first").await).await;
        let started = Instant::now();
        let id = api.submit("second").await;
        let events = api.events(Topic::Submission(id)).await;
        let took = started.elapsed();
        println!("{}: 1,000 cases told in {took:?}", api.queue.kind());
        let indexes: Vec<_> = events
            .iter()
            .filter_map(|event| match event.body {
                EventBody::Case { index, .. } => Some(index),
                _ => None,
            })
            .collect();
        assert_eq!(indexes, (0..1_000).collect::<Vec<_>>());
        assert!(took < Duration::from_secs(60), "{took:?}");
        running.stop().await;
    })
    .await;
}

/// What all tests of this process log, as text.
#[derive(Clone, Default)]
struct Logged(Arc<Mutex<Vec<u8>>>);

impl Write for Logged {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_worker_logs_names_the_request_that_asked_for_it() {
    let logged = Logged::default();
    let writer = logged.clone();
    tracing_subscriber::fmt()
        .json()
        .with_writer(move || writer.clone())
        .init();
    with_each_deployment(1, async |api, worker| {
        let running = worker.worker(&Scripted::kind());
        let id = api.submit("fine").await.to_string();
        api.judged(id.parse().unwrap()).await;
        running.stop().await;
        let text = String::from_utf8(logged.0.lock().unwrap().clone()).unwrap();
        let line = text
            .lines()
            .find(|line| line.contains(&id) && line.contains("\"judged\""));
        let line = line.expect("the end of the job is logged");
        for part in ["\"request_id\":\"request-7\"", "\"attempt\":1"] {
            assert!(line.contains(part), "{line}");
        }
    })
    .await;
}

/// Not a benchmark: prints the time and catches only waits that should not be there.
#[tokio::test(flavor = "multi_thread")]
async fn the_first_event_of_a_worker_follows_a_submission_at_once() {
    with_each_deployment(1, async |api, worker| {
        let judge = Scripted::kind();
        let running = worker.worker(&judge);
        let mut waits = Vec::new();
        for round in 0..40 {
            let id = api.submit(&round.to_string()).await;
            let submitted = Instant::now();
            let topic = Topic::Submission(id);
            until("the worker's first event", async || {
                api.queue.log(topic, 0).await.unwrap().events.len() > 1
            })
            .await;
            waits.push(submitted.elapsed());
            api.judged(id).await;
        }
        waits.sort();
        println!(
            "{}: first event after {:?} (p50), {:?} (max)",
            api.queue.kind(),
            waits[20],
            waits[39]
        );
        assert!(waits[20] < Duration::from_secs(2), "{waits:?}");
        running.stop().await;
    })
    .await;
}
