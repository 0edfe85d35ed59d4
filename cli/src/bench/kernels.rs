//! `cpp`, `python`, `javascript`: small computations in the sandbox and outside.

use super::{
    native::{self, Native},
    report::{Measured, Row, milliseconds},
    stats::{geometric_mean, median, rounded},
};
use anyhow::{Context, Result, ensure};
use mettle_domain::{Language, Limits, RunStatus};
use mettle_judge::{Cancel, Judge, Submission};
use serde::Serialize;
use std::path::{Path, PathBuf};

/// Runs of each kernel on each side, taking turns.
const ROUNDS: usize = 5;
/// CPU time that no kernel comes near to, in milliseconds.
const LIMIT_MS: u64 = 60_000;
/// Lines of the input of kernels that read.
const INPUT_LINES: usize = 400_000;

/// The kernels of a language.
pub struct Suite {
    language: Language,
    title: &'static str,
    kernels: &'static [Kernel],
    /// Largest geometric mean of the ratios asked for.
    asked: Option<f64>,
}

struct Kernel {
    name: &'static str,
    source: &'static str,
    reads: bool,
}

macro_rules! kernel {
    ($folder:literal, $name:literal, $extension:literal) => {
        Kernel {
            name: $name,
            source: include_str!(concat!(
                "../../bench/",
                $folder,
                "/",
                $name,
                ".",
                $extension
            )),
            reads: false,
        }
    };
    ($folder:literal, $name:literal, $extension:literal, reads) => {
        Kernel {
            reads: true,
            ..kernel!($folder, $name, $extension)
        }
    };
}

pub const CPP: Suite = Suite {
    language: Language::Cpp20,
    title: "C++",
    kernels: &[
        kernel!("cpp", "sieve", "cpp"),
        kernel!("cpp", "matrix", "cpp"),
        kernel!("cpp", "hashmap", "cpp"),
        kernel!("cpp", "strings", "cpp"),
        kernel!("cpp", "nbody", "cpp"),
        kernel!("cpp", "knapsack", "cpp"),
        kernel!("cpp", "dijkstra", "cpp"),
        kernel!("cpp", "segments", "cpp"),
        kernel!("cpp", "modular", "cpp"),
        kernel!("cpp", "streams", "cpp", reads),
    ],
    asked: Some(1.0),
};

pub const PYTHON: Suite = Suite {
    language: Language::Python,
    title: "Python",
    kernels: &[
        kernel!("python", "loop", "py"),
        kernel!("python", "fib", "py"),
        kernel!("python", "dict", "py"),
        kernel!("python", "sort", "py"),
        kernel!("python", "sieve", "py"),
        kernel!("python", "strings", "py"),
        kernel!("python", "heap", "py"),
        kernel!("python", "input", "py", reads),
    ],
    asked: Some(1.6),
};

pub const JAVASCRIPT: Suite = Suite {
    language: Language::JavaScript,
    title: "JavaScript",
    kernels: &[
        kernel!("javascript", "typed", "js"),
        kernel!("javascript", "readline", "js", reads),
        kernel!("javascript", "map", "js"),
        kernel!("javascript", "objects", "js"),
        kernel!("javascript", "sort", "js"),
        kernel!("javascript", "strings", "js"),
        kernel!("javascript", "fib", "js"),
        kernel!("javascript", "json", "js"),
    ],
    asked: Some(2.0),
};

/// CPU times against `g++ -O2`, `python3` or `node`, the start of the program included.
#[derive(Serialize)]
pub struct Kernels {
    /// Geometric mean of the kernels' ratios.
    ratio: f64,
    /// What the native compiler or interpreter calls itself.
    native_version: String,
    /// Runs of each kernel on each side, taking turns.
    rounds: usize,
    /// Largest `ratio` asked for; null for JavaScript.
    asked: Option<f64>,
    /// Whether it is reached; null for JavaScript.
    ok: Option<bool>,
    /// Each kernel.
    kernels: Vec<KernelTimes>,
    #[serde(skip)]
    title: &'static str,
}

/// One kernel. Both sides print the same, or nothing is reported.
#[derive(Serialize)]
struct KernelTimes {
    /// Name of its file in `cli/bench/`.
    name: &'static str,
    /// CPU time in the sandbox in milliseconds, median.
    median_ms: f64,
    /// CPU time of the native process in milliseconds, median.
    native_ms: f64,
    /// `median_ms` to `native_ms`.
    ratio: f64,
}

