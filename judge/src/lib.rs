//! Judges one submission: compiles it in the sandbox, runs it on every test case, compares.
//!
//! The judge knows nothing of HTTP, SQL or queues. It blocks: call it from a thread that may.
//! `README.md` beside this crate is its manual.

mod cancel;
mod compile;
mod counting;
mod diagnostics;
mod growth;
mod harness;
mod languages;
mod making;
mod session;
mod timing;
mod verdict;

pub use cancel::Cancel;
pub use languages::{Description, SelfTest, describe, self_test};
pub use mettle_sandbox::walls::{Wall, Walls};

use anyhow::{Result, anyhow};
use counting::{Counter, CountingServers};
use harness::Harness;
use mettle_domain::{
    CaseReport, CompileReport, JudgeReport, Language, Limits, RunReport, RunStatus, SourceFile,
    Verdict,
};
use mettle_problems::{JudgePlan, TestCase, TestData};
use mettle_runtimes::{Runtimes, Unavailable};
use mettle_sandbox::{
    host::{RunResult, SandboxError, Server, ServerConfig},
    jail::{Jail, JailConfig},
    zygote::Preload,
};
use session::Session;
use std::{
    path::PathBuf,
    sync::{Arc, RwLock},
};

/// The last argument of [`JudgeConfig::program`] that makes it a jail's keeper.
const JAIL_KEEPER: &str = "jail-keeper";
/// Longest part of an output that a report keeps, in bytes.
const SHOWN_BYTES: usize = 16 << 10;
/// Inputs up to this size are sent ahead while the previous case still runs.
const SENT_AHEAD_BYTES: u64 = 32 << 10;

/// What somebody wants judged or run.
#[derive(Clone, Debug, PartialEq)]
pub struct Submission {
    /// The language.
    pub language: Language,
    /// The sources; the first one is the main file.
    pub files: Vec<SourceFile>,
}

impl Submission {
    /// A submission of one file with the language's usual name.
    pub fn single(language: Language, code: impl Into<String>) -> Submission {
        let name = format!("main.{}", language.info().extensions[0]);
        Submission {
            language,
            files: vec![SourceFile {
                name,
                content: code.into(),
            }],
        }
    }
}

/// How to judge.
#[derive(Clone, Copy, Debug, Default)]
pub struct JudgeOptions {
    /// Judge every case, also after a decisive failure.
    pub all_cases: bool,
    /// Count wasm instructions, in a second and slower run of each case, and say how their
    /// number grows with the size of the input.
    pub count_instructions: bool,
}

/// What is told while judging.
#[derive(Clone, Debug)]
pub enum Progress {
    /// Compiling starts.
    Compiling,
    /// Compiling has ended, well or badly.
    Compiled(CompileReport),
    /// This many cases start.
    Running {
        /// Number of cases.
        cases: usize,
    },
    /// A case was judged.
    Case {
        /// What came out.
        report: CaseReport,
        /// What was expected; samples only, bounded.
        expected: Option<String>,
        /// Where output and expected output part; samples only.
        difference: Option<String>,
    },
}

/// The judge of this process. Clones share one fork server.
#[derive(Clone)]
pub struct Judge {
    sandboxes: Sandboxes,
    counting: Arc<CountingServers>,
    /// Languages that are missing on this host, and why.
    unavailable: Arc<[Unavailable]>,
}

/// Where a submission's sandboxes come from.
#[derive(Clone)]
pub(crate) struct Sandboxes {
    pub server: Server,
    /// Held for reading by every run of this judge, for writing by one that must be alone; see
    /// [`Session::run_alone`].
    pub quiet: Arc<RwLock<()>>,
    /// For the compiler that is a native program.
    pub jail: Option<Jail>,
}

/// How to start a judge.
#[derive(Clone, Debug)]
pub struct JudgeConfig {
    /// The program that becomes the fork server (it calls [`serve_sandbox`]).
    pub program: PathBuf,
    /// Its arguments.
    pub args: Vec<String>,
    /// Judge although a wall is missing on this host. Never set it silently.
    pub accept_missing_walls: bool,
}

impl Judge {
    /// Starts the fork server with every prepared runtime loaded. Interpreters that count instructions
    /// get fork servers of their own, when a submission first needs one; what is not prepared of
    /// them is prepared then.
    ///
    /// # Errors
    /// When a runtime does not load or a wall is missing.
    pub fn start(runtimes: &Runtimes, config: JudgeConfig) -> Result<Judge> {
        let server = start_server(&config, languages::preload(runtimes, &config))?;
        Ok(Judge {
            sandboxes: Sandboxes {
                server,
                quiet: Arc::default(),
                jail: jail(runtimes, &config),
            },
            unavailable: runtimes.unavailable.clone().into(),
            counting: Arc::new(CountingServers::new(runtimes.clone(), config)),
        })
    }

