//! One submission's sandbox, replaced when a guest overruns and takes it along.

use crate::{
    Cancel, Sandboxes,
    languages::{self, MEMORY_LIMIT, Recipe},
    timing,
};
use mettle_domain::{Language, Limits};
use mettle_runtimes::WORK_FOLDER;
use mettle_sandbox::{
    host::{RunResult, Sandbox, SandboxError},
    protocol::RunSpec,
};
use std::sync::{Arc, PoisonError};

/// Largest file that a compile step makes for an interpreter, in bytes.
const MADE_BYTES_MAX: u64 = 64 << 20;

/// Largest object that a compiler in a jail makes, in bytes: it passes through the host.
const JAIL_FILES_BYTES: u64 = 256 << 20;

/// One run with what it is given.
#[derive(Clone, Debug)]
pub(crate) struct Job {
    pub spec: RunSpec,
    pub stdin: Arc<[u8]>,
    /// The contents of [`RunSpec::inline`], in order.
    pub files: Vec<Arc<[u8]>>,
}

impl Job {
    /// A run with an input and nothing else.
    pub fn new(spec: RunSpec, stdin: Arc<[u8]>) -> Job {
        Job {
            spec,
            stdin,
            files: Vec::new(),
        }
    }

    /// Adds a file of this run alone, at an absolute guest path.
    pub fn add_file(&mut self, path: String, content: Arc<[u8]>) {
        self.spec.inline.push((path, content.len() as u64));
        self.files.push(content);
    }

    /// Standard input and the files, as a request carries them.
    pub fn parts(&self) -> Vec<&[u8]> {
        let files = self.files.iter().map(|file| &file[..]);
        std::iter::once(&self.stdin[..]).chain(files).collect()
    }
}

/// A program that is compiled, for any number of sandboxes.
#[derive(Clone, Debug)]
pub(crate) struct Ready {
    recipe: Recipe,
    artifact: Option<Vec<u8>>,
}

impl Ready {
    /// How many bytes it keeps.
    pub fn bytes(&self) -> usize {
        let sources = self.recipe.sources.iter().map(|(_, content)| content.len());
        self.artifact.as_ref().map_or(0, Vec::len) + sources.sum::<usize>()
    }
}

/// A sandbox with what it needs to be set up again.
pub(crate) struct Session {
    sandboxes: Sandboxes,
    sandbox: Sandbox,
    recipe: Recipe,
    artifact: Option<Vec<u8>>,
    counting: bool,
    cancel: Cancel,
    /// Whether the next run has been sent already.
    sent_ahead: bool,
    /// The next run's result, when it came before it was asked for.
    early: Option<RunResult>,
}

impl Session {
    pub fn open(
        sandboxes: &Sandboxes,
        recipe: Recipe,
        counting: bool,
        cancel: &Cancel,
    ) -> Result<Session, SandboxError> {
        let mut session = Session {
            sandboxes: sandboxes.clone(),
            sandbox: sandboxes.server.sandbox()?,
            recipe,
            artifact: None,
            counting,
            cancel: cancel.clone(),
            sent_ahead: false,
            early: None,
        };
        session.set_up()?;
        Ok(session)
    }

    /// A session of a program that is compiled already. `sandbox` is a fresh one.
    pub fn of_ready(
        sandboxes: &Sandboxes,
        ready: Ready,
        sandbox: Sandbox,
        cancel: &Cancel,
    ) -> Result<Session, SandboxError> {
        let mut session = Session {
            sandboxes: sandboxes.clone(),
            sandbox,
            recipe: ready.recipe,
            artifact: ready.artifact,
            counting: false,
            cancel: cancel.clone(),
            sent_ahead: false,
            early: None,
        };
        session.set_up()?;
        Ok(session)
    }

    /// What this session runs, for others.
    pub fn ready(&self) -> Ready {
        Ready {
            recipe: self.recipe.clone(),
            artifact: self.artifact.clone(),
        }
    }

    /// Whether the program has a source at this path.
    pub fn has_source(&self, path: &str) -> bool {
        self.recipe.sources.iter().any(|(source, _)| source == path)
    }

    pub fn language(&self) -> Language {
        self.recipe.language
    }

    pub fn recipe(&self) -> &Recipe {
        &self.recipe
    }

    /// Keeps the translated program for sandboxes to come.
    pub fn keep_artifact(&mut self, artifact: Vec<u8>) {
        self.artifact = Some(artifact);
    }

    /// Keeps what the compile steps made out of the sources for sandboxes to come.
    pub fn keep_made(&mut self) -> Result<(), SandboxError> {
        let cancel = self.cancel.clone();
        let stop = || cancel.is_cancelled();
        for path in &self.recipe.made.clone() {
            let content = self.sandbox.fetch(path, MADE_BYTES_MAX, &stop)?;
            self.recipe.sources.retain(|(source, _)| source != path);
            self.recipe.sources.push((path.clone(), content));
        }
        Ok(())
    }

