//! Takes waiting submissions and runs, judges them, stores what came out and tells the world.
//!
//! # How nothing is lost and nothing is judged twice visibly
//!
//! The database row is the record of the work; the queue only says which rows to look at.
//!
//! 1. A hint arrives. The worker **claims** the row: one statement that raises its attempt number
//!    and sets a lease. Only one worker can; everyone else drops the hint.
//! 2. While it judges, a **heartbeat** extends the lease every third of it. When that finds the
//!    row in other hands, the sandbox is killed and nothing is stored or told.
//! 3. The **finish** names the attempt. A worker that lost its lease (it was stopped, or cut off
//!    from the database) is refused, however late it comes.
//! 4. The [`Sweeper`] hints rows again that wait too long or whose lease is over, and ends those
//!    whose every attempt died as judge errors.
//!
//! So a worker may be killed at any point, and Redis and the database may go away and come back.
//! Events are told on the way, marked with the attempt; only the row is believed.

mod backend;
mod blobs;
mod claimed;
mod examine;
mod importing;
mod jobs;
mod judging;
mod lease;
mod plans;
mod progress;
pub mod publishing;
mod retry;
mod sweeper;
mod task;
mod teller;
#[cfg(test)]
mod tests;

pub use judging::Judging;
pub use sweeper::Sweeper;

use apalis::prelude::{Data, Monitor, WorkerBuilder};
use backend::HintBackend;
use jobs::Jobs;
use mettle_judge::JudgeOptions;
use mettle_queue::{Queue, TakenHint};
use mettle_store::Store;
use std::{path::PathBuf, sync::Arc, time::Duration};
use tokio_util::{sync::CancellationToken, task::AbortOnDropHandle};

/// How a worker works.
#[derive(Clone, Debug)]
pub struct WorkerOptions {
    /// Its name in the `judged_by` column and in logs, for people only.
    pub name: String,
    /// Submissions and runs judged at the same time; default: the machine's cores.
    pub concurrency: usize,
    /// How long a claim holds without a heartbeat; default 30 s. After a worker dies, its work
    /// is taken over when this is over.
    pub lease: Duration,
    /// How long running work may go on after a stop before it is handed back; default 20 s.
    pub drain: Duration,
    /// Bytes of test data kept in memory; default 64 MiB.
    pub cache_bytes: usize,
    /// Folder for temporary files, which have no names; default: the system's.
    pub spool: PathBuf,
    /// How to judge; by default stops at the first failed case and counts no instructions.
    pub judge: JudgeOptions,
}

impl Default for WorkerOptions {
    fn default() -> Self {
        WorkerOptions {
            name: format!("worker-{}", std::process::id()),
            concurrency: std::thread::available_parallelism().map_or(1, usize::from),
            lease: Duration::from_secs(30),
            drain: Duration::from_secs(20),
            cache_bytes: 64 << 20,
            spool: std::env::temp_dir(),
            judge: JudgeOptions::default(),
        }
    }
}

/// A worker: takes hints, a few at a time, and judges what they point at.
pub struct Worker<J> {
    jobs: Arc<Jobs<J>>,
}

impl<J: Judging> Worker<J> {
    /// A worker that judges with `judge`. Does nothing before [`Worker::run`].
    pub fn new(store: Store, queue: Queue, judge: J, options: WorkerOptions) -> Self {
        Worker {
            jobs: Arc::new(Jobs::new(store, queue, judge, options)),
        }
    }

    /// Works until `stop` is cancelled. Then takes nothing more, lets what runs finish for
    /// [`WorkerOptions::drain`], and hands the rest back to be judged by others.
    ///
    /// Dropping the future instead is like a crash: sandboxes are killed, and the work is taken
    /// over when its leases are over.
    ///
    /// # Errors
    /// Only if the worker runtime itself breaks.
    pub async fn run(self, stop: CancellationToken) -> anyhow::Result<()> {
        let jobs = self.jobs;
        let _drain = AbortOnDropHandle::new(tokio::spawn({
            let (jobs, stop) = (jobs.clone(), stop.clone());
            async move {
                stop.cancelled().await;
                tokio::time::sleep(jobs.options.drain).await;
                jobs.abandon.cancel();
            }
        }));
        let taking = stop.clone();
        let monitor = Monitor::new()
            .register(move |restarts| {
                let hints = jobs.queue.hints(jobs.options.concurrency, taking.clone());
                // A restarted worker needs another name.
                WorkerBuilder::new(format!("{}-{restarts}", jobs.options.name))
                    .backend(HintBackend::new(hints))
                    .data(jobs.clone())
                    .build(work::<J>)
            })
            .should_restart(|worker, error| {
                tracing::error!(worker = worker.name(), %error, "the worker broke; starting it again");
                true
            });
        monitor
            .run_with_signal(async {
                stop.cancelled().await;
                Ok(())
            })
            .await?;
        Ok(())
    }
}

async fn work<J: Judging>(taken: TakenHint, jobs: Data<Arc<Jobs<J>>>) {
    jobs.0.work(taken).await;
}
