//! Where apalis gets its tasks: our own hints.
//!
//! The stock back ends keep the tasks themselves. Ours are rows of our database, so all that is
//! left to a back end is to wait for the next hint.

use apalis_core::{
    backend::{Backend, BackendConfig, finalize::Ephemeral},
    task::{Task, builder::TaskBuilder},
    worker::context::WorkerContext,
};
use mettle_queue::{Hints, TakenHint};
use std::{
    convert::Infallible,
    task::{Context, Poll},
};
use tower::layer::util::Identity;

pub(crate) struct HintBackend {
    hints: Hints,
}

impl HintBackend {
    pub(crate) fn new(hints: Hints) -> Self {
        HintBackend { hints }
    }
}

impl Backend for HintBackend {
    type Task = Task<TakenHint>;
    type Error = Infallible;

    fn poll_ready(
        &mut self,
        _: &mut Context<'_>,
        _: &WorkerContext,
    ) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn poll_next(
        &mut self,
        cx: &mut Context<'_>,
        _: &WorkerContext,
    ) -> Poll<Option<Result<Self::Task, Infallible>>> {
        let hint = self.hints.poll_next(cx);
        hint.map(|hint| hint.map(|hint| Ok(TaskBuilder::new(hint).build())))
    }

    fn poll_close(
        &mut self,
        _: &mut Context<'_>,
        _: &WorkerContext,
    ) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }
}

impl BackendConfig for HintBackend {
    type Args = TakenHint;
    type Id = ();
    type Kind = Ephemeral;
    type Config = ();
    type Layer = Identity;

    fn config(&self) -> &() {
        &()
    }

    fn middleware(&mut self, _: &mut WorkerContext) -> Identity {
        Identity::new()
    }
}
