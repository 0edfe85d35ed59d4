//! The programs of packages: validators, interactors, graders. Each is compiled once and kept, as
//! long as there is room, for all submissions that are judged with it.

use crate::{
    Cancel, Compiled, Judge, Submission,
    failure::Failure,
    session::{Job, Ready, Session},
};
use mettle_domain::Limits;
use mettle_problems::{Program, ValidationLimits};
use mettle_sandbox::{
    host::RunResult,
    protocol::{RunSpec, Status},
};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

/// How much is kept, in bytes of machine code and sources.
const KEPT_BYTES_MAX: usize = 256 << 20;
/// Longest sources of such a program, in bytes: some carry tables, and all may carry a library.
const SOURCE_BYTES_MAX: u64 = 16 << 20;

/// Where packages' programs find what they are given.
pub(crate) const INPUT: &str = "/judge/testcase.in";
pub(crate) const ANSWER: &str = "/judge/testcase.ans";
pub(crate) const OUTPUT: &str = "/judge/output";
pub(crate) const FEEDBACK: &str = "/judge/feedback";

/// Compiled programs by their sources. Who wants one that is being compiled waits for it.
#[derive(Default)]
pub(crate) struct Programs {
    kept: Mutex<HashMap<String, Arc<Mutex<Option<Ready>>>>>,
}

impl Programs {
    fn place(&self, key: String) -> Arc<Mutex<Option<Ready>>> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(place) = kept.get(&key) {
            return place.clone();
        }
        // Rarely full; then starting afresh is cheaper than keeping order. One that is being
        // compiled counts as nothing.
        let bytes_of = |place: &Arc<Mutex<Option<Ready>>>| {
            let ready = place.try_lock().ok();
            ready.map_or(0, |ready| ready.as_ref().map_or(0, Ready::bytes))
        };
        if kept.values().map(bytes_of).sum::<usize>() > KEPT_BYTES_MAX {
            kept.clear();
        }
        kept.entry(key).or_default().clone()
    }
}

impl Judge {
    /// A package's program, compiled. `what` names it to the operator.
    pub(crate) fn ready(
        &self,
        program: &Program,
        what: &str,
        cancel: &Cancel,
    ) -> Result<Ready, Failure> {
        let key = serde_json::to_string(program)
            .map_err(|error| Failure::Package(format!("{what}: {error}")))?;
        let place = self.programs.place(key);
        let mut place = place.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(ready) = &*place {
            return Ok(ready.clone());
        }
        let submission = Submission {
            language: program.language,
            files: program.files.clone(),
        };
        let limits = Limits {
            source_bytes: SOURCE_BYTES_MAX,
            compile_time_ms: 60_000,
            ..Limits::default()
        };
        match self.compile(&submission, &limits, false, cancel)? {
            Compiled::Program(session, _) => {
                let ready = session.ready();
                *place = Some(ready.clone());
                Ok(ready)
            }
            Compiled::Refused(report) => Err(Failure::Package(format!(
                "{what} does not compile: {}",
                report.diagnostics.trim()
            ))),
        }
    }

    /// A package's program in a sandbox of its own.
    pub(crate) fn open(
        &self,
        program: &Program,
        what: &str,
        cancel: &Cancel,
    ) -> Result<Session, Failure> {
        let ready = self.ready(program, what, cancel)?;
        let sandbox = self.sandboxes.server.sandbox()?;
        Ok(Session::of_ready(&self.sandboxes, ready, sandbox, cancel)?)
    }
}

/// Limits of a package's program.
pub(crate) fn limits_of(validation: &ValidationLimits) -> Limits {
    Limits {
        memory_bytes: validation.memory_bytes,
        output_bytes: validation.output_bytes,
        ..Limits::default().with_cpu_time_ms(validation.cpu_time_ms)
    }
}

/// A run of a package's program with these arguments.
pub(crate) fn job_for(
    session: &Session,
    validation: &ValidationLimits,
    args: &[String],
    stdin: Arc<[u8]>,
) -> Job {
    let spec = RunSpec {
        files_limit_bytes: validation.output_bytes,
        ..session.run_spec(&limits_of(validation), args)
    };
    Job::new(spec, stdin)
}

/// The exit code, or why there is none.
pub(crate) fn exit_code(what: &str, result: &RunResult) -> Result<i32, Failure> {
    let how = match result.status {
        Status::Exited => return Ok(result.exit_code),
        Status::CpuLimit => "used too much CPU time".to_owned(),
        Status::WallLimit => "slept too long".to_owned(),
        Status::OutputLimit => "wrote too much".to_owned(),
        Status::NoMemoryToStart => "does not fit its memory limit".to_owned(),
        _ => format!("crashed: {}", result.message),
    };
    let refused = match result.memory_refused {
        true => " (it was refused memory)",
        false => "",
    };
    Err(Failure::Package(format!(
        "{what} {how}{refused}{}",
        said(result)
    )))
}

/// What a failed program of the package said last, for the operator.
pub(crate) fn said(result: &RunResult) -> String {
    let text = crate::diagnostics::shown_end(&result.stderr, 2 << 10);
    match text.trim() {
        "" => String::new(),
        text => format!("; it said: {text}"),
    }
}
