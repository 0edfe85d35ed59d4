//! A store, a queue, a user and a problem, and the workers of a test.

use super::{scripted::Scripted, soon, until};
use crate::{Sweeper, Worker, WorkerOptions};
use chrono::Utc;
use futures::StreamExt;
use mettle_domain::{Event, EventBody, Language, Limits, SourceFile, Topic, Verdict};
use mettle_queue::{Feed, Hint, Queue, QueueError};
use mettle_store::{
    Difficulty, NewCase, NewProblem, NewRun, NewSubmission, NewUser, Published, Run, RunInput,
    Store, Submission, Viewer, Visibility,
};
use mettle_tests::servers::Redis;
use std::{collections::BTreeMap, time::Duration};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

/// Short, so that tests of crashes are, and long enough for the heartbeats of a busy machine.
pub const LEASE: Duration = Duration::from_secs(2);

const ADMIN: Viewer = Viewer {
    user_id: None,
    is_admin: true,
};

/// One deployment as one of its processes sees it.
#[derive(Clone)]
pub struct World {
    pub store: Store,
    pub queue: Queue,
    pub user_id: Uuid,
    pub problem: Published,
    redis: Option<redis::Client>,
}

/// A worker that runs. Dropping it without a stop is a crash.
pub struct RunningWorker {
    pub stop: CancellationToken,
    task: JoinHandle<anyhow::Result<()>>,
}

impl World {
    /// A user and a problem with one sample and `secret` secret cases.
    pub async fn new(store: Store, queue: Queue, secret: usize) -> Self {
        let user = store
            .register(new_user(), Utc::now())
            .await
            .expect("a new user");
        let problem = store
            .publish_problem(new_problem(secret), Utc::now())
            .await
            .expect("a problem");
        World {
            store,
            queue,
            user_id: user.id,
            problem,
            redis: None,
        }
    }

    /// The same deployment seen from another process.
    pub fn elsewhere(&self, store: Store, queue: Queue) -> Self {
        World {
            store,
            queue,
            ..self.clone()
        }
    }

    pub fn with_redis(self, redis: &Redis) -> Self {
        World {
            redis: Some(redis::Client::open(redis.url()).expect("a valid address")),
            ..self
        }
    }

    /// Empties Redis, where there is one.
    pub async fn flush(&self) {
        if let Some(redis) = &self.redis {
            let mut redis = redis
                .get_multiplexed_async_connection()
                .await
                .expect("Redis answers");
            redis::cmd("FLUSHALL")
                .query_async::<()>(&mut redis)
                .await
                .expect("flushed");
        }
    }

    /// A worker with short leases.
    pub fn worker(&self, judge: &Scripted) -> RunningWorker {
        self.worker_with(judge, |_| {})
    }

    pub fn worker_with(
        &self,
        judge: &Scripted,
        change: impl FnOnce(&mut WorkerOptions),
    ) -> RunningWorker {
        let mut options = WorkerOptions {
            concurrency: 4,
            lease: LEASE,
            drain: Duration::from_secs(20),
            ..WorkerOptions::default()
        };
        change(&mut options);
        let stop = CancellationToken::new();
        let worker = Worker::new(
            self.store.clone(),
            self.queue.clone(),
            judge.clone(),
            options,
        );
        RunningWorker {
            task: tokio::spawn(worker.run(stop.clone())),
            stop,
        }
    }

    /// A sweeper in a hurry; ends with the test.
    pub fn sweep(&self) {
        let sweeper = Sweeper::new(self.store.clone(), self.queue.clone())
            .at_pace(Duration::from_millis(30), Duration::from_millis(200));
        tokio::spawn(sweeper.run(CancellationToken::new()));
    }

    /// What the API does on a POST, on a good day.
    pub async fn submit(&self, code: &str) -> Uuid {
        let id = self.submit_unhinted(code).await;
        self.announce(Hint::submission(id)).await;
        id
    }

    /// Again when the machine was too busy to answer in time.
    async fn announce(&self, hint: Hint) {
        let queued = vec![(EventBody::Queued, false)];
        until("the event to be published", async || {
            let told = self.queue.publish(hint.topic(), 0, queued.clone()).await;
            !matches!(told, Err(QueueError::Unavailable { .. }))
        })
        .await;
        until("the hint to be pushed", async || {
            self.queue.push(hint).await.is_ok()
        })
        .await;
    }

    /// What an API process does that dies after storing the row.
    pub async fn submit_unhinted(&self, code: &str) -> Uuid {
        let new = NewSubmission {
            user_id: self.user_id,
            problem_id: self.problem.problem_id,
            version_id: self.problem.version_id,
            interview_question_id: None,
            language: Language::Python,
            files: files(code),
            idempotency_key: None,
            request_id: Some("request-7".to_owned()),
        };
        self.store
            .create_submission(new, Utc::now())
            .await
            .expect("stored")
            .item
            .summary
            .id
    }

