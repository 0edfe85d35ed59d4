//! `memory`: what an idle server takes.

use super::{
    client::Client,
    machine::{field, kibibytes},
    process::PAUSE,
    report::{Measured, Row},
    server::{Installation, runtime},
    stats::rounded,
};
use crate::host::Shared;
use anyhow::{Context, Result, ensure};
use serde::Serialize;
use std::{
    collections::BTreeMap,
    thread::sleep,
    time::{Duration, Instant},
};

/// MB asked for, in all processes together.
const ASKED: f64 = 150.0;
/// MB asked for, in all processes together, while two submissions use [`LARGE`]'s 256 MB each.
const ASKED_LARGE: f64 = 700.0;
const LARGE: &str = include_str!("../../bench/cpp/large.cpp");
/// How long sandboxes may take to go when nothing is judged any more.
const PATIENCE: Duration = Duration::from_secs(10);

/// Programs to judge before the second look.
const PROGRAMS: [(&str, &str); 3] = [
    ("cpp", include_str!("../../bench/cpp/a-plus-b.cpp")),
    ("python", include_str!("../../bench/python/a-plus-b.py")),
    (
        "javascript",
        include_str!("../../bench/javascript/a-plus-b.js"),
    ),
];

/// Memory of `mettle serve` and its children with all language runtimes loaded, in MB (10^6
/// bytes).
#[derive(Serialize)]
pub struct Memory {
    /// Resident memory that is no mapped file (RssAnon and RssShmem) of an idle server.
    private_mb: f64,
    /// All resident memory, mapped files included; pages that processes share count once each.
    rss_mb: f64,
    /// Largest resident memory so far, mapped files included (VmHWM), summed over the processes.
    peak_rss_mb: f64,
    /// Each process.
    processes: Vec<ProcessMemory>,
    /// `private_mb` when the server is idle again after judging a program in three languages.
    after_judging_private_mb: f64,
    /// Largest `private_mb` asked for.
    asked: f64,
    /// Whether it is reached, before and after judging.
    ok: bool,
    /// Largest `private_mb` while two submissions that use 256 MB each are judged.
    two_large_private_mb: f64,
    /// Largest `two_large_private_mb` asked for.
    two_large_asked: f64,
    /// Whether it is reached.
    two_large_ok: bool,
}

/// A process of the server.
#[derive(Serialize)]
pub(super) struct ProcessMemory {
    /// `server`, `fork server` or, while something is judged, `sandbox`.
    role: &'static str,
    /// As [`Memory::private_mb`].
    private_mb: f64,
    /// As [`Memory::rss_mb`].
    rss_mb: f64,
    /// As [`Memory::peak_rss_mb`].
    peak_rss_mb: f64,
}

impl Measured for Memory {
    fn rows(&self) -> Vec<Row> {
        let head = Row::new(
            "idle server, mapped files aside",
            megabytes(self.private_mb),
        );
        let processes = self
            .processes
            .iter()
            .map(|process| Row::new(format!("  {}", process.role), megabytes(process.private_mb)));
        let rest = [
            Row::new("  after judging", megabytes(self.after_judging_private_mb)),
            Row::new("  with mapped files", megabytes(self.rss_mb)),
            Row::new(
                "judging 2 submissions of 256 MB",
                megabytes(self.two_large_private_mb),
            )
            .asked(megabytes(self.two_large_asked), self.two_large_ok),
        ];
        std::iter::once(head.asked(megabytes(self.asked), self.ok))
            .chain(processes)
            .chain(rest)
            .collect()
    }
}

pub fn measure(shared: &Shared) -> Result<Memory> {
    let installation = Installation::embedded(shared)?;
    let server = installation.server_process_id();
    let processes = look(server)?;
    for role in ["server", "fork server"] {
        ensure!(
            processes.iter().any(|process| process.role == role),
            "mettle serve has no {role} process"
        );
    }
    let runtime = runtime()?;
    let client = runtime.block_on(async {
        let client = Client::register(&installation.address).await?;
        for (language, code) in PROGRAMS {
            client.submit(language, code).await?.accepted()?;
        }
        anyhow::Ok(client)
    })?;
    let sum = |processes: &[ProcessMemory], of: fn(&ProcessMemory) -> f64| {
        rounded(processes.iter().map(of).sum())
    };
    let private_mb = sum(&processes, |process| process.private_mb);
    let after_judging_private_mb = private_mb_when_idle(server)?;
    let two_large_private_mb = largest_during(server, &runtime, two_large(client))?;
    Ok(Memory {
        two_large_private_mb,
        two_large_asked: ASKED_LARGE,
        two_large_ok: two_large_private_mb <= ASKED_LARGE,
        private_mb,
        rss_mb: sum(&processes, |process| process.rss_mb),
        peak_rss_mb: sum(&processes, |process| process.peak_rss_mb),
        processes,
        after_judging_private_mb,
        asked: ASKED,
        ok: private_mb.max(after_judging_private_mb) <= ASKED,
    })
}

