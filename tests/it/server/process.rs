//! One process of the system: its log, its signals, its end.

use super::eventually;
use crate::judging::mettle;
use mettle_tests::servers;
use std::{
    collections::VecDeque,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus},
    sync::atomic::{AtomicU32, Ordering},
};

/// A `mettle` process. Killed when dropped; if the test fails, its log is printed.
pub struct Process {
    name: String,
    child: Child,
    log: PathBuf,
}

impl Process {
    /// Starts `mettle` with these arguments and settings, and nothing of this process's own
    /// settings but where the runtimes are.
    pub fn start<'a>(
        args: &[&str],
        settings: impl IntoIterator<Item = &'a (&'static str, String)>,
        folder: &Path,
    ) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("{}-{count}", args[0]);
        let log = folder.join(format!("{name}.log"));
        let mut command = Command::new(mettle());
        command.args(args).current_dir(folder);
        for (name, _) in std::env::vars() {
            let ours = name.starts_with("METTLE_") && name != "METTLE_RUNTIMES";
            if ours || ["DATABASE_URL", "REDIS_URL", "RUST_LOG"].contains(&name.as_str()) {
                command.env_remove(name);
            }
        }
        command
            .env("METTLE_NO_RATE_LIMITS", "1")
            .env("NO_COLOR", "1");
        command.envs(settings.into_iter().map(|(name, value)| (name, value)));
        let child = servers::spawn(command, &log, libc::SIGKILL);
        Process { name, child, log }
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Everything it has written to standard output and standard error.
    pub fn log(&self) -> String {
        String::from_utf8_lossy(&std::fs::read(&self.log).unwrap()).into_owned()
    }

    /// Waits until it has written this.
    pub async fn until_logged(&mut self, words: &str) {
        let what = format!("{} writes {words:?}", self.name);
        eventually(&what, async || {
            let there = self.log().contains(words);
            let ended = self.child.try_wait().unwrap();
            assert!(
                there || ended.is_none(),
                "{} has ended: {ended:?}",
                self.name
            );
            there.then_some(())
        })
        .await;
    }

    /// Where it says that it serves.
    pub async fn address(&self) -> SocketAddr {
        eventually("an address", async || {
            let log = self.log();
            let (_, rest) = log.split_once("Mettle serves http://")?;
            rest.split_whitespace().next()?.parse().ok()
        })
        .await
    }

    pub fn signal(&self, signal: i32) {
        // Safety: kill touches no memory; the child is ours and not yet waited for, so its id is its own.
        let result = unsafe { libc::kill(self.id() as i32, signal) };
        assert_eq!(result, 0, "{} is there", self.name);
    }

    /// Ends it at once, as a power cut does.
    pub fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Waits until it ends by itself.
    pub async fn ended(&mut self) -> ExitStatus {
        let what = format!("the end of {}", self.name);
        eventually(&what, async || self.child.try_wait().unwrap()).await
    }

    /// The processes it has started, and those they have started.
    pub fn descendants(&self) -> Vec<u32> {
        let mut found = Vec::new();
        let mut open = VecDeque::from([self.id()]);
        while let Some(id) = open.pop_front() {
            let children = children_of(id);
            open.extend(&children);
            found.extend(children);
        }
        found
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
        if std::thread::panicking() {
            eprintln!("--- log of {} ---\n{}", self.name, self.log());
        }
    }
}

fn children_of(id: u32) -> Vec<u32> {
    let threads = std::fs::read_dir(format!("/proc/{id}/task"));
    threads
        .into_iter()
        .flatten()
        .filter_map(|thread| std::fs::read_to_string(thread.ok()?.path().join("children")).ok())
        .flat_map(|ids| {
            ids.split_whitespace()
                .filter_map(|id| id.parse().ok())
                .collect::<Vec<_>>()
        })
        .collect()
}

/// Waits until none of these processes is left.
pub async fn until_gone(ids: &[u32]) {
    for id in ids {
        eventually("the end of a sandbox", async || {
            // A zombie that its new parent has not buried yet runs no more.
            let status = std::fs::read_to_string(format!("/proc/{id}/stat"));
            let runs = status.is_ok_and(|line| {
                line.rsplit_once(')')
                    .is_some_and(|(_, rest)| !rest.trim_start().starts_with('Z'))
            });
            (!runs).then_some(())
        })
        .await;
    }
}
