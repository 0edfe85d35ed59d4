//! Running a package client, with errors that say what to install.

use anyhow::{Result, anyhow, bail};
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// A package client: the ways to call it, best first, and what brings it.
pub(super) struct Client {
    pub name: &'static str,
    pub programs: &'static [&'static [&'static str]],
    pub install: &'static str,
}

pub(super) const NPM: Client = Client {
    name: "npm",
    programs: &[&["npm"]],
    install: "Node.js 20 or newer with npm (Debian: apt install npm)",
};

pub(super) const PIP: Client = Client {
    name: "pip",
    programs: &[&["python3", "-m", "pip"], &["pip3"], &["pip"]],
    install: "Python 3 with pip (Debian: apt install python3-pip)",
};

pub(super) const CARGO: Client = Client {
    name: "cargo",
    programs: &[&["cargo"]],
    install: "Rust with cargo (rustup.rs, or Debian: apt install cargo)",
};

pub(super) const APT: Client = Client {
    name: "apt-get",
    programs: &[&["apt-get"]],
    install: "apt, as Debian 12 has it (only Rust and PHP need it),",
};

/// Lines of a failed client's complaint that are shown.
const SHOWN_LINES: usize = 15;

/// Runs the client in `work` and returns what it prints, which is shown only when it fails.
pub(super) fn run_client(client: &Client, work: &Path, arguments: &[&str]) -> Result<String> {
    let program = find(client)?;
    let output = command(program, work).args(arguments).output()?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    bail!(
        "`{} {}` failed ({}):\n{}\nCheck the network and the client's registry settings, then \
         prepare again; nothing half-done was kept.",
        program.join(" "),
        arguments.join(" "),
        output.status,
        last_lines(&output),
    )
}

fn find(client: &Client) -> Result<&'static [&'static str]> {
    let works = |program: &&&[&str]| {
        let status = command(program, Path::new("."))
            .arg("--version")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        status.is_ok_and(|status| status.success())
    };
    let mut programs = client.programs.iter();
    programs.find(works).copied().ok_or_else(|| {
        anyhow!(
            "{} was not found: install {} and prepare again",
            client.name,
            client.install
        )
    })
}

fn command(program: &[&str], work: &Path) -> Command {
    let mut command = Command::new(program[0]);
    command
        .args(&program[1..])
        .current_dir(work)
        .stdin(Stdio::null());
    // Set by a cargo that runs us; it would make the inner cargo use our target folder.
    for name in ["CARGO_TARGET_DIR", "CARGO_MANIFEST_DIR", "CARGO"] {
        command.env_remove(name);
    }
    command
}

fn last_lines(output: &Output) -> String {
    let text = [&output.stdout[..], &output.stderr[..]].concat();
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    lines[lines.len().saturating_sub(SHOWN_LINES)..].join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_client_is_named_with_what_brings_it() {
        let client = Client {
            name: "nosuch",
            programs: &[&["mettle-no-such-client"]],
            install: "the nosuch package",
        };
        let error = run_client(&client, Path::new("."), &[])
            .unwrap_err()
            .to_string();
        assert!(
            error.contains("nosuch") && error.contains("the nosuch package"),
            "{error}"
        );
    }

    #[test]
    fn a_failing_client_shows_its_last_words() {
        let client = Client {
            name: "sh",
            programs: &[&[
                "sh",
                "-c",
                "case $0 in --version) ;; *) echo no network >&2; exit 7; esac",
            ]],
            install: "",
        };
        let error = run_client(&client, Path::new("."), &["go"])
            .unwrap_err()
            .to_string();
        assert!(
            error.contains("no network") && error.contains('7'),
            "{error}"
        );
    }
}