/// Two submissions at the same time, with a server that judges two at once.
async fn two_large(client: Client) -> Result<()> {
    let again = format!("{LARGE}// again\n");
    let (one, other) = tokio::join!(client.submit("cpp", LARGE), client.submit("cpp", &again));
    one?.accepted()?;
    other?.accepted()?;
    Ok(())
}

/// Memory of the processes of a role (of all, if it is empty), mapped files aside, in MB.
pub(super) fn sum_of(processes: &[ProcessMemory], role: &str) -> f64 {
    let of_role = processes
        .iter()
        .filter(|process| role.is_empty() || process.role == role);
    of_role.map(|process| process.private_mb).sum()
}

/// Largest memory of a server and its children, mapped files aside, while something is done, in MB.
fn largest_during(
    server: u32,
    runtime: &tokio::runtime::Runtime,
    done: impl Future<Output = Result<()>> + Send,
) -> Result<f64> {
    let mut largest = 0.0;
    std::thread::scope(|scope| {
        let done = scope.spawn(|| runtime.block_on(done));
        while !done.is_finished() {
            let processes = look(server)?;
            let sum: f64 = processes.iter().map(|process| process.private_mb).sum();
            largest = f64::max(largest, sum);
            sleep(PAUSE);
        }
        done.join()
            .unwrap_or_else(|_| Err(anyhow::anyhow!("the client panicked")))
    })?;
    Ok(rounded(largest))
}

/// Memory of a server and its children, mapped files aside, when nothing is judged, in MB.
pub fn private_mb_when_idle(server: u32) -> Result<f64> {
    let processes = look_when_idle(server)?;
    Ok(rounded(
        processes.iter().map(|process| process.private_mb).sum(),
    ))
}

/// Looks until the sandboxes of programs that are done are gone.
fn look_when_idle(server: u32) -> Result<Vec<ProcessMemory>> {
    let started = Instant::now();
    loop {
        let processes = look(server)?;
        if processes.iter().all(|process| process.role != "sandbox") || started.elapsed() > PATIENCE
        {
            return Ok(processes);
        }
        sleep(PAUSE);
    }
}

pub(super) fn look(server: u32) -> Result<Vec<ProcessMemory>> {
    Ok(tree(server)?
        .into_iter()
        .filter_map(|process| memory_of(process, server))
        .collect())
}

/// None if the process has ended.
fn memory_of(process: u32, server: u32) -> Option<ProcessMemory> {
    let file = format!("/proc/{process}/status");
    let megabytes = |name| {
        Some(rounded(
            kibibytes(&field(&file, name)?)? as f64 * 1024.0 / 1e6,
        ))
    };
    Some(ProcessMemory {
        role: role(process, server),
        private_mb: rounded(megabytes("RssAnon")? + megabytes("RssShmem")?),
        rss_mb: megabytes("VmRSS")?,
        peak_rss_mb: megabytes("VmHWM")?,
    })
}

fn role(process: u32, server: u32) -> &'static str {
    match parent_of(process) {
        _ if process == server => "server",
        Some(parent) if parent == server => "fork server",
        _ => "sandbox",
    }
}

/// None if the process has ended.
fn parent_of(process: u32) -> Option<u32> {
    field(&format!("/proc/{process}/status"), "PPid")?
        .parse()
        .ok()
}

/// A process and all below it.
fn tree(root: u32) -> Result<Vec<u32>> {
    let mut children: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for entry in std::fs::read_dir("/proc").context("reading /proc")? {
        let Some(process) = entry?
            .file_name()
            .to_str()
            .and_then(|name| name.parse::<u32>().ok())
        else {
            continue;
        };
        if let Some(parent) = parent_of(process) {
            children.entry(parent).or_default().push(process);
        }
    }
    let mut found = vec![root];
    let mut next = 0;
    while let Some(process) = found.get(next) {
        found.extend(
            children
                .get(process)
                .into_iter()
                .flatten()
                .copied()
                .collect::<Vec<_>>(),
        );
        next += 1;
    }
    Ok(found)
}

fn megabytes(value: f64) -> String {
    format!("{value:.1} MB")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_child_is_found_below_its_parent_with_its_memory() {
        let mut child = std::process::Command::new("sleep")
            .arg("600")
            .spawn()
            .unwrap();
        let me = std::process::id();
        let (found, memory) = (tree(me).unwrap(), memory_of(child.id(), me));
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(
            found.contains(&me) && found.contains(&child.id()),
            "{found:?}"
        );
        assert!(memory.is_some_and(|memory| memory.role == "fork server" && memory.rss_mb > 0.0));
        assert!(memory_of(child.id(), me).is_none());
    }
}
