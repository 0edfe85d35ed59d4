//! Processes that a measurement starts, and ends with itself.

use anyhow::{Context, Error, Result, anyhow};
use std::{
    fs::File,
    io::{BufRead, BufReader},
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread::sleep,
    time::{Duration, Instant},
};

/// Between two looks at something that has no other way to be waited for.
pub const PAUSE: Duration = Duration::from_millis(20);
/// How long a process may take to end when told to.
const PATIENCE: Duration = Duration::from_secs(20);
/// Lines of a log that an error shows.
const LOG_LINES: usize = 8;

/// A process in the background. Dropping it ends it.
pub struct Process {
    name: &'static str,
    child: Child,
    log: PathBuf,
    stop_signal: i32,
}

impl Process {
    /// Starts it with its standard error, and where nobody reads it its standard output, in a file of this folder.
    /// It ends with `stop_signal`, also when this process dies.
    pub fn start(
        name: &'static str,
        mut command: Command,
        folder: &Path,
        stop_signal: i32,
    ) -> Result<Process> {
        let log = folder.join(format!("{name}.log"));
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(File::create(&log)?);
        // SAFETY: prctl may be called between fork and exec; it touches no memory.
        unsafe {
            command.pre_exec(
                move || match libc::prctl(libc::PR_SET_PDEATHSIG, stop_signal) {
                    0 => Ok(()),
                    _ => Err(std::io::Error::last_os_error()),
                },
            );
        }
        let child = command
            .spawn()
            .with_context(|| format!("starting {name}"))?;
        Ok(Process {
            name,
            child,
            log,
            stop_signal,
        })
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Waits for a line of standard output for which `find` finds something. The rest of the
    /// output is read and forgotten.
    pub fn wait_for_line<T: Send + 'static>(
        &mut self,
        patience: Duration,
        find: impl Fn(&str) -> Option<T> + Send + 'static,
    ) -> Result<T> {
        let stdout = self.child.stdout.take().context("standard output")?;
        let (sender, receiver) = mpsc::channel();
        std::thread::spawn(move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                if let Some(found) = find(&line) {
                    let _ = sender.send(found);
                }
            }
        });
        receiver
            .recv_timeout(patience)
            .map_err(|_| self.failure("does not get ready"))
    }

    /// Asks `ready` again and again until it gives something, the process ends or patience does.
    pub fn wait_until<T>(
        &mut self,
        patience: Duration,
        mut ready: impl FnMut() -> Result<T>,
    ) -> Result<T> {
        let started = Instant::now();
        loop {
            let error = match ready() {
                Ok(ready) => return Ok(ready),
                Err(error) => error,
            };
            if started.elapsed() > patience || self.child.try_wait()?.is_some() {
                return Err(error.context(self.failure("does not get ready")));
            }
            sleep(PAUSE);
        }
    }

    /// What is wrong, with the end of the log.
    fn failure(&self, what: &str) -> Error {
        let log = std::fs::read_to_string(&self.log).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        let end = lines[lines.len().saturating_sub(LOG_LINES)..].join("\n");
        anyhow!("{} {what}; the end of its log:\n{end}", self.name)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if let Ok(process) = i32::try_from(self.child.id())
            && matches!(self.child.try_wait(), Ok(None))
        {
            // SAFETY: a signal to a child of ours that has not been reaped.
            unsafe { libc::kill(process, self.stop_signal) };
        }
        let started = Instant::now();
        while matches!(self.child.try_wait(), Ok(None)) {
            if started.elapsed() > PATIENCE {
                let _ = self.child.kill();
            }
            sleep(PAUSE);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str, folder: &Path) -> Process {
        let mut command = Command::new("/bin/sh");
        command.args(["-c", script]);
        Process::start("shell", command, folder, libc::SIGTERM).unwrap()
    }

    #[test]
    fn a_process_is_ready_when_it_says_so_and_ends_when_dropped() {
        let folder = tempfile::tempdir().unwrap();
        let mut process = shell("echo no; echo port 42; exec sleep 600", folder.path());
        let found = process.wait_for_line(PATIENCE, |line| {
            line.strip_prefix("port ").map(str::to_owned)
        });
        assert_eq!(found.unwrap(), "42");
        let id = i32::try_from(process.id()).unwrap();
        drop(process);
        // SAFETY: signal 0 only asks whether the process is there.
        assert_eq!(unsafe { libc::kill(id, 0) }, -1);
    }

    #[test]
    fn a_process_that_ends_early_is_told_with_its_log() {
        let folder = tempfile::tempdir().unwrap();
        let mut process = shell("echo the port is taken >&2; exit 1", folder.path());
        let error = process.wait_for_line(PATIENCE, |_| None::<()>).unwrap_err();
        assert!(error.to_string().contains("the port is taken"), "{error}");
    }
}