    /// Which walls stand around submissions.
    pub fn walls(&self) -> Walls {
        self.sandboxes.server.walls()
    }

    /// Why this language's programs cannot be judged on this host, if so.
    pub fn lacks(&self, language: Language) -> Option<&str> {
        let mut missing = self.unavailable.iter();
        missing
            .find(|missing| missing.language == language)
            .map(|missing| missing.reason.as_str())
    }

    /// Process id of the fork server.
    pub fn server_process_id(&self) -> u32 {
        self.sandboxes.server.process_id()
    }

    /// Judges. Never fails: what goes wrong on our side is a report with verdict JE.
    pub fn judge(
        &self,
        submission: &Submission,
        plan: &JudgePlan,
        options: &JudgeOptions,
        cancel: &Cancel,
        on: &mut dyn FnMut(Progress),
    ) -> JudgeReport {
        on(Progress::Compiling);
        let dressed = match dressed(submission, plan) {
            Ok(dressed) => dressed,
            Err(refusal) => {
                let compile = CompileReport {
                    diagnostics: refusal,
                    ..no_compile()
                };
                on(Progress::Compiled(compile.clone()));
                return report(compile, vec![], Some(Verdict::CE), None);
            }
        };
        let harness = dressed.harness.as_ref();
        let (submission, limits) = (&dressed.submission, &dressed.limits);
        let mut session = match self.compile(submission, limits, false, cancel) {
            Ok(Compiled::Program(session, compile)) => {
                on(Progress::Compiled(compile.clone()));
                (session, compile)
            }
            Ok(Compiled::Refused(mut compile)) => {
                if let Some(harness) = harness {
                    harness.explain(&mut compile.diagnostics);
                }
                on(Progress::Compiled(compile.clone()));
                return report(compile, vec![], Some(Verdict::CE), None);
            }
            Err(error) => {
                return report(
                    no_compile(),
                    vec![],
                    Some(Verdict::JE),
                    Some(error.to_string()),
                );
            }
        };
        on(Progress::Running {
            cases: plan.cases.len(),
        });
        let mut cases = Vec::new();
        let mut counter = self.counter(submission, limits, cancel);
        let run = &mut session.0;
        match run_cases(
            run,
            &mut counter,
            harness,
            plan,
            options,
            cancel,
            &mut cases,
            on,
        ) {
            Ok(()) => {
                let growth = options
                    .count_instructions
                    .then(|| growth::growth(&sizes_and_costs(plan, &cases)))
                    .flatten();
                JudgeReport {
                    growth,
                    ..report(session.1, cases, None, None)
                }
            }
            Err(error) => report(session.1, cases, Some(Verdict::JE), Some(error.to_string())),
        }
    }

    /// Compiles and runs once with this input and these arguments.
    ///
    /// # Errors
    /// When the sandbox fails, twice.
    pub fn run(
        &self,
        submission: &Submission,
        limits: &Limits,
        stdin: &[u8],
        args: &[String],
        count_instructions: bool,
        cancel: &Cancel,
    ) -> Result<(CompileReport, Option<RunReport>), SandboxError> {
        match self.compile(submission, limits, false, cancel)? {
            Compiled::Refused(compile) => Ok((compile, None)),
            Compiled::Program(mut session, compile) => {
                let spec = session.run_spec(limits, args);
                let mut result = session.run(&spec, stdin)?;
                if count_instructions {
                    let mut counter = self.counter(submission, limits, cancel);
                    result.instructions = counter.count(stdin, args, &result)?;
                }
                let outcome = verdict::outcome_of(&result, limits);
                Ok((
                    compile,
                    Some(RunReport {
                        outcome,
                        stdout: result.stdout,
                        stderr: result.stderr,
                    }),
                ))
            }
        }
    }

    fn counter<'a>(
        &'a self,
        submission: &'a Submission,
        limits: &'a Limits,
        cancel: &'a Cancel,
    ) -> Counter<'a> {
        Counter {
            sandboxes: &self.sandboxes,
            counting: &self.counting,
            submission,
            limits,
            cancel,
            session: None,
        }
    }

    fn compile(
        &self,
        submission: &Submission,
        limits: &Limits,
        counting: bool,
        cancel: &Cancel,
    ) -> Result<Compiled, SandboxError> {
        if let Some(reason) = self.lacks(submission.language) {
            return Err(SandboxError::Host(anyhow!(
                "{} is not available here: {reason}",
                submission.language.info().name
            )));
        }
        compile::compile(&self.sandboxes, submission, limits, counting, cancel)
    }
}

pub(crate) fn start_server(config: &JudgeConfig, preload: Preload) -> Result<Server> {
    Server::start(ServerConfig {
        program: config.program.clone(),
        args: config.args.clone(),
        preload,
    })
}

