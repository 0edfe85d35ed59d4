//! What preparing tells its caller while it works.

/// A sign of life from [`Runtimes::prepare`](crate::Runtimes::prepare).
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What is done, for people ("Compiling clang to machine code").
    pub name: String,
    /// Which of the steps this is, from 1.
    pub number: usize,
    /// How many steps there are this time; what is already prepared is no step.
    pub of: usize,
    /// Where the step is.
    pub state: StepState,
}

/// Where a [`Step`] is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum StepState {
    /// Another process prepares the same cache; this one waits for it. Comes before all steps,
    /// with number and total 0.
    Waiting,
    /// The step begins.
    Started,
    /// Some of the step's parts are done (files compiled, files checked).
    Advanced {
        /// Parts done.
        done: usize,
        /// Parts in all.
        of: usize,
    },
    /// The step failed, and what it is for is left out; the name says why.
    LeftOut,
    /// The step is done.
    Finished {
        /// Its wall time in seconds.
        seconds: f64,
    },
}
