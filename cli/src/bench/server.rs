//! A whole installation of this program, to be measured from outside.

use super::{
    native::Skipped,
    problem,
    process::Process,
    services::{start_postgres, start_redis},
};
use crate::host::Shared;
use anyhow::{Context, Result};
use std::{path::Path, process::Command, time::Duration};
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// How long a server or a database may take to get ready.
const PATIENCE: Duration = Duration::from_secs(120);

/// Email and password of the first administrator.
pub const ADMIN: (&str, &str) = ("root@bench.example", "measure twice, import once");

/// Servers with a database of their own, gone when dropped. The order of the fields is the order
/// in which they end.
pub struct Installation {
    server: Process,
    worker: Option<Process>,
    _services: Vec<Process>,
    _folder: TempDir,
    /// Where the API is: `127.0.0.1:PORT`.
    pub address: String,
    /// What it is made of, for people.
    pub parts: String,
}

impl Installation {
    /// `mettle serve` with SQLite and the embedded queue.
    pub fn embedded(shared: &Shared) -> Result<Installation> {
        let folder = new_folder()?;
        runtime()?.block_on(problem::publish(&sqlite(folder.path())))?;
        let (server, address) = start_server(shared, "serve", folder.path(), &[])?;
        let parts = "mettle serve, SQLite, embedded queue".to_owned();
        Ok(Installation {
            server,
            worker: None,
            _services: vec![],
            _folder: folder,
            address,
            parts,
        })
    }

    /// `mettle api` and `mettle worker` with PostgreSQL and Redis; where there is no PostgreSQL,
    /// `mettle serve` with SQLite and Redis.
    ///
    /// # Errors
    /// [`Skipped`] without Redis.
    pub fn with_redis(shared: &Shared) -> Result<Installation> {
        let folder = new_folder()?;
        let (redis, redis_url) = start_redis(folder.path())?;
        match start_postgres(folder.path()) {
            Ok((postgres, url)) => {
                Self::distributed(shared, folder, redis, &redis_url, postgres, &url)
            }
            Err(error) if error.downcast_ref::<Skipped>().is_some() => {
                Self::one_process_with_redis(shared, folder, redis, &redis_url)
            }
            Err(error) => Err(error),
        }
    }

    fn distributed(
        shared: &Shared,
        folder: TempDir,
        redis: Process,
        redis_url: &str,
        mut postgres: Process,
        database_url: &str,
    ) -> Result<Installation> {
        let runtime = runtime()?;
        postgres.wait_until(PATIENCE, || {
            runtime.block_on(problem::publish(database_url))
        })?;
        let urls = [("DATABASE_URL", database_url), ("REDIS_URL", redis_url)];
        let (server, address) = start_server(shared, "api", folder.path(), &urls)?;
        let worker = command(shared, "worker", folder.path(), &urls)?;
        let worker = Process::start("worker", worker, folder.path(), libc::SIGTERM)?;
        let parts = "mettle api, mettle worker, PostgreSQL, Redis".to_owned();
        let services = vec![redis, postgres];
        Ok(Installation {
            server,
            worker: Some(worker),
            _services: services,
            _folder: folder,
            address,
            parts,
        })
    }

    fn one_process_with_redis(
        shared: &Shared,
        folder: TempDir,
        redis: Process,
        redis_url: &str,
    ) -> Result<Installation> {
        runtime()?.block_on(problem::publish(&sqlite(folder.path())))?;
        let (server, address) =
            start_server(shared, "serve", folder.path(), &[("REDIS_URL", redis_url)])?;
        let parts = "mettle serve, SQLite, Redis".to_owned();
        Ok(Installation {
            server,
            worker: None,
            _services: vec![redis],
            _folder: folder,
            address,
            parts,
        })
    }

    /// Process id of the process that judges.
    pub fn judging_process_id(&self) -> u32 {
        self.worker.as_ref().unwrap_or(&self.server).id()
    }

    /// Process id of the process that serves the API.
    pub fn server_process_id(&self) -> u32 {
        self.server.id()
    }
}

/// Runs the measuring client: on this thread alone.
pub fn runtime() -> Result<Runtime> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("starting the client")
}

fn new_folder() -> Result<TempDir> {
    use std::os::unix::fs::PermissionsExt;
    // PostgreSQL may run as another user, who must reach its folder in here.
    let open = std::fs::Permissions::from_mode(0o711);
    Ok(tempfile::Builder::new()
        .prefix("mettle-bench-")
        .permissions(open)
        .tempdir()?)
}

fn sqlite(folder: &Path) -> String {
    format!("sqlite:{}", folder.join("mettle.db").display())
}

fn start_server(
    shared: &Shared,
    role: &'static str,
    folder: &Path,
    urls: &[(&str, &str)],
) -> Result<(Process, String)> {
    let command = command(shared, role, folder, urls)?;
    let mut process = Process::start(role, command, folder, libc::SIGTERM)?;
    let address = process.wait_for_line(PATIENCE, address_in)?;
    Ok((process, address))
}

/// This program in another role, on a free port, with nothing of our own configuration.
fn command(shared: &Shared, role: &str, folder: &Path, urls: &[(&str, &str)]) -> Result<Command> {
    let mut command =
        Command::new(std::env::current_exe().context("finding this program's own file")?);
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("METTLE_")
            || matches!(&*name, "DATABASE_URL" | "REDIS_URL" | "RUST_LOG")
        {
            command.env_remove(&*name);
        }
    }
    command
        .arg(role)
        .args(["--addr", "127.0.0.1:0", "--no-rate-limits", "--data"])
        .arg(folder);
    command.arg("--runtimes").arg(shared.runtimes_root()?);
    if shared.accept_missing_walls {
        command.arg("--accept-missing-walls");
    }
    command.envs([
        ("METTLE_ADMIN_EMAIL", ADMIN.0),
        ("METTLE_ADMIN_PASSWORD", ADMIN.1),
    ]);
    command.envs(urls.iter().copied());
    Ok(command)
}

/// The address in a line that tells where a server listens.
fn address_in(line: &str) -> Option<String> {
    let (_, rest) = line.split_once("http://")?;
    Some(rest.split([' ', '/']).next()?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_read_from_the_servers_first_line() {
        let line = "Mettle serves http://127.0.0.1:34567 (API documentation at /api/docs)";
        assert_eq!(address_in(line).as_deref(), Some("127.0.0.1:34567"));
        assert_eq!(address_in("preparing"), None);
    }
}
