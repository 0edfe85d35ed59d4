//! The only mapper from what a sandbox saw to what is said about a program.

use crate::{diagnostics::printable, languages};
use mettle_domain::{Language, Limits, RunOutcome, RunStatus, Verdict};
use mettle_sandbox::{host::RunResult, protocol::Status};

/// Says how a run ended.
///
/// A refused allocation is blamed if the program did not get over it, also when it then hung: a null
/// pointer nobody looked at leads anywhere. Then time: a program that used more CPU than allowed
/// is too slow however it ended.
pub(crate) fn outcome_of(result: &RunResult, limits: &Limits) -> RunOutcome {
    let (status, message) = classify(result, limits);
    RunOutcome {
        status,
        exit_code: (result.status == Status::Exited).then_some(result.exit_code),
        message,
        cpu_time_us: result.cpu_us,
        wall_time_us: result.wall_us,
        memory_bytes: result.memory_bytes,
        instructions: result.instructions,
    }
}

fn classify(result: &RunResult, limits: &Limits) -> (RunStatus, Option<String>) {
    let out_of_memory = || {
        Some(format!(
            "more than {} MiB of memory were asked for",
            limits.memory_bytes >> 20
        ))
    };
    let too_slow = || {
        Some(format!(
            "more than {} s of CPU time",
            limits.cpu_time_ms as f64 / 1000.0
        ))
    };
    let ended_well = result.status == Status::Exited && result.exit_code == 0;
    if result.memory_refused && !ended_well && result.status != Status::OutputLimit {
        return (RunStatus::MemoryLimitExceeded, out_of_memory());
    }
    if let Some(limit) = limits.instructions
        && result.instructions.is_some_and(|count| count > limit)
    {
        return (
            RunStatus::TimeLimitExceeded,
            Some(format!("more than {limit} instructions")),
        );
    }
    if result.cpu_us > limits.cpu_time_ms * 1000 {
        return (RunStatus::TimeLimitExceeded, too_slow());
    }
    match result.status {
        Status::CpuLimit => (RunStatus::TimeLimitExceeded, too_slow()),
        Status::WallLimit => {
            let seconds = limits.wall_time_ms as f64 / 1000.0;
            (
                RunStatus::TimeLimitExceeded,
                Some(format!(
                    "more than {seconds} s of wall time, sleeping included"
                )),
            )
        }
        Status::OutputLimit => {
            let message = format!("more than {} of output", mebibytes(limits.output_bytes));
            (RunStatus::OutputLimitExceeded, Some(message))
        }
        Status::NoMemoryToStart => (RunStatus::MemoryLimitExceeded, out_of_memory()),
        Status::Exited if result.exit_code == 0 => (RunStatus::Ok, None),
        Status::Exited => (
            RunStatus::RuntimeError,
            Some(format!("exit code {}", result.exit_code)),
        ),
        Status::Trapped | Status::TrappedForGood => {
            (RunStatus::RuntimeError, Some(result.message.clone()))
        }
        // The host turns these into errors before they come here; a tool is no program's run.
        Status::Failed | Status::Done | Status::Crashed => (
            RunStatus::JudgeError,
            Some("the sandbox gave no result".into()),
        ),
    }
}

fn mebibytes(bytes: u64) -> String {
    if bytes.is_multiple_of(1 << 20) {
        format!("{} MiB", bytes >> 20)
    } else {
        format!("{bytes} bytes")
    }
}

/// The verdict of a test case.
pub(crate) fn verdict_of(status: RunStatus, output_is_right: bool) -> Verdict {
    match status {
        RunStatus::Ok if output_is_right => Verdict::AC,
        RunStatus::Ok => Verdict::WA,
        RunStatus::RuntimeError => Verdict::RTE,
        RunStatus::TimeLimitExceeded => Verdict::TLE,
        RunStatus::MemoryLimitExceeded => Verdict::MLE,
        RunStatus::OutputLimitExceeded => Verdict::OLE,
        RunStatus::JudgeError => Verdict::JE,
    }
}

/// What the author may read about a case whose data is secret: how it ended, and the kind and
/// line of an uncaught exception, but never text that could carry test data out.
pub(crate) fn author_message(
    language: Language,
    outcome: &RunOutcome,
    stderr: &[u8],
) -> Option<String> {
    let message = outcome.message.clone()?;
    if outcome.status != RunStatus::RuntimeError {
        return Some(message);
    }
    match exception_kind(language, stderr) {
        Some(kind) => Some(format!("{message}: {kind}")),
        None => Some(message),
    }
}