impl Measured for Kernels {
    fn rows(&self) -> Vec<Row> {
        let head = Row {
            ratio: Some(self.ratio),
            ..Row::new(
                format!("{} kernels, geometric mean", self.title),
                String::new(),
            )
        };
        let head = match (self.asked, self.ok) {
            (Some(asked), Some(ok)) => head.asked(format!("{asked}x"), ok),
            _ => head,
        };
        let kernels = self.kernels.iter().map(|kernel| {
            let row = Row::new(format!("  {}", kernel.name), milliseconds(kernel.median_ms));
            row.against(Some(kernel.native_ms), Some(kernel.ratio))
        });
        std::iter::once(head).chain(kernels).collect()
    }
}

pub fn measure(judge: &Judge, suite: &Suite) -> Result<Kernels> {
    let tool = match suite.language {
        Language::Python => native::find_python()?,
        Language::JavaScript => native::find("node")?,
        _ => native::find("g++")?,
    };
    let times = suite.kernels.iter().map(|kernel| {
        measure_kernel(judge, suite.language, &tool, kernel)
            .with_context(|| format!("the kernel {}", kernel.name))
    });
    let kernels = times.collect::<Result<Vec<_>>>()?;
    let ratio = geometric_mean(
        &kernels
            .iter()
            .map(|kernel| kernel.ratio)
            .collect::<Vec<_>>(),
    );
    Ok(Kernels {
        ratio,
        native_version: native::version(&tool)?,
        rounds: ROUNDS,
        asked: suite.asked,
        ok: suite.asked.map(|asked| ratio <= asked),
        kernels,
        title: suite.title,
    })
}

fn measure_kernel(
    judge: &Judge,
    language: Language,
    tool: &Path,
    kernel: &Kernel,
) -> Result<KernelTimes> {
    let folder = tempfile::tempdir()?;
    let input = if kernel.reads { numbers() } else { Vec::new() };
    let input_file = folder.path().join("in");
    std::fs::write(&input_file, &input)?;
    let native = prepare(language, tool, kernel, folder.path())?;
    let (mut ours, mut theirs) = (vec![], vec![]);
    // The first round fills caches and is not counted.
    for round in 0..=ROUNDS {
        let (stdout, cpu_ms) = run_in_sandbox(judge, language, kernel, &input)?;
        let finished = native.run(&input_file)?;
        ensure!(
            stdout == finished.stdout,
            "the sandbox prints {:?}, the native program {:?}",
            String::from_utf8_lossy(&stdout),
            String::from_utf8_lossy(&finished.stdout)
        );
        if round > 0 {
            ours.push(cpu_ms);
            theirs.push(finished.cpu_ms);
        }
    }
    let (median_ms, native_ms) = (median(&ours), median(&theirs));
    Ok(KernelTimes {
        name: kernel.name,
        median_ms,
        native_ms,
        ratio: rounded(median_ms / native_ms),
    })
}

/// The kernel as a native program.
fn prepare(language: Language, tool: &Path, kernel: &Kernel, folder: &Path) -> Result<Native> {
    let source: PathBuf = folder.join(format!("main.{}", language.info().extensions[0]));
    std::fs::write(&source, kernel.source)?;
    if !language.info().compiled {
        return Ok(Native {
            program: tool.to_owned(),
            arguments: vec![source.into()],
        });
    }
    let program = folder.join("main");
    native::compile(tool, &source, &program)?;
    Ok(Native {
        program,
        arguments: vec![],
    })
}

/// What it prints, and its CPU time in milliseconds.
fn run_in_sandbox(
    judge: &Judge,
    language: Language,
    kernel: &Kernel,
    input: &[u8],
) -> Result<(Vec<u8>, f64)> {
    let submission = Submission::single(language, kernel.source);
    let limits = Limits::default().with_cpu_time_ms(LIMIT_MS);
    let (compile, run) = judge.run(&submission, &limits, input, &[], false, &Cancel::new())?;
    let run = run.with_context(|| format!("the sandbox refuses it: {}", compile.diagnostics))?;
    let outcome = run.outcome;
    ensure!(
        outcome.status == RunStatus::Ok,
        "it fails in the sandbox: {} {}",
        outcome.message.unwrap_or_default(),
        String::from_utf8_lossy(&run.stderr)
    );
    Ok((run.stdout, outcome.cpu_time_us as f64 / 1000.0))
}

/// How many numbers there are, and the numbers, one a line.
fn numbers() -> Vec<u8> {
    let mut text = format!("{INPUT_LINES}\n");
    let mut state: u64 = 1;
    for _ in 0..INPUT_LINES {
        state = state * 16_807 % 2_147_483_647;
        text.push_str(&format!("{}\n", state % 1_000_000_007));
    }
    text.into_bytes()
}
