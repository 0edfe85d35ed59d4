//! `mettle problem import` and `export`: to and from a server, or the local data folder.

mod remote;

use crate::{data::DataOptions, host::Shared};
use anyhow::{Context, Result, bail};
use chrono::Utc;
use clap::{Args, ValueEnum};
use futures::StreamExt;
use mettle_problems::{Package, Severity, export::write_zip};
use mettle_queue::{Hint, Queue};
use mettle_store::{ImportPolicy, NewImport, Store, Viewer, Visibility};
use mettle_worker::{Worker, WorkerOptions};
use remote::Server;
use serde_json::Value;
use std::{
    fs::File,
    io::{BufWriter, Seek},
    path::{Path, PathBuf},
    process::ExitCode,
    time::Duration,
};
use tokio_util::{io::ReaderStream, sync::CancellationToken};
use uuid::Uuid;

/// How often a running import is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(200);

/// Which installation.
#[derive(Args)]
pub struct Where {
    /// A server (https://judge.example.org) instead of the local data folder.
    #[arg(long, env = "METTLE_SERVER", value_name = "URL", requires = "token")]
    server: Option<String>,
    /// An administrator's API token with the scopes read, submit and admin, for the server.
    #[arg(
        long,
        env = "METTLE_TOKEN",
        hide_env_values = true,
        value_name = "TOKEN"
    )]
    token: Option<String>,
    #[command(flatten)]
    data: DataOptions,
}

/// Options of `mettle problem import`.
#[derive(Args)]
pub struct ImportOptions {
    /// A problem package: folder or zip.
    package: PathBuf,
    /// When it is published.
    #[arg(long, value_enum, default_value_t = Policy::Warnings)]
    policy: Policy,
    /// Only administrators see it, if it is new.
    #[arg(long)]
    hidden: bool,
    /// Print the report as one JSON object.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    place: Where,
}

/// Options of `mettle problem export`.
#[derive(Args)]
pub struct ExportOptions {
    /// The problem's short name.
    slug: String,
    /// Where the archive is written [default: SLUG.zip].
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    place: Where,
}

#[derive(Clone, Copy, ValueEnum)]
enum Policy {
    /// Only without any finding.
    Strict,
    /// With warnings, but without errors and with every submission keeping its promise.
    Warnings,
    /// Whenever it can be judged at all.
    Force,
    /// Never: it is only verified.
    Draft,
}

impl Policy {
    fn stored(self) -> ImportPolicy {
        match self {
            Policy::Strict => ImportPolicy::Strict,
            Policy::Warnings => ImportPolicy::Warnings,
            Policy::Force => ImportPolicy::Force,
            Policy::Draft => ImportPolicy::Draft,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Policy::Strict => "strict",
            Policy::Warnings => "warnings",
            Policy::Force => "force",
            Policy::Draft => "draft",
        }
    }
}

/// Takes a package in; success if it was published, or verified as a draft.
pub fn import(shared: &Shared, options: ImportOptions) -> Result<ExitCode> {
    let (archive, name) = archive(&options.package)?;
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    runtime.enable_all();
    let ended = match Server::of(&options.place)? {
        Some(server) => {
            let visibility = if options.hidden { "hidden" } else { "public" };
            let sending = server.import(archive, &name, options.policy.word(), visibility);
            runtime.build()?.block_on(sending)?
        }
        None => {
            // The judge starts its fork server before any other thread exists in this process.
            let judge = shared.judge()?;
            let importing = import_locally(judge, &options, archive, name);
            runtime.build()?.block_on(importing)?
        }
    };
    Ok(show(&ended, options.json))
}

/// The package as an archive: a folder is packed.
fn archive(package: &Path) -> Result<(File, String)> {
    let real = package
        .canonicalize()
        .with_context(|| format!("cannot read {}", package.display()))?;
    let name = real
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let name = name.context("the package needs a name")?;
    if !real.is_dir() {
        return Ok((File::open(&real)?, name));
    }
    // What is wrong inside is found where it is taken in.
    let (files, findings) = Package::files_in(&real)?;
    let mut errors = findings.iter();
    if errors.any(|finding| finding.severity == Severity::Error) {
        let findings: Vec<String> = findings.iter().map(ToString::to_string).collect();
        bail!("this package cannot be sent:\n{}", findings.join("\n"));
    }
    let mut file = tempfile::tempfile()?;
    let files = files.iter();
    write_zip(
        BufWriter::new(&mut file),
        None,
        files.map(|file| (file.path.as_str(), &file.data)),
    )?;
    file.rewind()?;
    Ok((file, format!("{name}.zip")))
}

