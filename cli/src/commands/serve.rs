//! `mettle serve`, `api` and `worker`: one code, three sets of roles.

use crate::{host::Shared, options::ServerOptions, publish};
use anyhow::{Result, anyhow, bail};
use mettle_api::{ApiConfig, ApiState, LanguageDescription};
use mettle_domain::Language;
use mettle_judge::{Judge, Walls};
use mettle_queue::Queue;
use mettle_store::{AdminOutcome, Store};
use mettle_worker::{Sweeper, Worker, WorkerOptions};
use std::{io::IsTerminal, process::ExitCode, time::Duration};
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
};
use tokio_util::sync::CancellationToken;

/// Which parts of the server this process is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Roles {
    /// Everything in one process.
    All,
    /// The API only.
    Api,
    /// Judging only.
    Worker,
}

/// Serves until SIGTERM or SIGINT, then ends in order.
pub fn serve(shared: &Shared, options: ServerOptions, roles: Roles) -> Result<ExitCode> {
    start_log(options.log_json);
    if roles != Roles::All && (options.place.database_url.is_none() || options.redis_url.is_none())
    {
        bail!(
            "api and worker are parts of a distributed installation: set DATABASE_URL and REDIS_URL (or use `mettle serve`)"
        );
    }
    // The judge starts its fork server before any other thread exists in this process.
    let listener = (roles != Roles::Worker)
        .then(|| listen(&options))
        .transpose()?;
    let judge = (roles != Roles::Api).then(|| shared.judge()).transpose()?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(run(options, listener, judge))?;
    Ok(ExitCode::SUCCESS)
}

fn start_log(json: bool) {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| "info,sqlx=warn".into());
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    if json {
        log.json().init();
    } else {
        log.init();
    }
}

/// Taken first, so that a port in use is told before minutes of preparation.
fn listen(options: &ServerOptions) -> Result<std::net::TcpListener> {
    let listener = std::net::TcpListener::bind(options.addr).map_err(|error| {
        anyhow!("cannot listen on {}: {error}; stop what uses it or choose another address with METTLE_ADDR", options.addr)
    })?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

async fn run(
    options: ServerOptions,
    listener: Option<std::net::TcpListener>,
    judge: Option<Judge>,
) -> Result<()> {
    let store = options.place.open().await?;
    let queue = match &options.redis_url {
        Some(url) => Queue::redis(url).await?,
        None => Queue::embedded(),
    };
    let stop = CancellationToken::new();
    let mut tasks = tokio::task::JoinSet::new();
    if listener.is_some() {
        first_admin(&store, &options).await?;
        publish::bundled(&store).await?;
    }
    tasks.spawn({
        let (sweeper, stop) = (Sweeper::new(store.clone(), queue.clone()), stop.clone());
        async move {
            sweeper.run(stop).await;
            anyhow::Ok(())
        }
    });
    let walls = judge.as_ref().map(Judge::walls);
    if let Some(judge) = judge {
        let worker = Worker::new(
            store.clone(),
            queue.clone(),
            judge,
            worker_options(&options),
        );
        tasks.spawn(worker.run(stop.clone()));
        tracing::info!(queue = queue.kind(), "judging");
    }
    if let Some(listener) = listener {
        let state = ApiState::new(api_config(&options), store, queue)?;
        show_walls(walls.as_ref());
        let (listener, stop) = (TcpListener::from_std(listener)?, stop.clone());
        println!(
            "Mettle serves http://{} (API documentation at /api/docs)",
            listener.local_addr()?
        );
        tasks.spawn(async move {
            Ok(mettle_api::serve(listener, state, async move { stop.cancelled().await }).await?)
        });
    }
    wait(tasks, stop).await
}

/// A gauge for each wall around this process's sandboxes: 1 stands, 0 is missing.
fn show_walls(walls: Option<&Walls>) {
    metrics::describe_gauge!(
        "mettle_sandbox_wall",
        "Walls around sandboxed programs: 1 stands, 0 is missing."
    );
    for wall in walls.into_iter().flat_map(Walls::list) {
        let required = if wall.required { "true" } else { "false" };
        metrics::gauge!("mettle_sandbox_wall", "wall" => wall.name, "required" => required)
            .set(f64::from(u8::from(wall.stands)));
    }
}

/// Until a signal, or until a part ends by itself, which is a failure.
async fn wait(mut tasks: tokio::task::JoinSet<Result<()>>, stop: CancellationToken) -> Result<()> {
    let (mut terminate, mut interrupt) = (
        signal(SignalKind::terminate())?,
        signal(SignalKind::interrupt())?,
    );
    let early = tokio::select! {
        _ = terminate.recv() => None,
        _ = interrupt.recv() => None,
        ended = tasks.join_next() => ended,
    };
    tracing::info!("stopping: running submissions may finish, the rest is handed back");
    stop.cancel();
    let mut outcome = match early {
        None => Ok(()),
        Some(Ok(Ok(()))) => Err(anyhow!("a part of the server ended by itself")),
        Some(Ok(Err(error))) => Err(error),
        Some(Err(panic)) => Err(anyhow!("a part of the server panicked: {panic}")),
    };
    while let Some(ended) = tasks.join_next().await {
        if let (Ok(()), Ok(Err(error))) = (&outcome, ended) {
            outcome = Err(error);
        }
    }
    outcome
}

async fn first_admin(store: &Store, options: &ServerOptions) -> Result<()> {
    let (Some(email), Some(password)) =
        (options.admin_email.clone(), options.admin_password.clone())
    else {
        return Ok(());
    };
    let cost = mettle_api::PasswordCost::default();
    let hash =
        tokio::task::spawn_blocking(move || mettle_api::hash_password(cost, &password)).await??;
    match store
        .ensure_admin(&email, &hash, chrono::Utc::now())
        .await?
    {
        AdminOutcome::Exists => {}
        outcome => tracing::info!(?outcome, "the first admin is set up"),
    }
    Ok(())
}

fn worker_options(options: &ServerOptions) -> WorkerOptions {
    let defaults = WorkerOptions::default();
    WorkerOptions {
        name: format!("{}-{}", host_name(), std::process::id()),
        concurrency: options.concurrency.unwrap_or(defaults.concurrency).max(1),
        drain: Duration::from_secs(options.shutdown_seconds),
        lease: Duration::from_secs(options.lease_seconds),
        spool: options.place.spool(),
        ..defaults
    }
}

fn host_name() -> String {
    let name = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    if name.trim().is_empty() {
        "worker".into()
    } else {
        name.trim().to_owned()
    }
}

fn api_config(options: &ServerOptions) -> ApiConfig {
    let defaults = ApiConfig::default();
    ApiConfig {
        languages: Language::ALL.into_iter().map(described).collect(),
        public_origin: options.public_origin.clone(),
        allowed_origins: options.cors_origins.clone(),
        trusted_proxies: options.trusted_proxies,
        rate_limits: mettle_api::RateLimitConfig {
            enabled: !options.no_rate_limits,
            ..defaults.rate_limits
        },
        ..defaults
    }
}

fn described(language: Language) -> LanguageDescription {
    let description = mettle_judge::describe(language);
    let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    LanguageDescription {
        id: description.id.into(),
        aliases: owned(description.aliases),
        name: description.name.into(),
        version: description.version.into(),
        extensions: owned(description.extensions),
        how_it_runs: description.runs.into(),
    }
}
