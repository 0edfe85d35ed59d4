//! Private copies of Redis and PostgreSQL on free ports.

use super::{native, process::Process};
use anyhow::{Context, Result, ensure};
use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    os::unix::{fs::chown, process::CommandExt},
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

const PATIENCE: Duration = Duration::from_secs(30);

/// Starts Redis, which keeps nothing on disk; its URL.
///
/// # Errors
/// [`native::Skipped`] without `redis-server`.
pub fn start_redis(folder: &Path) -> Result<(Process, String)> {
    let port = free_port()?;
    let mut command = Command::new(native::find("redis-server")?);
    command
        .args([
            "--bind",
            "127.0.0.1",
            "--save",
            "",
            "--appendonly",
            "no",
            "--port",
        ])
        .arg(port.to_string());
    command.current_dir(folder);
    let mut process = Process::start("redis-server", command, folder, libc::SIGTERM)?;
    process.wait_until(PATIENCE, || {
        let mut stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.write_all(b"PING\r\n")?;
        let mut answer = [0; 7];
        stream.read_exact(&mut answer)?;
        ensure!(
            answer == *b"+PONG\r\n",
            "Redis answers {:?}",
            String::from_utf8_lossy(&answer)
        );
        Ok(())
    })?;
    Ok((process, format!("redis://127.0.0.1:{port}")))
}

/// Starts PostgreSQL with a fresh database; its URL. It may not answer yet.
///
/// # Errors
/// [`native::Skipped`] without PostgreSQL's programs.
pub fn start_postgres(folder: &Path) -> Result<(Process, String)> {
    let (initdb, postgres) = (find_postgres("initdb")?, find_postgres("postgres")?);
    let folder = folder.join("postgres");
    std::fs::create_dir(&folder)?;
    let owner = owner()?;
    let as_owner = |program: PathBuf| {
        let mut command = Command::new(program);
        command.current_dir(&folder);
        if let Some((user, group)) = owner {
            command.uid(user).gid(group);
        }
        command
    };
    if let Some((user, group)) = owner {
        chown(&folder, Some(user), Some(group))?;
    }
    let data = folder.join("data");
    let mut make = as_owner(initdb);
    make.args([
        "--username=mettle",
        "--auth=trust",
        "--encoding=UTF8",
        "--no-locale",
        "--pgdata",
    ])
    .arg(&data);
    let made = make.output().context("starting initdb")?;
    ensure!(
        made.status.success(),
        "initdb fails: {}",
        String::from_utf8_lossy(&made.stderr)
    );
    let port = free_port()?;
    let mut command = as_owner(postgres);
    command
        .args(["-h", "127.0.0.1", "-p"])
        .arg(port.to_string())
        .arg("-k")
        .arg(&folder)
        .arg("-D")
        .arg(&data);
    // SIGINT: connections are ended, the data stays whole.
    let process = Process::start("postgres", command, &folder, libc::SIGINT)?;
    Ok((
        process,
        format!("postgres://mettle@127.0.0.1:{port}/postgres"),
    ))
}

/// In `PATH`, else where Debian keeps it; the newest.
fn find_postgres(name: &str) -> Result<PathBuf> {
    native::find(name).or_else(|skipped| {
        let versions = std::fs::read_dir("/usr/lib/postgresql")
            .into_iter()
            .flatten()
            .flatten();
        let programs = versions.map(|version| version.path().join("bin").join(name));
        let newest = programs
            .filter(|program| program.is_file())
            .max_by_key(|program| {
                let version = program
                    .parent()
                    .and_then(Path::parent)
                    .and_then(Path::file_name);
                version.and_then(|version| version.to_str()?.parse::<u32>().ok())
            });
        newest.ok_or(skipped)
    })
}

/// User and group for PostgreSQL, which refuses to run as root; none if we are not root.
fn owner() -> Result<Option<(u32, u32)>> {
    // SAFETY: geteuid always succeeds.
    if unsafe { libc::geteuid() } != 0 {
        return Ok(None);
    }
    let users = std::fs::read_to_string("/etc/passwd").context("reading /etc/passwd")?;
    let find = |name: &str| {
        let line = users
            .lines()
            .find(|line| line.split(':').next() == Some(name))?;
        let mut ids = line.split(':').skip(2).map(str::parse);
        Some((ids.next()?.ok()?, ids.next()?.ok()?))
    };
    find("postgres")
        .or_else(|| find("nobody"))
        .context("no user to run PostgreSQL as")
        .map(Some)
}

/// A port that was free a moment ago.
fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}