/// The very job that a server has for an upload, done by a worker in this process.
async fn import_locally(
    judge: mettle_judge::Judge,
    options: &ImportOptions,
    archive: File,
    file_name: String,
) -> Result<Value> {
    let store = options.place.data.open().await?;
    let id = Uuid::now_v7();
    let content = ReaderStream::new(tokio::fs::File::from_std(archive));
    let size_bytes = store.put_upload(id, content).await?;
    let new = NewImport {
        id,
        user_id: None,
        file_name,
        size_bytes,
        policy: options.policy.stored(),
        visibility: match options.hidden {
            true => Visibility::Hidden,
            false => Visibility::Public,
        },
        base_version: None,
        request_id: None,
    };
    store.create_import(&new, Utc::now()).await?;
    let queue = Queue::embedded();
    queue.push(Hint::import(id)).await?;
    let stop = CancellationToken::new();
    let worker_options = WorkerOptions {
        name: format!("import-{}", std::process::id()),
        concurrency: 1,
        spool: options.place.data.spool(),
        ..WorkerOptions::default()
    };
    let worker = Worker::new(store.clone(), queue, judge, worker_options);
    let working = tokio::spawn(worker.run(stop.clone()));
    let ended = until_ended(&store, id).await;
    stop.cancel();
    working.await??;
    ended
}

async fn until_ended(store: &Store, id: Uuid) -> Result<Value> {
    loop {
        let import = store.import(id).await?.context("the import is gone")?;
        if import.summary.status.is_final() {
            let mut shown = serde_json::to_value(&import)?;
            shown["outcome"] = shown["verdict"].take();
            return Ok(shown);
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

fn show(ended: &Value, as_json: bool) -> ExitCode {
    let outcome = ended["outcome"].as_str().unwrap_or_default();
    let good = ["published", "unchanged", "verified"].contains(&outcome);
    if as_json {
        println!("{ended}");
    } else {
        show_report(&ended["report"]);
        match outcome {
            "published" | "unchanged" => {
                println!("{outcome}: {} version {}", ended["slug"], ended["version"]);
            }
            "refused" => println!("refused: {}", ended["report"]["reason"]),
            _ => println!("{outcome}"),
        }
    }
    match good {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}

fn show_report(report: &Value) {
    let items = |name: &str| report[name].as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    for finding in items("findings") {
        let (severity, path) = (text(&finding["severity"]), text(&finding["path"]));
        println!("{severity}: {path}: {}", text(&finding["message"]));
    }
    for judged in items("submissions") {
        let mark = if judged["ok"] == true {
            "ok   "
        } else {
            "WRONG"
        };
        let path = text(&judged["path"]);
        match judged["skipped"].as_str() {
            Some(reason) => println!("skip  {path}: {reason}"),
            None => println!("{mark} {path}: {}", text(&judged["verdict"])),
        }
    }
    for case in items("toothless") {
        println!("no wrong submission fails {}", text(&case));
    }
    if let Some(slack) = report["limits"]["slack"].as_f64() {
        println!(
            "time limit {} ms, {slack:.1} times the slowest accepted run",
            report["limits"]["time_limit_ms"]
        );
    }
}

/// Writes the package of a problem's current version.
pub fn export(options: ExportOptions) -> Result<ExitCode> {
    let output = options
        .output
        .clone()
        .unwrap_or_else(|| PathBuf::from(format!("{}.zip", options.slug)));
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        match Server::of(&options.place)? {
            Some(server) => {
                let mut file = File::create(&output)?;
                server.export(&options.slug, &mut file).await
            }
            None => export_locally(&options, &output).await,
        }
    })?;
    println!("{} is the package of {}", output.display(), options.slug);
    Ok(ExitCode::SUCCESS)
}

async fn export_locally(options: &ExportOptions, output: &Path) -> Result<()> {
    let store = options.place.data.open().await?;
    let everything = Viewer {
        user_id: None,
        is_admin: true,
    };
    let problem = store.problem(&options.slug, everything).await?;
    let problem = problem.with_context(|| format!("there is no problem {}", options.slug))?;
    let files: Vec<_> = store
        .version_files(problem.version_id)
        .await?
        .into_iter()
        .map(|file| {
            let data = mettle_api::stored_data(&store, &file);
            (file.path, data)
        })
        .collect();
    if files.is_empty() {
        bail!("{} was published without its package", options.slug);
    }
    let file = File::create(output).with_context(|| format!("writing {}", output.display()))?;
    let slug = problem.summary.slug;
    let writing = tokio::task::spawn_blocking(move || {
        write_zip(
            BufWriter::new(file),
            Some(&slug),
            files.iter().map(|(path, data)| (path.as_str(), data)),
        )
    });
    Ok(writing.await??)
}

/// The pieces of a response, written as they come.
async fn save(answer: reqwest::Response, file: &mut File) -> Result<()> {
    use std::io::Write;
    let mut pieces = answer.bytes_stream();
    while let Some(piece) = pieces.next().await {
        file.write_all(&piece?)?;
    }
    Ok(())
}
