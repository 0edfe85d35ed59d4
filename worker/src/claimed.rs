//! The life of one claimed row: load, judge, store, tell.

use crate::{
    Judging,
    jobs::{Jobs, kind},
    lease::Lease,
    plans::PlanError,
    progress,
    retry::patiently,
    task::{Ended, Outcome, Task},
    teller::Teller,
};
use chrono::Utc;
use mettle_domain::{CompileReport, EventBody, JudgeReport, Limits, Topic, Verdict};
use mettle_judge::{JudgeOptions, Submission};
use mettle_problems::TestCase;
use mettle_queue::{Hint, TakenHint};
use mettle_store::{Finished, RunInput, RunResult, StoreError};
use std::{sync::Arc, time::Duration};
use tokio::time::{Instant, sleep, timeout};

/// How long a database that is away is waited for: before judging, and with a verdict in hand.
pub(crate) const LOAD_PATIENCE: Duration = Duration::from_secs(20);
pub(crate) const STORE_PATIENCE: Duration = Duration::from_secs(120);

/// How long a cancelled judge may take to return before it is left behind.
pub(crate) const CANCEL_PATIENCE: Duration = Duration::from_secs(3);

/// Noting that tests run is for people looking at lists; nothing waits for it longer than this.
const NOTE_PATIENCE: Duration = Duration::from_secs(1);

/// Tests that take less are not worth noting: a write and a flush in the database, seen by nobody.
const NOTE_AFTER: Duration = Duration::from_millis(200);

pub(crate) struct Claimed<J> {
    pub jobs: Arc<Jobs<J>>,
    topic: Topic,
    pub attempt: i64,
    started: Instant,
}

/// Why there is no outcome.
pub(crate) enum Left {
    /// The row is in other hands, or gone.
    Lost,
    /// The worker stops.
    Abandoned,
}

impl<J: Judging> Claimed<J> {
    pub(crate) fn new(jobs: Arc<Jobs<J>>, topic: Topic, attempt: i64) -> Self {
        Claimed {
            jobs,
            topic,
            attempt,
            started: Instant::now(),
        }
    }

    /// Gives `place` back when the judging is over: the next row is claimed while this one is stored.
    pub(crate) async fn work(self, place: TakenHint) {
        if let Topic::Import(id) = self.topic {
            return self.import(id).await;
        }
        let lease = self.lease();
        let teller = self.teller(&lease);
        teller.voice().tell(EventBody::Compiling);
        let outcome = match self.task().await {
            Ok(Some(task)) => self.carry_out(task, &lease, &teller).await,
            Ok(None) => Err(Left::Lost),
            Err(error) => Ok(Outcome::Failed(error.to_string())),
        };
        drop(place);
        match outcome {
            Ok(outcome) => self.finish(outcome, teller).await,
            Err(Left::Abandoned) => self.hand_back().await,
            Err(Left::Lost) => {
                metrics::counter!("mettle_leases_lost_total").increment(1);
                tracing::warn!("the row is in other hands; this attempt is dropped");
            }
        }
    }

    /// Ends the attempt as a judge error.
    pub(crate) async fn fail(self, reason: String) {
        if let Topic::Import(id) = self.topic {
            return self.fail_import(id, reason).await;
        }
        let lease = self.lease();
        let teller = self.teller(&lease);
        self.finish(Outcome::Failed(reason), teller).await;
    }

    pub(crate) fn lease(&self) -> Lease {
        let lease = self.jobs.options.lease;
        Lease::keep(self.jobs.store.clone(), self.topic, self.attempt, lease)
    }

    pub(crate) fn teller(&self, lease: &Lease) -> Teller {
        let attempt = u32::try_from(self.attempt).unwrap_or(u32::MAX);
        Teller::start(
            self.jobs.queue.clone(),
            self.topic,
            attempt,
            lease.lost.clone(),
        )
    }

