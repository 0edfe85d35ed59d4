//! Tests made by programs of a package: generators and the jury's main solution.

use crate::{Cancel, Compiled, Judge, Submission, session::Job, verdict};
use mettle_domain::{Language, Limits, RunStatus, SourceFile};
use mettle_problems::Call;

/// What such a program may use; far more than a submission, as it runs once in the life of a package.
const TIME_MS: u64 = 60_000;
const MEMORY_BYTES: u64 = 2 << 30;
const OUTPUT_BYTES: u64 = 256 << 20;
const SOURCE_BYTES: u64 = 16 << 20;
/// Most of a program's own words that are told.
const LONGEST_WORDS: usize = 300;

impl Judge {
    /// Compiles a program once and runs it for each call. What it printed, call by call.
    ///
    /// # Errors
    /// A sentence: it does not compile, or the first run that did not end well.
    pub fn outputs(
        &self,
        language: Language,
        files: &[SourceFile],
        calls: &[Call],
        cancel: &Cancel,
    ) -> Result<Vec<Vec<u8>>, String> {
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
        let mut session = match compiled.map_err(|error| error.to_string())? {
            Compiled::Program(session, _) => session,
            Compiled::Refused(report) => {
                return Err(format!(
                    "it does not compile: {}",
                    words(&report.diagnostics)
                ));
            }
        };
        let mut outputs = Vec::new();
        for call in calls {
            let stdin = call.stdin.load().map_err(|error| error.to_string())?;
            let job = Job::new(session.run_spec(&limits, &call.args), stdin);
            let result = session
                .run_then(&job, None)
                .map_err(|error| error.to_string())?;
            let outcome = verdict::outcome_of(&result, &limits);
            if outcome.status != RunStatus::Ok {
                return Err(format!(
                    "with the arguments {:?}: {}; it says {:?}",
                    call.args.join(" "),
                    outcome.message.unwrap_or_default(),
                    words(&String::from_utf8_lossy(&result.stderr))
                ));
            }
            outputs.push(result.stdout);
        }
        Ok(outputs)
    }
}

fn words(text: &str) -> String {
    text.trim().chars().take(LONGEST_WORDS).collect()
}
