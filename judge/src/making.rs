//! Tests made by programs of a package: generators and the jury's main solution.

use crate::{Cancel, Compiled, Judge, Submission, session::Job, verdict};
use mettle_domain::{Language, Limits, RunStatus, SourceFile};
use mettle_problems::{Call, KeepOutput};
use std::fmt::Display;

/// What such a program may use; far more than a submission, as it runs once in the life of a package.
const TIME_MS: u64 = 60_000;
const MEMORY_BYTES: u64 = 2 << 30;
const OUTPUT_BYTES: u64 = 256 << 20;
const SOURCE_BYTES: u64 = 16 << 20;
/// Most of a program's own words that are told.
const LONGEST_WORDS: usize = 300;

/// Why a program made no tests.
#[derive(Debug, thiserror::Error)]
pub enum MakingError {
    /// It does not compile, a run did not end well, or what it printed was not taken.
    #[error("{0}")]
    Program(String),
    /// The judge failed, whatever the program is like.
    #[error("{0}")]
    Judge(String),
}

impl Judge {
    /// Compiles a program once and runs it for each call. What it printed goes to `keep`, call by call.
    ///
    /// # Errors
    /// The first thing that did not go well.
    pub fn outputs(
        &self,
        language: Language,
        files: &[SourceFile],
        calls: &[Call],
        keep: &mut KeepOutput<'_>,
        cancel: &Cancel,
    ) -> Result<(), MakingError> {
        let ours = |error: &dyn Display| MakingError::Judge(error.to_string());
        let limits = Limits {
            memory_bytes: MEMORY_BYTES,
            output_bytes: OUTPUT_BYTES,
            source_bytes: SOURCE_BYTES,
            compile_time_ms: TIME_MS,
            ..Limits::default().with_cpu_time_ms(TIME_MS)
        };
        let submission = Submission {
            language,
            files: files.to_vec(),
        };
        let compiled = self.compile(&submission, &limits, false, cancel);
        let mut session = match compiled.map_err(|error| ours(&error))? {
            Compiled::Program(session, _) => session,
            Compiled::Refused(report) => {
                return Err(MakingError::Program(format!(
                    "it does not compile: {}",
                    words(&report.diagnostics)
                )));
            }
        };
        for call in calls {
            let stdin = call.stdin.load().map_err(|error| ours(&error))?;
            let job = Job::new(session.run_spec(&limits, &call.args), stdin);
            let result = session.run_then(&job, None).map_err(|error| ours(&error))?;
            let outcome = verdict::outcome_of(&result, &limits);
            if outcome.status != RunStatus::Ok {
                return Err(MakingError::Program(format!(
                    "with the arguments {:?}: {}; it says {:?}",
                    call.args.join(" "),
                    outcome.message.unwrap_or_default(),
                    words(&String::from_utf8_lossy(&result.stderr))
                )));
            }
            keep(result.stdout).map_err(MakingError::Program)?;
        }
        Ok(())
    }
}

fn words(text: &str) -> String {
    text.trim().chars().take(LONGEST_WORDS).collect()
}