    pub async fn submit_run(&self, code: &str, input: RunInput) -> Uuid {
        let new = NewRun {
            user_id: self.user_id,
            language: Language::Python,
            files: files(code),
            input,
            idempotency_key: None,
            request_id: Some("request-7".to_owned()),
        };
        let id = self
            .store
            .create_run(new, Utc::now())
            .await
            .expect("stored")
            .item
            .id;
        self.announce(Hint::run(id)).await;
        id
    }

    pub async fn submission(&self, id: Uuid) -> Submission {
        self.store
            .submission(id, ADMIN)
            .await
            .expect("an answer")
            .expect("a submission")
    }

    /// The submission, once there is a verdict.
    pub async fn judged(&self, id: Uuid) -> Submission {
        soon("a verdict", async {
            loop {
                let submission = self.submission(id).await;
                if submission.summary.status.is_final() {
                    return submission;
                }
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        })
        .await
    }

    pub async fn finished_run(&self, id: Uuid) -> Run {
        soon("a run's end", async {
            loop {
                let run = self
                    .store
                    .run(id, ADMIN)
                    .await
                    .expect("an answer")
                    .expect("a run");
                if run.status.is_final() {
                    return run;
                }
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        })
        .await
    }

    /// All events of a topic until its final one.
    pub async fn events(&self, topic: Topic) -> Vec<Event> {
        let feed = self.queue.subscribe(topic, 0);
        let events = feed.filter_map(async |item| match item {
            Feed::Event(event) => Some(*event),
            Feed::Gap { .. } => None,
        });
        soon("the final event", events.collect()).await
    }

    pub async fn solved(&self) -> i64 {
        self.store
            .stats(self.user_id)
            .await
            .expect("statistics")
            .problems_solved
    }
}

impl RunningWorker {
    /// Stops it and waits until it has.
    pub async fn stop(self) {
        self.stop.cancel();
        soon("the worker to stop", self.task)
            .await
            .expect("no panic")
            .expect("a clean end");
    }

    /// Kills it: nothing more is stored, told or extended.
    pub async fn crash(self) {
        self.task.abort();
        let _ = soon("the worker to die", self.task).await;
    }
}

/// The verdicts told in these events, with their attempts.
pub fn verdicts(events: &[Event]) -> Vec<(u32, Verdict)> {
    let verdict = |event: &Event| match event.body {
        EventBody::Verdict { verdict, .. } => Some((event.attempt, verdict)),
        _ => None,
    };
    events.iter().filter_map(verdict).collect()
}

fn files(code: &str) -> Vec<SourceFile> {
    vec![SourceFile {
        name: "main.py".to_owned(),
        content: code.to_owned(),
    }]
}

fn new_user() -> NewUser {
    let name = format!("user-{}", &Uuid::new_v4().simple().to_string()[..12]);
    NewUser {
        email: format!("{name}@example.org"),
        username: name.clone(),
        full_name: name,
        password_hash: None,
        google_id: None,
        avatar_url: None,
        user_group: None,
    }
}

fn new_problem(secret: usize) -> NewProblem {
    let slug = format!("p-{}", Uuid::new_v4().simple());
    let sample = NewCase {
        name: "sample/1".to_owned(),
        group: "sample".to_owned(),
        is_sample: true,
        input: b"1 2\n".as_slice().into(),
        answer: b"3\n".as_slice().into(),
        points: None,
        rules: serde_json::Value::Null,
    };
    let secret = (0..secret).map(|number| NewCase {
        name: format!("secret/{number:04}"),
        group: "secret".to_owned(),
        is_sample: false,
        input: format!("{number} {number}\n").into_bytes().into(),
        answer: format!("{}\n", 2 * number).into_bytes().into(),
        points: None,
        rules: serde_json::Value::Null,
    });
    NewProblem {
        title: "Sums".to_owned(),
        statement: "Add.".to_owned(),
        difficulty: Difficulty::Easy,
        tags: vec!["math".to_owned()],
        constraints: None,
        limits: Limits::default(),
        language_factors: BTreeMap::new(),
        rules: serde_json::Value::Null,
        scoring: serde_json::Value::Null,
        leetcode_id: None,
        creator_id: None,
        visibility: Visibility::Public,
        function_signature: None,
        starter_code: BTreeMap::new(),
        digest: slug.clone(),
        files: vec![],
        cases: std::iter::once(sample).chain(secret).collect(),
        slug,
    }
}
