//! Exact mode: instruction counts, which are the same on every machine and in every run.
//!
//! Counting makes a program up to four times slower, so the run that is judged does not count.
//! A second sandbox runs the program again where its count is wanted, or where it may have reached
//! the problem's instruction limit.

use crate::{
    Cancel, Compiled, JudgeConfig, Sandboxes, Submission, compile, languages,
    session::{Job, Session},
    start_server,
};
use anyhow::Context;
use mettle_domain::{Language, Limits};
use mettle_runtimes::Runtimes;
use mettle_sandbox::{
    host::{RunResult, SandboxError, Server},
    protocol::RunSpec,
};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

/// CPU time a counting run may take, in multiples of the problem's limit.
const SLOWDOWN: u64 = 10;
/// No machine executes more wasm instructions in a microsecond than this (32 in each cycle of
/// 1 GHz, or 6 at 5.3 GHz): a run so short that even then it would keep an instruction limit is
/// not counted.
const INSTRUCTIONS_PER_US_MAX: u64 = 32_000;

/// Counts a submission's instructions; compiles it when first asked.
pub(crate) struct Counter<'a> {
    pub sandboxes: &'a Sandboxes,
    pub counting: &'a CountingServers,
    pub submission: &'a Submission,
    pub limits: &'a Limits,
    pub cancel: &'a Cancel,
    pub session: Option<Box<Session>>,
}

impl Counter<'_> {
    /// Whether a run of this length may have reached the instruction limit.
    pub fn is_needed(&self, cpu_us: u64) -> bool {
        self.limits
            .instructions
            .is_some_and(|limit| cpu_us.saturating_mul(INSTRUCTIONS_PER_US_MAX) > limit)
    }

    /// The instructions of a run that ended as `judged` without counting, one more than the
    /// limit if they go beyond it. None for a run that was stopped: where depends on the machine.
    pub fn count(&mut self, job: &Job, judged: &RunResult) -> Result<Option<u64>, SandboxError> {
        if judged.status.ends_the_child() {
            return Ok(None);
        }
        let limits = Limits {
            cpu_time_ms: self.limits.cpu_time_ms.saturating_mul(SLOWDOWN),
            wall_time_ms: self.limits.wall_time_ms.saturating_mul(SLOWDOWN),
            ..self.limits.clone()
        };
        let session = self.session()?;
        let counted = Job {
            spec: RunSpec {
                args: job.spec.args.clone(),
                inline: job.spec.inline.clone(),
                files_limit_bytes: job.spec.files_limit_bytes,
                ..session.run_spec(&limits, &[])
            },
            ..job.clone()
        };
        Ok(session.run_then(&counted, None)?.instructions)
    }

    fn session(&mut self) -> Result<&mut Session, SandboxError> {
        if self.session.is_none() {
            let language = self.submission.language;
            let sandboxes = Sandboxes {
                server: match language.info().compiled {
                    true => self.sandboxes.server.clone(),
                    false => self.counting.of(language)?,
                },
                ..self.sandboxes.clone()
            };
            let compiled =
                compile::compile(&sandboxes, self.submission, self.limits, true, self.cancel)?;
            match compiled {
                Compiled::Program(session, _) => self.session = Some(session),
                Compiled::Refused(report) => {
                    return Err(SandboxError::Failed(format!(
                        "a program that compiles does not compile with counting: {}",
                        report.diagnostics
                    )));
                }
            }
        }
        match &mut self.session {
            Some(session) => Ok(session),
            None => Err(SandboxError::Cancelled),
        }
    }
}

/// Fork servers with interpreters that count, each started when it is first needed: few problems limit
/// instructions, and such an interpreter is as large as the usual one.
pub(crate) struct CountingServers {
    runtimes: Runtimes,
    config: JudgeConfig,
    started: Mutex<HashMap<Language, Server>>,
}

impl CountingServers {
    pub fn new(runtimes: Runtimes, config: JudgeConfig) -> CountingServers {
        CountingServers {
            runtimes,
            config,
            started: Mutex::default(),
        }
    }

    /// The server with this language's interpreter. The first time on a machine takes up to a few
    /// minutes; others that need one wait.
    fn of(&self, language: Language) -> Result<Server, SandboxError> {
        let mut started = self.started.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(server) = started.get(&language) {
            return Ok(server.clone());
        }
        let server = self.start(language).with_context(|| {
            format!("starting the interpreter that counts the instructions of {language}")
        });
        let server = server.map_err(SandboxError::Host)?;
        started.insert(language, server.clone());
        Ok(server)
    }

    fn start(&self, language: Language) -> anyhow::Result<Server> {
        tracing::info!("loading the interpreter that counts the instructions of {language}");
        let root = &self.runtimes.root;
        let interpreter = Runtimes::prepare_counting(root, language, &mut |_| {})?;
        let modules =
            languages::preload_counting(&self.runtimes, &self.config, language, interpreter)?;
        start_server(&self.config, modules)
    }
}