    /// Runs a compile step; what it keeps is staged.
    pub fn step(&mut self, spec: &RunSpec) -> Result<RunResult, SandboxError> {
        let cancel = self.cancel.clone();
        let stop = || cancel.is_cancelled();
        if spec.module != languages::rust::COMPILER {
            return self.sandbox.run(spec, &[], &stop);
        }
        let jail = self.sandboxes.jail.as_ref();
        let jail = jail.ok_or_else(|| SandboxError::Failed("there is no jail for rustc".into()))?;
        let folder = format!("{WORK_FOLDER}/");
        let sources = self.recipe.sources.iter().map(|(path, content)| {
            let inside = path.strip_prefix(&folder[..]).unwrap_or(path);
            (inside.to_owned(), content.clone())
        });
        let spec = RunSpec {
            files_limit_bytes: JAIL_FILES_BYTES,
            ..spec.clone()
        };
        let mut result = jail.run(&spec, &sources.collect::<Vec<_>>(), &stop)?;
        // What it prints is the object.
        let object = std::mem::take(&mut result.stdout);
        for path in &spec.keep {
            self.sandbox.stage(path, &object, &stop)?;
        }
        Ok(result)
    }

    /// The sandbox for compile steps, which are not repeated in another one.
    pub fn sandbox(&mut self) -> &mut Sandbox {
        &mut self.sandbox
    }

    /// The run of the finished program under these limits.
    pub fn run_spec(&self, limits: &Limits, args: &[String]) -> RunSpec {
        let mut spec = self.recipe.run.clone();
        spec.args.extend_from_slice(args);
        spec.cpu_limit_ms = timing::stop_after_ms(limits.cpu_time_ms);
        spec.instruction_limit = limits.instructions;
        spec.wall_limit_ms = limits.wall_time_ms;
        spec.memory_limit_bytes = limits.memory_bytes;
        spec.output_limit_bytes = limits.output_bytes;
        spec.files_limit_bytes = limits.output_bytes;
        for (_, value) in &mut spec.env {
            if value == MEMORY_LIMIT {
                *value = limits.memory_bytes.to_string();
            }
        }
        spec
    }

    /// Runs, and sends the next run ahead so that the child need not wait for us. A sandbox that fails
    /// is replaced, and the run repeated once.
    pub fn run_then(&mut self, job: &Job, next: Option<&Job>) -> Result<RunResult, SandboxError> {
        match self.try_run(job, next) {
            Err(SandboxError::Cancelled) => Err(SandboxError::Cancelled),
            Err(error) => {
                tracing::warn!("a sandbox failed and the run is repeated in a new one: {error}");
                self.replace()?;
                self.try_run(job, None)
            }
            ran => ran,
        }
    }

    /// Runs while no other run of this judge does, out of order: the next case may be under way.
    pub fn run_alone(&mut self, job: &Job) -> Result<RunResult, SandboxError> {
        if self.sent_ahead {
            self.sent_ahead = false;
            let cancel = &self.cancel;
            match self
                .sandbox
                .finish_run(&job.spec, &|| cancel.is_cancelled())
            {
                Ok(result) => self.early = Some(result),
                Err(SandboxError::Cancelled) => return Err(SandboxError::Cancelled),
                // That run will be sent again when its turn comes.
                Err(_) => self.replace()?,
            }
        }
        let quiet = self.sandboxes.quiet.clone();
        let _alone = quiet.write().unwrap_or_else(PoisonError::into_inner);
        if !self.sandbox.is_alive() {
            self.replace()?;
        }
        self.sandbox.begin_run_with(&job.spec, &job.parts())?;
        let cancel = &self.cancel;
        self.sandbox
            .finish_run(&job.spec, &|| cancel.is_cancelled())
    }

    /// Forgets the run that was sent ahead: another one is wanted.
    pub fn forget_ahead(&mut self, ahead: &Job) -> Result<(), SandboxError> {
        if self.early.take().is_none() && std::mem::take(&mut self.sent_ahead) {
            let cancel = &self.cancel;
            match self
                .sandbox
                .finish_run(&ahead.spec, &|| cancel.is_cancelled())
            {
                Err(SandboxError::Cancelled) => return Err(SandboxError::Cancelled),
                Err(_) => self.replace()?,
                Ok(_) => {}
            }
        }
        Ok(())
    }

    fn try_run(&mut self, job: &Job, next: Option<&Job>) -> Result<RunResult, SandboxError> {
        if let Some(early) = self.early.take() {
            return Ok(early);
        }
        let quiet = self.sandboxes.quiet.clone();
        let _beside_others = quiet.read().unwrap_or_else(PoisonError::into_inner);
        if !self.sandbox.is_alive() {
            self.replace()?;
        }
        if !std::mem::take(&mut self.sent_ahead) {
            self.sandbox.begin_run_with(&job.spec, &job.parts())?;
        }
        if let Some(next) = next {
            self.sandbox.begin_run_with(&next.spec, &next.parts())?;
            self.sent_ahead = true;
        }
        let cancel = &self.cancel;
        self.sandbox
            .finish_run(&job.spec, &|| cancel.is_cancelled())
    }

    fn replace(&mut self) -> Result<(), SandboxError> {
        self.sandbox = self.sandboxes.server.sandbox()?;
        self.sent_ahead = false;
        self.set_up()
    }

    fn set_up(&mut self) -> Result<(), SandboxError> {
        let cancel = self.cancel.clone();
        let stop = || cancel.is_cancelled();
        for (path, content) in &self.recipe.sources {
            self.sandbox.stage(path, content, &stop)?;
        }
        if let Some(artifact) = &self.artifact {
            self.sandbox.load(artifact, self.counting, &stop)?;
        }
        Ok(())
    }
}