    /// What is to be done; none if the row is gone.
    async fn task(&self) -> Result<Option<Task>, PlanError> {
        let (store, plans) = (&self.jobs.store, &self.jobs.plans);
        match self.topic {
            // Takes its own way: `Claimed::import`.
            Topic::Import(_) => Ok(None),
            Topic::Rejudge(id) => {
                let work = patiently(LOAD_PATIENCE, || store.rejudge_work(id)).await?;
                let Some(work) = work else { return Ok(None) };
                let plan = plans.load(work.version_id, work.language, false).await?;
                let submission = Submission {
                    language: work.language,
                    files: work.files,
                };
                Ok(Some(Task::Judge {
                    submission,
                    plan: plan.into(),
                    options: self.jobs.options.judge,
                }))
            }
            Topic::Submission(id) => {
                let work = patiently(LOAD_PATIENCE, || store.submission_work(id)).await?;
                let Some(work) = work else { return Ok(None) };
                name_request(work.request_id.as_deref());
                let plan = plans.load(work.version_id, work.language, false).await?;
                let submission = Submission {
                    language: work.language,
                    files: work.files,
                };
                Ok(Some(Task::Judge {
                    submission,
                    plan: plan.into(),
                    options: self.jobs.options.judge,
                }))
            }
            Topic::Run(id) => {
                let work = patiently(LOAD_PATIENCE, || store.run_work(id)).await?;
                let Some(work) = work else { return Ok(None) };
                name_request(work.request_id.as_deref());
                let submission = Submission {
                    language: work.language,
                    files: work.files,
                };
                let options = JudgeOptions {
                    all_cases: true,
                    ..self.jobs.options.judge
                };
                Ok(Some(match work.input {
                    RunInput::Stdin { stdin } => Task::Run {
                        submission,
                        limits: Limits::default(),
                        stdin,
                        options,
                    },
                    RunInput::Own { version_id, stdin } => {
                        let mut plan = plans.load(version_id, work.language, true).await?;
                        plan.cases = vec![TestCase::unanswered(stdin.into_bytes())];
                        Task::Judge {
                            submission,
                            plan: plan.into(),
                            options,
                        }
                    }
                    RunInput::Samples { version_id } => {
                        let plan = plans.load(version_id, work.language, true).await?;
                        Task::Judge {
                            submission,
                            plan: plan.into(),
                            options,
                        }
                    }
                }))
            }
        }
    }

    async fn carry_out(&self, task: Task, lease: &Lease, teller: &Teller) -> Result<Outcome, Left> {
        let mut running = task.start(self.jobs.judge.clone(), teller.voice());
        let tests_started = running.tests_started();
        let long_enough = async {
            tests_started.notified().await;
            sleep(NOTE_AFTER).await;
        };
        tokio::pin!(long_enough);
        let mut is_noted = false;
        loop {
            tokio::select! {
                ended = running.ended() => return Ok(outcome_of(ended)),
                () = &mut long_enough, if !is_noted => {
                    is_noted = true;
                    self.note_running(lease).await;
                }
                () = lease.lost.cancelled() => {
                    running.cancel();
                    let _ = timeout(CANCEL_PATIENCE, running.ended()).await;
                    return Err(Left::Lost);
                }
                () = self.jobs.abandon.cancelled() => {
                    running.cancel();
                    // It may have been done at that moment.
                    return match timeout(CANCEL_PATIENCE, running.ended()).await {
                        Ok(Ok(outcome)) if outcome.verdict().blames_the_author() => Ok(outcome),
                        _ => Err(Left::Abandoned),
                    };
                }
            }
        }
    }

    async fn note_running(&self, lease: &Lease) {
        let note = self.jobs.store.set_running(self.topic, self.attempt);
        if let Ok(Ok(false)) = timeout(NOTE_PATIENCE, note).await {
            lease.lost.cancel();
        }
    }

    async fn finish(self, outcome: Outcome, teller: Teller) {
        let verdict = outcome.verdict();
        if let Some(reason) = outcome.judge_error() {
            tracing::error!(reason, "judge error");
        }
        match patiently(STORE_PATIENCE, || self.store(&outcome)).await {
            Ok(Finished::Stored { stats }) => {
                self.count(verdict);
                teller.end(self.last_events(&outcome, stats.as_ref())).await;
            }
            Ok(Finished::Retrying) => {
                metrics::counter!("mettle_judge_retries_total").increment(1);
                tracing::warn!("judging failed; it is tried again");
            }
            Ok(Finished::Refused) => {
                metrics::counter!("mettle_late_finishes_total").increment(1);
                tracing::warn!("too late: another attempt has the row");
            }
            Err(error) => {
                tracing::error!(%error, "cannot store the verdict; it is judged again");
            }
        }
    }

