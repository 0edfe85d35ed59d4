//! Source packages of Debian, with the machine's own apt and its own choice of servers.
//!
//! apt is told to fetch sources from where this machine fetches packages, with lists and cache in
//! the staging folder: nothing of the machine changes, and nobody has to be root.

use super::client::{APT, run_client};
use crate::assets;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// One line for each place that packages come from, as a place that sources come from.
const PLACES: &str = "deb-src $(REPO_URI) $(RELEASE) $(COMPONENT)";

/// Downloads the listed source packages, at their versions, into `work`.
pub(super) fn download_sources(work: &Path) -> Result<()> {
    let places = run_client(
        &APT,
        work,
        &["indextargets", "--format", PLACES, "Created-By: Packages"],
    )?;
    let apt = work.join("apt");
    for folder in ["lists/partial", "cache/archives/partial"] {
        fs::create_dir_all(apt.join(folder))?;
    }
    fs::write(apt.join("sources.list"), unique_lines(&places))?;
    let apt = apt.to_str().context("the cache's path is no UTF-8")?;
    let settings = [
        format!("Dir::Etc::SourceList={apt}/sources.list"),
        "Dir::Etc::SourceParts=-".to_owned(),
        format!("Dir::State::Lists={apt}/lists"),
        format!("Dir::Cache={apt}/cache"),
        // Another user could not write here.
        "APT::Sandbox::User=".to_owned(),
    ];
    let run = |words: &[&str]| {
        let settings = settings.iter().flat_map(|setting| ["-o", setting]);
        let arguments: Vec<&str> = settings.chain(words.iter().copied()).collect();
        run_client(&APT, work, &arguments)
    };
    run(&["update"])?;
    let packages = std::str::from_utf8(assets::get("packages/debian/sources.txt"))?;
    let packages: Vec<&str> = packages.lines().collect();
    run(&[&["source", "--download-only"], &packages[..]].concat())?;
    Ok(())
}

fn unique_lines(text: &str) -> String {
    let lines: std::collections::BTreeSet<&str> = text.lines().collect();
    lines.into_iter().flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_listed_once() {
        assert_eq!(unique_lines("b x\na\nb x\n"), "a\nb x\n");
    }
}