/// `ZeroDivisionError (line 5)` out of a traceback; the exception's own text is left out. So are
/// names of the program's own exceptions: it can make them out of the test data.
fn exception_kind(language: Language, stderr: &[u8]) -> Option<String> {
    let tail = &stderr[stderr.len().saturating_sub(8 << 10)..];
    languages::exception_kind(language, &printable(tail))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn result(
        status: Status,
        exit_code: i32,
        memory_refused: bool,
        cpu_us: u64,
    ) -> RunResult {
        RunResult {
            status,
            exit_code,
            memory_refused,
            cpu_us,
            wall_us: cpu_us,
            memory_bytes: 0,
            instructions: None,
            message: "integer division by zero".into(),
            stdout: vec![],
            stderr: vec![],
            files: vec![],
            ended_us: 0,
        }
    }

    #[test]
    fn every_ending_has_its_status() {
        use RunStatus::*;
        let limit = Limits::default().cpu_time_ms * 1000;
        let table = [
            (Status::Exited, 0, false, limit, Ok),
            (Status::Exited, 0, false, limit + 1, TimeLimitExceeded),
            (Status::Exited, 0, true, 1, Ok),
            (Status::Exited, 1, false, 1, RuntimeError),
            (Status::Exited, -1, false, 1, RuntimeError),
            (Status::Exited, 1, true, 1, MemoryLimitExceeded),
            (Status::Exited, 0, true, limit + 1, TimeLimitExceeded),
            (Status::Exited, 1, true, limit + 1, MemoryLimitExceeded),
            (Status::Trapped, 0, false, 1, RuntimeError),
            (Status::Trapped, 0, true, 1, MemoryLimitExceeded),
            (Status::TrappedForGood, 0, false, 1, RuntimeError),
            (Status::TrappedForGood, 0, true, 1, MemoryLimitExceeded),
            (Status::CpuLimit, 0, false, limit, TimeLimitExceeded),
            (Status::CpuLimit, 0, true, limit, MemoryLimitExceeded),
            (Status::OutputLimit, 0, true, 1, OutputLimitExceeded),
            (Status::WallLimit, 0, false, 1, TimeLimitExceeded),
            (Status::OutputLimit, 0, false, 1, OutputLimitExceeded),
            (Status::NoMemoryToStart, 0, true, 1, MemoryLimitExceeded),
            (Status::Failed, 0, false, 1, JudgeError),
            (Status::Done, 0, false, 1, JudgeError),
        ];
        for (status, exit_code, refused, cpu_us, expected) in table {
            let outcome = outcome_of(
                &result(status, exit_code, refused, cpu_us),
                &Limits::default(),
            );
            assert_eq!(
                outcome.status, expected,
                "{status:?} {exit_code} refused={refused} {cpu_us} us"
            );
            assert_eq!(outcome.message.is_none(), expected == Ok);
        }
    }

    #[test]
    fn only_a_clean_run_can_be_accepted() {
        use RunStatus::*;
        let table = [
            (Ok, Verdict::AC, Verdict::WA),
            (RuntimeError, Verdict::RTE, Verdict::RTE),
            (TimeLimitExceeded, Verdict::TLE, Verdict::TLE),
            (MemoryLimitExceeded, Verdict::MLE, Verdict::MLE),
            (OutputLimitExceeded, Verdict::OLE, Verdict::OLE),
            (JudgeError, Verdict::JE, Verdict::JE),
        ];
        for (status, right, wrong) in table {
            assert_eq!(
                (verdict_of(status, true), verdict_of(status, false)),
                (right, wrong)
            );
        }
    }

    #[test]
    fn an_exception_is_named_without_its_text() {
        let outcome = outcome_of(&result(Status::Exited, 1, false, 1), &Limits::default());
        let traceback = b"Traceback (most recent call last):\n  File \"main.py\", line 5, in <module>\n    f()\nValueError: secret 42\n";
        let message = author_message(Language::Python, &outcome, traceback).unwrap();
        assert_eq!(message, "exit code 1: ValueError (line 5)");
        let thrown = b"terminate called after throwing an instance of 'std::out_of_range'\n  what():  secret\n";
        let message = author_message(Language::Cpp20, &outcome, thrown).unwrap();
        assert_eq!(message, "exit code 1: uncaught std::out_of_range");
        let js = b"/w/main.js:1\nUncaught TypeError: secret\n";
        assert_eq!(
            author_message(Language::JavaScript, &outcome, js).unwrap(),
            "exit code 1: TypeError (line 1)"
        );
        for (language, stderr, kind) in [
            (
                Language::Lua,
                "lua: main.lua:3: secret\nstack traceback:\n",
                "uncaught error (line 3)",
            ),
            (
                Language::Sql,
                "main.sql:4: secret: 42\n",
                "SQL error (line 4)",
            ),
        ] {
            assert_eq!(
                author_message(language, &outcome, stderr.as_bytes()).unwrap(),
                format!("exit code 1: {kind}")
            );
        }
    }

    #[test]
    fn a_name_that_the_program_made_up_is_not_told() {
        let outcome = outcome_of(&result(Status::Exited, 1, false, 1), &Limits::default());
        let table: [(Language, &[u8]); 3] = [
            (Language::Python, b"Traceback (most recent call last):\n  File \"main.py\", line 5, in <module>\nx42_7\n"),
            (Language::JavaScript, b"Uncaught x42_7Error: y\n"),
            (Language::Cpp20, b"terminate called after throwing an instance of 'x42_7'\n"),
        ];
        for (language, stderr) in table {
            assert_eq!(
                author_message(language, &outcome, stderr).unwrap(),
                "exit code 1",
                "{language}"
            );
        }
    }
}