/// The jail of rustc, where Rust is prepared.
fn jail(runtimes: &Runtimes, config: &JudgeConfig) -> Option<Jail> {
    let rust = runtimes.rust.as_ref()?;
    let mut args = config.args.clone();
    args.push(JAIL_KEEPER.into());
    Some(Jail::new(JailConfig {
        program: config.program.clone(),
        args,
        toolchain: rust.toolchain.clone(),
        starts: rust.starts.into(),
        accept_missing_walls: config.accept_missing_walls,
    }))
}

/// The fork server's whole life, with the judge's native tools, or that of a jail's keeper: call it
/// first thing in `main` of [`JudgeConfig::program`].
pub fn serve_sandbox() -> ! {
    if std::env::args().next_back().as_deref() == Some(JAIL_KEEPER) {
        mettle_sandbox::jail::keep();
    }
    mettle_sandbox::zygote::main(&languages::NATIVE_TOOLS)
}

/// What compiling leads to.
pub(crate) enum Compiled {
    /// Something that runs.
    Program(Box<Session>, CompileReport),
    /// Diagnostics.
    Refused(CompileReport),
}

fn run_cases(
    session: &mut Session,
    counter: &mut Counter<'_>,
    harness: Option<&Harness<'_>>,
    plan: &JudgePlan,
    options: &JudgeOptions,
    cancel: &Cancel,
    cases: &mut Vec<CaseReport>,
    on: &mut dyn FnMut(Progress),
) -> Result<(), SandboxError> {
    let spec = session.run_spec(&plan.limits, &[]);
    // Test data are loaded when their case comes, and forgotten after it.
    let mut sent_ahead = None;
    for (index, case) in plan.cases.iter().enumerate() {
        if cancel.is_cancelled() {
            return Err(SandboxError::Cancelled);
        }
        let next = plan
            .cases
            .get(index + 1)
            .filter(|next| next.input.size_bytes() <= SENT_AHEAD_BYTES);
        let input = match sent_ahead.take() {
            Some(input) => input,
            None => prepared(harness, case)?,
        };
        sent_ahead = next.map(|next| prepared(harness, next)).transpose()?;
        let result = session.run_then(&spec, &input, sent_ahead.as_deref())?;
        let (mut result, note) =
            timing::settle(result, &plan.limits, || session.run_alone(&spec, &input))?;
        if options.count_instructions || counter.is_needed(result.cpu_us) {
            result.instructions = counter.count(&input, &[], &result)?;
        }
        let answer = loaded(case, &case.answer)?;
        let judged = judge_case(
            session.language(),
            index,
            case,
            &answer,
            harness,
            plan,
            &result,
            note,
        )?;
        let failed = judged.0.verdict != Verdict::AC;
        on(Progress::Case {
            report: judged.0.clone(),
            expected: judged.1,
            difference: judged.2,
        });
        cases.push(judged.0);
        if failed && !options.all_cases {
            break;
        }
    }
    Ok(())
}

/// What the program reads.
fn prepared(harness: Option<&Harness<'_>>, case: &TestCase) -> Result<Arc<[u8]>, SandboxError> {
    let input = loaded(case, &case.input)?;
    match harness {
        None => Ok(input),
        Some(harness) => harness
            .input(&input)
            .map(Into::into)
            .map_err(|error| SandboxError::Host(anyhow!("{}.in: {error}", case.name))),
    }
}

/// A submission as it is run.
struct Dressed<'a> {
    harness: Option<Harness<'a>>,
    submission: Submission,
    limits: Limits,
}

/// The submission in its harness, where the problem asks for less than a program.
fn dressed<'a>(submission: &Submission, plan: &'a JudgePlan) -> Result<Dressed<'a>, String> {
    let mut limits = plan.limits.clone();
    let (mut harness, mut whole) = (None, submission.clone());
    if plan.rules.signature.is_some() || plan.rules.table.is_some() {
        languages::check_sources(submission, &limits)?;
        limits.source_bytes = u64::MAX;
    }
    if let Some(signature) = &plan.rules.signature {
        for case in plan.cases.iter().filter(|case| case.rules.unanswered) {
            let input = case.input.load().unwrap_or_default();
            let read = signature.read_input(&input);
            read.map_err(|error| format!("your input: {error}"))?;
        }
        let around = Harness::of(signature, submission)?;
        (harness, whole) = (Some(around.0), around.1);
    }
    if let Some(table) = &plan.rules.table {
        whole = harness::table::submission(table, submission)?;
    }
    Ok(Dressed {
        harness,
        submission: whole,
        limits,
    })
}

/// Test data that cannot be had are a failure of ours.
fn loaded(case: &TestCase, data: &TestData) -> Result<Arc<[u8]>, SandboxError> {
    data.load().map_err(|error| {
        SandboxError::Host(anyhow!("the data of {} cannot be read: {error}", case.name))
    })
}

