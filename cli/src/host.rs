//! What several commands share: runtimes, the judge, sources from files.

use anyhow::{Context, Result, bail, ensure};
use mettle_domain::{Language, SourceFile};
use mettle_judge::{Judge, JudgeConfig, Submission};
use mettle_runtimes::{Runtimes, Step, StepState};
use std::{
    io::IsTerminal,
    path::{Path, PathBuf},
};

/// Options that every command has.
#[derive(Clone)]
pub struct Shared {
    pub runtimes: Option<PathBuf>,
    pub accept_missing_walls: bool,
}

impl Shared {
    /// Where prepared runtimes are.
    pub fn runtimes_root(&self) -> Result<PathBuf> {
        match &self.runtimes {
            Some(folder) => Ok(folder.clone()),
            None => Runtimes::default_root(),
        }
    }

    /// The prepared runtimes; what is missing is prepared with progress on standard error.
    pub fn prepared_runtimes(&self) -> Result<Runtimes> {
        Runtimes::prepare(&self.runtimes_root()?, &mut progress())
            .context("preparing the language runtimes")
    }

    /// A judge with its fork server.
    pub fn judge(&self) -> Result<Judge> {
        let judge = self.start_judge(self.accept_missing_walls)?;
        let missing = judge.walls().missing();
        if !missing.is_empty() {
            eprintln!(
                "mettle: warning: this host lacks these walls around sandboxed programs: {}; judging all the same, because --accept-missing-walls (METTLE_ACCEPT_MISSING_WALLS) says so",
                missing.join(", ")
            );
        }
        Ok(judge)
    }

    /// Prepares, with progress on standard error, what counting this language's instructions needs;
    /// the judge would do it silently.
    pub fn prepare_counting(&self, language: Language) -> Result<()> {
        if language.info().compiled {
            return Ok(());
        }
        Runtimes::prepare_counting(&self.runtimes_root()?, language, &mut progress())
            .map(drop)
            .with_context(|| {
                format!("preparing the interpreter that counts instructions of {language}")
            })
    }

    /// For finding out which walls stand: never for programs of others.
    pub fn judge_behind_whatever_stands(&self) -> Result<Judge> {
        self.start_judge(true)
    }

    fn start_judge(&self, accept_missing_walls: bool) -> Result<Judge> {
        let runtimes = self.prepared_runtimes()?;
        let config = JudgeConfig {
            // This very file, even when another one has taken its place since.
            program: PathBuf::from("/proc/self/exe"),
            args: vec![crate::SANDBOX_SERVER.into()],
            accept_missing_walls,
        };
        Judge::start(&runtimes, config)
    }
}

/// Shows the steps of preparing on standard error: in place on a terminal, else a line each.
pub fn progress() -> impl FnMut(Step) {
    let terminal = std::io::stderr().is_terminal();
    move |step| {
        let line = step_line(&step);
        match step.state {
            StepState::Advanced { .. } if terminal => eprint!("\r\x1b[K{line}"),
            StepState::Advanced { .. } => {}
            // Ours, with our own control characters.
            _ if terminal => std::eprintln!("\r\x1b[K{line}"),
            _ => eprintln!("{line}"),
        }
    }
}

fn step_line(step: &Step) -> String {
    let head = match step.of {
        0 => step.name.clone(),
        of => format!("[{}/{of}] {}", step.number, step.name),
    };
    match step.state {
        StepState::LeftOut => head,
        StepState::Waiting | StepState::Started => format!("{head} …"),
        StepState::Advanced { done, of } => format!("{head} … {done}/{of}"),
        StepState::Finished { seconds } => format!("{head}: done in {seconds:.1} s"),
    }
}

/// Reads source files as a submission; the language comes from the option or the first name.
pub fn read_submission(paths: &[PathBuf], language: Option<&str>) -> Result<Submission> {
    let first = paths.first().context("no source file")?;
    let language = match language {
        Some(id) => id.parse::<Language>()?,
        None => {
            let name = first.to_string_lossy();
            Language::of_file_name(&name).with_context(|| {
                format!("{name}: the name does not say the language; use --language")
            })?
        }
    };
    let files = paths
        .iter()
        .map(|path| read_source(path))
        .collect::<Result<Vec<_>>>()?;
    for (index, file) in files.iter().enumerate() {
        ensure!(
            files[..index].iter().all(|other| other.name != file.name),
            "two source files are called {}",
            file.name
        );
    }
    Ok(Submission { language, files })
}

fn read_source(path: &Path) -> Result<SourceFile> {
    let bytes = std::fs::read(path).with_context(|| format!("reading {}", path.display()))?;
    let content = match String::from_utf8(bytes) {
        Ok(content) => content,
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            bail!(
                "{} is not UTF-8 text (first bad byte at offset {at})",
                path.display()
            )
        }
    };
    let name = path
        .file_name()
        .context("a source needs a file name")?
        .to_string_lossy()
        .into_owned();
    Ok(SourceFile { name, content })
}
