//! The command line.

use crate::{
    commands::import::{ExportOptions, ImportOptions},
    data::DataOptions,
};
use clap::{Args, Parser, Subcommand, builder::FalseyValueParser};
use std::{net::SocketAddr, path::PathBuf};

/// A sandboxed code judge and mock-interview engine.
#[derive(Parser)]
#[command(
    name = "mettle",
    version,
    propagate_version = true,
    disable_help_subcommand = false
)]
pub struct Options {
    #[command(subcommand)]
    pub command: Command,
    /// Where prepared language runtimes are cached [default: the user's cache folder].
    #[arg(long, global = true, env = "METTLE_RUNTIMES", value_name = "FOLDER")]
    pub runtimes: Option<PathBuf>,
    /// Judge although this host lacks one of the walls around sandboxed programs (see `mettle doctor`).
    #[arg(long, global = true, env = "METTLE_ACCEPT_MISSING_WALLS", value_parser = FalseyValueParser::new())]
    pub accept_missing_walls: bool,
}

/// What to do.
#[derive(Subcommand)]
pub enum Command {
    /// Serve the API and judge, in one process.
    Serve(ServerOptions),
    /// Serve the API only; workers run elsewhere. Needs DATABASE_URL and REDIS_URL.
    Api(ServerOptions),
    /// Judge only. Needs DATABASE_URL and REDIS_URL.
    Worker(ServerOptions),
    /// Compile and run one program in the sandbox; standard input is passed on.
    Run(RunOptions),
    /// Judge a submission against a problem package.
    Judge(JudgeOptions),
    /// Work with problem packages.
    #[command(subcommand)]
    Problem(ProblemCommand),
    /// List the languages.
    Languages {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Prepare or list the language runtimes.
    #[command(subcommand)]
    Runtimes(RuntimesCommand),
    /// Say whether this host is fit to judge.
    Doctor {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Measure this host against native programs.
    Bench {
        /// Print one JSON object.
        #[arg(long)]
        json: bool,
        /// Only these groups (cases, checkers, interactive, megabyte, compile, cpp, python, javascript, languages, signatures, stability, handoff, verdict, throughput, memory, import).
        #[arg(long, value_delimiter = ',')]
        only: Vec<String>,
        /// Python submissions of the group throughput [default: 600].
        #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..))]
        submissions: Option<u32>,
    },
}

/// Options of the servers. Each has an environment variable; flags win.
#[derive(Args, Clone)]
pub struct ServerOptions {
    /// Address to listen on.
    #[arg(long, env = "METTLE_ADDR", default_value = "127.0.0.1:8080")]
    pub addr: SocketAddr,
    #[command(flatten)]
    pub place: DataOptions,
    /// `redis://…` [default: the embedded queue].
    #[arg(long, env = "REDIS_URL", hide_env_values = true, value_name = "URL")]
    pub redis_url: Option<String>,
    /// Submissions judged at the same time [default: one per core].
    #[arg(long, env = "METTLE_CONCURRENCY", value_name = "N")]
    pub concurrency: Option<usize>,
    /// Seconds that running submissions get to finish when the process is told to stop.
    #[arg(
        long,
        env = "METTLE_SHUTDOWN_SECONDS",
        default_value_t = 20,
        value_name = "SECONDS"
    )]
    pub shutdown_seconds: u64,
    /// Seconds after which the work of a worker that gives no sign of life is taken over. The
    /// default is right everywhere but in tests.
    #[arg(long, env = "METTLE_LEASE_SECONDS", hide = true, default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..), value_name = "SECONDS")]
    pub lease_seconds: u64,
    /// Email of the first admin, created at start if there is no admin.
    #[arg(long, env = "METTLE_ADMIN_EMAIL", value_name = "EMAIL")]
    pub admin_email: Option<String>,
    /// Password of the first admin; better given in the environment than as a flag.
    #[arg(
        long,
        env = "METTLE_ADMIN_PASSWORD",
        hide_env_values = true,
        value_name = "PASSWORD"
    )]
    pub admin_password: Option<String>,
    /// Where browsers reach this server (https://judge.example.org), if not at its own address.
    #[arg(long, env = "METTLE_PUBLIC_ORIGIN", value_name = "ORIGIN")]
    pub public_origin: Option<String>,
    /// Other origins whose pages may call the API.
    #[arg(
        long,
        env = "METTLE_CORS_ORIGINS",
        value_delimiter = ',',
        value_name = "ORIGIN"
    )]
    pub cors_origins: Vec<String>,
    /// How many proxies in front of this server append to X-Forwarded-For.
    #[arg(
        long,
        env = "METTLE_TRUSTED_PROXIES",
        default_value_t = 0,
        value_name = "N"
    )]
    pub trusted_proxies: usize,
    /// Do not limit how often one may call; for tests and measurements only.
    #[arg(long, env = "METTLE_NO_RATE_LIMITS", value_parser = FalseyValueParser::new())]
    pub no_rate_limits: bool,
    /// Logs as JSON lines.
    #[arg(long, env = "METTLE_LOG_JSON", value_parser = FalseyValueParser::new())]
    pub log_json: bool,
}

/// Options of `mettle run`.
#[derive(Args)]
pub struct RunOptions {
    /// Source files; the first one is the main file.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Language id [default: from the file name].
    #[arg(long)]
    pub language: Option<String>,
    /// CPU time in seconds.
    #[arg(long, default_value_t = 10.0, value_name = "SECONDS")]
    pub time_limit: f64,
    /// Memory in MiB.
    #[arg(long, default_value_t = 1024, value_name = "MIB")]
    pub memory_limit: u64,
    /// Count executed wasm instructions (slower).
    #[arg(long)]
    pub instructions: bool,
    /// Print one JSON object instead of passing the program's output on.
    #[arg(long)]
    pub json: bool,
    /// The program's own arguments.
    #[arg(last = true, value_name = "ARGS")]
    pub args: Vec<String>,
}

/// Options of `mettle judge`.
#[derive(Args)]
pub struct JudgeOptions {
    /// A problem package: folder or zip.
    pub package: PathBuf,
    /// Source files; several are one multi-file submission.
    #[arg(required = true, value_name = "SOURCE")]
    pub sources: Vec<PathBuf>,
    /// Language id [default: from the file name].
    #[arg(long)]
    pub language: Option<String>,
    /// Print JSON lines.
    #[arg(long)]
    pub json: bool,
    /// Judge every case, also after a failure.
    #[arg(long)]
    pub all: bool,
    /// Count executed wasm instructions (slower).
    #[arg(long)]
    pub instructions: bool,
}

/// `mettle problem …`
#[derive(Subcommand)]
pub enum ProblemCommand {
    /// Judge every jury submission and compare with what its folder promises.
    Verify {
        /// A problem package: folder or zip.
        package: PathBuf,
        /// Print JSON lines.
        #[arg(long)]
        json: bool,
    },
    /// Verify a package and publish it, on a server or in the local data folder.
    Import(ImportOptions),
    /// Write the package of a problem as a zip archive.
    Export(ExportOptions),
    /// Make a package to begin with, which verifies.
    New {
        /// The folder to make; its name is the problem's.
        folder: PathBuf,
    },
}

/// `mettle runtimes …`
#[derive(Subcommand)]
pub enum RuntimesCommand {
    /// Fetch and prepare what is missing.
    Prepare,
    /// List what is prepared, with versions, sizes and licences.
    List {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}