/// A case's report, and for samples the expected output and the first difference.
fn judge_case(
    language: Language,
    index: usize,
    case: &TestCase,
    answer: &[u8],
    harness: Option<&Harness<'_>>,
    plan: &JudgePlan,
    result: &RunResult,
    note: Option<String>,
) -> Result<(CaseReport, Option<String>, Option<String>), SandboxError> {
    let outcome = verdict::outcome_of(result, &plan.limits);
    let comparison = plan.comparison_of(case);
    let mut output = result.stdout.clone();
    let mut stderr = result.stderr.clone();
    let mut told = None;
    let difference = match (harness, outcome.status) {
        (Some(harness), status) => {
            let broken = |error: String| SandboxError::Host(anyhow!("{}: {error}", case.name));
            let read = harness
                .read(&loaded(case, &case.input)?, &output)
                .map_err(broken)?;
            stderr.splice(0..0, read.printed.clone());
            output = read.lines().into_bytes();
            told = read
                .misuse
                .clone()
                .filter(|_| status == RunStatus::RuntimeError);
            let compared = match status {
                RunStatus::Ok if case.rules.unanswered => read.are_results(),
                RunStatus::Ok => read.compare(answer).map_err(broken)?,
                _ => Ok(()),
            };
            compared.err().map(|wrong| {
                told = Some(wrong.message);
                wrong.difference
            })
        }
        (None, _) if case.rules.unanswered => None,
        (None, RunStatus::Ok) => match &plan.rules.table {
            Some(table) => table.compare(&output, answer).err().map(|found| {
                told = Some(found.message);
                found.difference
            }),
            None => comparison
                .compare(&output, answer)
                .err()
                .map(|found| found.to_string()),
        },
        (None, _) => None,
    };
    let verdict = verdict::verdict_of(outcome.status, difference.is_none());
    let show = |bytes: &[u8]| diagnostics::shown(bytes, SHOWN_BYTES);
    let failed_run = outcome.status != RunStatus::Ok;
    let report = CaseReport {
        case: case.name.clone(),
        index,
        is_sample: case.is_sample,
        verdict,
        cpu_time_ms: outcome.cpu_time_us as f64 / 1000.0,
        wall_time_ms: outcome.wall_time_us as f64 / 1000.0,
        memory_bytes: outcome.memory_bytes,
        instructions: outcome.instructions,
        score: None,
        message: joined(
            joined(
                verdict::author_message(language, &outcome, &result.stderr),
                told,
            ),
            note,
        ),
        stdout: case.is_sample.then(|| show(&output)),
        stderr: (case.is_sample || failed_run)
            .then(|| diagnostics::shown_end(&stderr, SHOWN_BYTES)),
    };
    let sample = case.is_sample;
    Ok((
        report,
        (sample && !case.rules.unanswered).then(|| show(answer)),
        difference.filter(|_| sample),
    ))
}

fn joined(message: Option<String>, note: Option<String>) -> Option<String> {
    match (message, note) {
        (Some(message), Some(note)) => Some(format!("{message}; {note}")),
        (message, note) => message.or(note),
    }
}

/// Size and instructions of every accepted case.
fn sizes_and_costs(plan: &JudgePlan, cases: &[CaseReport]) -> Vec<(u64, u64)> {
    cases
        .iter()
        .filter(|report| report.verdict == Verdict::AC)
        .filter_map(|report| {
            let case = plan.cases.get(report.index)?;
            let size = case.rules.size.unwrap_or(case.input.size_bytes());
            Some((size, report.instructions?))
        })
        .collect()
}

fn no_compile() -> CompileReport {
    CompileReport {
        ok: false,
        time_ms: 0,
        diagnostics: String::new(),
    }
}

/// Sums the cases up. Without a forced verdict it is that of the first failed case, else AC.
fn report(
    compile: CompileReport,
    cases: Vec<CaseReport>,
    forced: Option<Verdict>,
    judge_error: Option<String>,
) -> JudgeReport {
    let first_failure = cases
        .iter()
        .map(|case| case.verdict)
        .find(|verdict| *verdict != Verdict::AC);
    let counted: Option<Vec<u64>> = cases.iter().map(|case| case.instructions).collect();
    JudgeReport {
        verdict: forced.or(first_failure).unwrap_or(Verdict::AC),
        score: None,
        compile,
        cpu_time_ms: cases
            .iter()
            .map(|case| case.cpu_time_ms)
            .fold(0.0, f64::max),
        memory_bytes: cases
            .iter()
            .map(|case| case.memory_bytes)
            .max()
            .unwrap_or(0),
        instructions: counted
            .filter(|counts| !counts.is_empty())
            .map(|counts| counts.iter().sum()),
        cases,
        growth: None,
        judge_error,
    }
}
