//! Judging on a thread of its own.

use crate::{Judging, jobs::panic_text, progress, teller::Voice};
use mettle_domain::{CompileReport, JudgeReport, Limits, RunReport};
use mettle_judge::{Cancel, JudgeOptions, Progress, Submission};
use mettle_problems::JudgePlan;
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
    thread,
};
use tokio::sync::{Notify, oneshot};

/// What the judge is asked to do.
pub(crate) enum Task {
    /// Judge by a plan.
    Judge {
        submission: Submission,
        plan: Box<JudgePlan>,
        options: JudgeOptions,
    },
    /// Run once with own input.
    Run {
        submission: Submission,
        limits: Limits,
        stdin: String,
        options: JudgeOptions,
    },
}

/// What came of it.
pub(crate) enum Outcome {
    Judged(JudgeReport),
    Ran {
        compile: CompileReport,
        run: Option<RunReport>,
    },
    /// Something of ours failed; the text is for the operator.
    Failed(String),
}

/// The outcome, or what the judge said when it panicked.
pub(crate) type Ended = Result<Outcome, String>;

/// A task on its thread. Dropping it cancels the task; the thread ends soon after.
pub(crate) struct Running {
    cancel: Cancel,
    ended: oneshot::Receiver<Ended>,
    tests_started: Arc<Notify>,
}

impl Task {
    /// Starts on a new thread, which tells the steps through `voice`.
    pub(crate) fn start<J: Judging>(self, judge: Arc<J>, voice: Voice) -> Running {
        let cancel = Cancel::new();
        let tests_started = Arc::new(Notify::new());
        let (sender, ended) = oneshot::channel();
        let running = Running {
            cancel: cancel.clone(),
            ended,
            tests_started: tests_started.clone(),
        };
        let span = tracing::Span::current();
        let on = move |step: Progress| {
            if matches!(step, Progress::Running { .. }) {
                tests_started.notify_one();
            }
            if let Some(event) = progress::event_of(step) {
                voice.tell(event);
            }
        };
        let work = move || {
            let judging = || span.in_scope(|| self.carry_out(&*judge, &cancel, on));
            let ended = catch_unwind(AssertUnwindSafe(judging));
            // Nobody listens any more when the job was dropped.
            let _ = sender.send(ended.map_err(|panic| panic_text(&*panic)));
        };
        // When no thread can be had the sender is dropped, which counts as a panic.
        if let Err(error) = thread::Builder::new()
            .name("judging".to_owned())
            .spawn(work)
        {
            tracing::error!(%error, "cannot start a thread to judge on");
        }
        running
    }

    fn carry_out<J: Judging>(
        self,
        judge: &J,
        cancel: &Cancel,
        mut on: impl FnMut(Progress),
    ) -> Outcome {
        match self {
            Task::Judge {
                submission,
                plan,
                options,
            } => Outcome::Judged(judge.judge(&submission, &plan, &options, cancel, &mut on)),
            Task::Run {
                submission,
                limits,
                stdin,
                options,
            } => match judge.run(&submission, &limits, stdin.as_bytes(), &options, cancel) {
                Ok((compile, run)) => Outcome::Ran { compile, run },
                Err(reason) => Outcome::Failed(reason),
            },
        }
    }
}

impl Running {
    /// The end; ask once only.
    pub(crate) async fn ended(&mut self) -> Ended {
        (&mut self.ended)
            .await
            .unwrap_or_else(|_| Err("its thread is gone".to_owned()))
    }

    /// Notified when compiling is over and tests start.
    pub(crate) fn tests_started(&self) -> Arc<Notify> {
        self.tests_started.clone()
    }

    /// Kills the sandbox.
    pub(crate) fn cancel(&self) {
        self.cancel.cancel();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.cancel.cancel();
    }
}
