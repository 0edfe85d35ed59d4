//! Native programs to compare with.

use anyhow::{Context, Result, ensure};
use std::{
    ffi::OsString,
    fs::File,
    io::Read,
    os::unix::process::ExitStatusExt,
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    time::Instant,
};

/// This host lacks something that a measurement needs.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Skipped(pub String);

/// Finds a program in the folders of `PATH`.
///
/// # Errors
/// [`Skipped`] when it is not there.
pub fn find(name: &str) -> Result<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file());
    found.ok_or_else(|| Skipped(format!("{name} is not in PATH")).into())
}

/// The first line that a program prints about its version.
pub fn version(program: &Path) -> Result<String> {
    let output = Command::new(program).arg("--version").output();
    let output = output.with_context(|| format!("starting {}", program.display()))?;
    Ok(String::from_utf8_lossy(&output.stdout)
        .lines()
        .next()
        .unwrap_or_default()
        .to_owned())
}

/// The interpreter itself, where `python3` is a script that looks for it.
pub fn find_python() -> Result<PathBuf> {
    let asked = Command::new(find("python3")?)
        .args(["-c", "import sys; print(sys.executable)"])
        .output();
    let output = asked.context("starting python3")?;
    ensure!(
        output.status.success(),
        "python3 fails: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(PathBuf::from(
        String::from_utf8_lossy(&output.stdout).trim(),
    ))
}

/// Compiles with `g++ -O2`, and nothing else; the wall time in milliseconds.
pub fn compile(compiler: &Path, source: &Path, program: &Path) -> Result<f64> {
    let started = Instant::now();
    let output = Command::new(compiler)
        .arg("-O2")
        .arg("-o")
        .args([program, source])
        .output();
    let output = output.with_context(|| format!("starting {}", compiler.display()))?;
    ensure!(
        output.status.success(),
        "g++ refuses a program: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(started.elapsed().as_secs_f64() * 1000.0)
}

/// A native program that is ready to run.
pub struct Native {
    pub program: PathBuf,
    pub arguments: Vec<OsString>,
}

/// A run that has ended well.
pub struct Finished {
    /// What it printed.
    pub stdout: Vec<u8>,
    /// CPU time of the process, in user and system, start included, in milliseconds.
    pub cpu_ms: f64,
}

impl Native {
    /// Runs with standard input from a file.
    pub fn run(&self, stdin: &Path) -> Result<Finished> {
        let mut command = Command::new(&self.program);
        command
            .args(&self.arguments)
            .stdin(File::open(stdin)?)
            .stdout(Stdio::piped());
        let mut child = command
            .spawn()
            .with_context(|| format!("starting {}", self.program.display()))?;
        let mut stdout = Vec::new();
        if let Some(mut pipe) = child.stdout.take() {
            pipe.read_to_end(&mut stdout)?;
        }
        let (status, cpu_ms) = reap(&child)?;
        ensure!(
            status.success(),
            "{} fails: {status}",
            self.program.display()
        );
        Ok(Finished { stdout, cpu_ms })
    }
}

/// Waits for a child and says what CPU time it used. The child must not be waited for again.
fn reap(child: &Child) -> Result<(ExitStatus, f64)> {
    let process = i32::try_from(child.id())?;
    let mut status = 0;
    loop {
        // SAFETY: all zeroes is a valid rusage.
        let mut usage: libc::rusage = unsafe { std::mem::zeroed() };
        // SAFETY: both pointers are to variables of ours, which live through the call.
        if unsafe { libc::wait4(process, &mut status, 0, &mut usage) } == process {
            return Ok((
                ExitStatus::from_raw(status),
                in_milliseconds(usage.ru_utime) + in_milliseconds(usage.ru_stime),
            ));
        }
        let error = std::io::Error::last_os_error();
        ensure!(
            error.kind() == std::io::ErrorKind::Interrupted,
            "waiting for a program: {error}"
        );
    }
}

fn in_milliseconds(time: libc::timeval) -> f64 {
    time.tv_sec as f64 * 1000.0 + time.tv_usec as f64 / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_native_run_gives_its_output_and_its_cpu_time() {
        let script = "n=0; while [ $n -lt 20000 ]; do n=$((n+1)); done; cat";
        let native = Native {
            program: "/bin/sh".into(),
            arguments: vec!["-c".into(), script.into()],
        };
        let stdin = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(stdin.path(), "hello\n").unwrap();
        let finished = native.run(stdin.path()).unwrap();
        assert_eq!(finished.stdout, b"hello\n");
        assert!(finished.cpu_ms > 0.0);
    }

    #[test]
    fn a_program_that_is_not_there_means_skipped() {
        let error = find("no-program-has-this-name").unwrap_err();
        assert!(error.downcast_ref::<Skipped>().is_some(), "{error}");
    }
}