    async fn store(&self, outcome: &Outcome) -> Result<Finished, StoreError> {
        let (store, now) = (&self.jobs.store, Utc::now());
        match self.topic {
            Topic::Import(_) => Ok(Finished::Refused),
            Topic::Rejudge(id) => {
                store
                    .finish_rejudged(id, self.attempt, &outcome.report(), now)
                    .await
            }
            Topic::Submission(id) => {
                store
                    .finish_submission(id, self.attempt, &outcome.report(), now)
                    .await
            }
            Topic::Run(id) => {
                let (verdict, result) = (outcome.verdict(), run_result(outcome));
                store
                    .finish_run(id, self.attempt, verdict, &result, now)
                    .await
            }
        }
    }

    fn last_events(
        &self,
        outcome: &Outcome,
        stats: Option<&mettle_store::UserStats>,
    ) -> Vec<(EventBody, bool)> {
        match outcome {
            Outcome::Ran { compile, run } => progress::ran(compile, run.as_ref()),
            Outcome::Judged(report) => progress::judged(report, stats),
            Outcome::Failed(_) => progress::judge_error(),
        }
    }

    pub(crate) async fn hand_back(&self) {
        match self
            .jobs
            .store
            .hand_back(self.topic, self.attempt, Utc::now())
            .await
        {
            Ok(true) => {
                tracing::info!("handed back: the worker stops");
                let _ = self.jobs.queue.push(Hint::from(self.topic)).await;
            }
            Ok(false) => tracing::warn!("nothing to hand back: the row is in other hands"),
            Err(error) => tracing::warn!(%error, "cannot hand back; the lease runs out"),
        }
    }

    fn count(&self, verdict: Verdict) {
        let kind = kind(self.topic);
        metrics::counter!("mettle_verdicts_total", "kind" => kind, "verdict" => verdict.code())
            .increment(1);
        metrics::histogram!("mettle_judge_seconds", "kind" => kind)
            .record(self.started.elapsed().as_secs_f64());
        let ms = self.started.elapsed().as_millis();
        tracing::info!(%verdict, took_ms = ms as u64, "judged");
    }
}

/// From here on, everything logged for this job names the request that asked for it.
pub(crate) fn name_request(request_id: Option<&str>) {
    tracing::Span::current().record("request_id", request_id);
}

fn outcome_of(ended: Ended) -> Outcome {
    ended.unwrap_or_else(|panic| Outcome::Failed(format!("the judge panicked: {panic}")))
}

/// What a run's row keeps.
fn run_result(outcome: &Outcome) -> RunResult {
    match outcome {
        Outcome::Judged(report) => RunResult::Samples {
            report: report.clone(),
        },
        Outcome::Ran { compile, run } => RunResult::Program {
            compile: compile.clone(),
            outcome: run.as_ref().map(|run| run.outcome.clone()),
            stdout: run
                .as_ref()
                .map(|run| progress::start_of(&run.stdout))
                .unwrap_or_default(),
            stderr: run
                .as_ref()
                .map(|run| progress::end_of(&run.stderr))
                .unwrap_or_default(),
        },
        Outcome::Failed(_) => RunResult::Program {
            compile: CompileReport {
                ok: false,
                time_ms: 0,
                diagnostics: String::new(),
            },
            outcome: None,
            stdout: String::new(),
            stderr: String::new(),
        },
    }
}

impl Outcome {
    fn verdict(&self) -> Verdict {
        match self {
            Outcome::Judged(report) => report.verdict,
            Outcome::Ran { run, .. } => progress::verdict_of(run.as_ref()),
            Outcome::Failed(_) => Verdict::JE,
        }
    }

    fn judge_error(&self) -> Option<&str> {
        match self {
            Outcome::Judged(report) => report.judge_error.as_deref(),
            Outcome::Ran { .. } => None,
            Outcome::Failed(reason) => Some(reason),
        }
    }

    /// The judgement, or one that says that there is none.
    fn report(&self) -> JudgeReport {
        if let Outcome::Judged(report) = self {
            return report.clone();
        }
        JudgeReport {
            max_score: None,
            verdict: self.verdict(),
            score: None,
            compile: CompileReport {
                ok: false,
                time_ms: 0,
                diagnostics: String::new(),
            },
            cases: Vec::new(),
            cpu_time_ms: 0.0,
            memory_bytes: 0,
            instructions: None,
            growth: None,
            judge_error: self.judge_error().map(str::to_owned),
        }
    }
}
