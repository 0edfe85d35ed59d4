//! Judges one submission: compiles it in the sandbox, runs it on every test case, compares.
//!
//! The judge knows nothing of HTTP, SQL or queues. It blocks: call it from a thread that may.
//! `README.md` beside this crate is its manual.

mod cancel;
mod cases;
mod checking;
mod compile;
mod counting;
mod diagnostics;
mod failure;
mod growth;
mod harness;
mod interaction;
mod languages;
mod making;
mod programs;
mod proving;
mod session;
mod statics;
mod timing;
mod verdict;

pub use cancel::Cancel;
pub use languages::{Description, SelfTest, describe, self_test};
pub use making::MakingError;
pub use mettle_sandbox::walls::{Wall, Walls};
pub use proving::Proving;

use anyhow::{Result, anyhow};
use cases::Trial;
use counting::{Counter, CountingServers};
use failure::Failure;
use harness::Harness;
use mettle_domain::{
    CaseReport, CompileReport, JudgeReport, Language, Limits, RunReport, SourceFile, Verdict,
};
use mettle_problems::JudgePlan;
use mettle_runtimes::{Runtimes, Unavailable};
use mettle_sandbox::{
    host::{SandboxError, Server, ServerConfig},
    jail::{Jail, JailConfig},
    zygote::Preload,
};
use programs::Programs;
use session::{Job, Session};
use std::{
    path::PathBuf,
    sync::{Arc, RwLock},
};

/// The last argument of [`JudgeConfig::program`] that makes it a jail's keeper.
const JAIL_KEEPER: &str = "jail-keeper";

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
        report: Box<CaseReport>,
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
    /// Compiled programs of packages.
    programs: Arc<Programs>,
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
            programs: Arc::default(),
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
        let (submission, limits) = with_includes(submission, plan);
        let plan = &JudgePlan {
            limits,
            ..plan.clone()
        };
        let dressed = match dressed(&submission, plan) {
            Ok(dressed) => dressed,
            Err(refusal) => {
                let compile = CompileReport {
                    diagnostics: refusal,
                    ..no_compile(false)
                };
                on(Progress::Compiled(compile.clone()));
                return report(compile, vec![], Verdict::CE, None);
            }
        };
        let harness = dressed.harness.as_ref();
        let (submission, limits) = (&dressed.submission, &dressed.limits);
        let counter = self.counter(submission, limits, cancel);
        let mut trial = Trial::new(self, counter, harness, plan, options, cancel);
        if plan.rules.submit_answer {
            on(Progress::Running {
                cases: plan.cases.len(),
            });
            let done = trial.check_answers(submission, on);
            return summed_up(no_compile(true), trial, plan, options, done);
        }
        let (mut session, mut compile) = match self.compile(submission, limits, false, cancel) {
            Ok(Compiled::Program(session, compile)) => (session, compile),
            Ok(Compiled::Refused(mut compile)) => {
                if let Some(harness) = harness {
                    harness.explain(&mut compile.diagnostics);
                }
                on(Progress::Compiled(compile.clone()));
                return report(compile, vec![], Verdict::CE, None);
            }
            Err(error) => {
                return report(
                    no_compile(false),
                    vec![],
                    Verdict::JE,
                    Some(error.to_string()),
                );
            }
        };
        let looked = statics::look(self, submission, plan, &mut trial.book, cancel);
        if let Ok(Some(rejection)) = &looked {
            compile.diagnostics.push_str(rejection);
        }
        on(Progress::Compiled(compile.clone()));
        on(Progress::Running {
            cases: plan.cases.len(),
        });
        let done = looked.and_then(|_| trial.run(&mut session, on));
        summed_up(compile, trial, plan, options, done)
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
                let job = Job::new(session.run_spec(limits, args), stdin.into());
                let mut result = session.run_then(&job, None)?;
                if count_instructions {
                    let mut counter = self.counter(submission, limits, cancel);
                    result.instructions = counter.count(&job, &result)?;
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

/// The submission with the problem's includes, which do not count towards the limit of its size.
fn with_includes(submission: &Submission, plan: &JudgePlan) -> (Submission, Limits) {
    let files = plan
        .rules
        .with_includes(submission.language, &submission.files);
    let bytes =
        |files: &[SourceFile]| -> usize { files.iter().map(|file| file.content.len()).sum() };
    let added = bytes(&files).saturating_sub(bytes(&submission.files));
    let limits = Limits {
        source_bytes: plan.limits.source_bytes.saturating_add(added as u64),
        ..plan.limits.clone()
    };
    let submission = Submission {
        language: submission.language,
        files,
    };
    (submission, limits)
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

/// The report of a submission whose cases were judged, as far as that went.
fn summed_up(
    compile: CompileReport,
    trial: Trial<'_>,
    plan: &JudgePlan,
    options: &JudgeOptions,
    done: Result<(), Failure>,
) -> JudgeReport {
    let graded = done.and_then(|()| trial.conclude());
    let cases = trial.cases;
    match graded {
        Ok(graded) => {
            let growth = options
                .count_instructions
                .then(|| growth::growth(&sizes_and_costs(plan, &cases)))
                .flatten();
            JudgeReport {
                score: graded.score,
                max_score: graded.max_score,
                growth,
                ..report(compile, cases, graded.verdict, None)
            }
        }
        Err(failure) => report(compile, cases, Verdict::JE, Some(failure.to_string())),
    }
}

/// Size and instructions of every accepted case. A case of many calls has no size of its own: what it costs is
/// the sum of theirs.
fn sizes_and_costs(plan: &JudgePlan, cases: &[CaseReport]) -> Vec<(u64, u64)> {
    cases
        .iter()
        .filter(|report| report.verdict == Verdict::AC)
        .filter_map(|report| {
            let case = plan.cases.get(report.index)?;
            if let Some(signature) = &plan.rules.signature {
                let test = signature.read_input(&case.input.load().ok()?).ok()?;
                if test.len() != 1 {
                    return None;
                }
            }
            let size = case.rules.size.unwrap_or(case.input.size_bytes());
            Some((size, report.instructions?))
        })
        .collect()
}

fn no_compile(ok: bool) -> CompileReport {
    CompileReport {
        ok,
        time_ms: 0,
        diagnostics: String::new(),
    }
}

/// Sums up what the cases cost.
fn report(
    compile: CompileReport,
    cases: Vec<CaseReport>,
    verdict: Verdict,
    judge_error: Option<String>,
) -> JudgeReport {
    let counted: Option<Vec<u64>> = cases.iter().map(|case| case.instructions).collect();
    JudgeReport {
        verdict,
        score: None,
        max_score: None,
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
