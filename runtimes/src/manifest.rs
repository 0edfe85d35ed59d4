//! The one list of everything the runtimes are made from.

use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// The embedded `manifest.json`, as text: part of every key.
pub(crate) const TEXT: &str = include_str!("../manifest.json");

/// Where a package comes from, and so which client fetches it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ecosystem {
    /// `npm ci` with the embedded lock file.
    Npm,
    /// `pip download` with hashes.
    Pypi,
    /// `cargo vendor` with the embedded lock file.
    Cargo,
    /// `apt-get download` of the embedded versions; nothing is installed.
    Debian,
    /// `apt-get source` of the listed versions.
    #[serde(rename = "debian-source")]
    DebianSource,
}

/// A package, pinned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Artifact {
    /// Where it comes from.
    pub ecosystem: Ecosystem,
    /// The name in its registry.
    pub package: String,
    /// The exact version.
    pub version: String,
    /// SPDX expressions, with what each covers.
    pub licence: String,
    /// What Mettle uses of it.
    pub provides: String,
    /// The files Mettle uses.
    pub files: Vec<ArtifactFile>,
}

/// A file of a package, pinned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArtifactFile {
    /// Where the package client puts it, relative to the folder it works in.
    pub path: String,
    /// SHA-256, in lower-case hex.
    pub sha256: String,
}

#[derive(Deserialize)]
struct Manifest {
    artifacts: Vec<Artifact>,
}

static ARTIFACTS: LazyLock<Vec<Artifact>> = LazyLock::new(|| {
    let manifest: Manifest =
        serde_json::from_str(TEXT).expect("manifest.json is embedded and tested");
    manifest.artifacts
});

/// Every package the runtimes are made from.
pub fn artifacts() -> &'static [Artifact] {
    &ARTIFACTS
}

/// The package of this name.
///
/// # Panics
/// When the manifest has none: recipes name constant packages.
pub(crate) fn artifact(package: &str) -> &'static Artifact {
    artifacts()
        .iter()
        .find(|artifact| artifact.package == package)
        .unwrap_or_else(|| panic!("manifest.json has no package {package}"))
}

impl Artifact {
    /// The digests of its files, one per line: its content, as far as keys are concerned.
    pub(crate) fn digests(&self) -> String {
        let lines = self.files.iter();
        lines
            .map(|file| format!("{} {}\n", file.sha256, file.path))
            .collect()
    }

    /// The one file whose path ends so.
    ///
    /// # Panics
    /// When there is none: recipes name constant files.
    pub(crate) fn file(&self, ending: &str) -> &ArtifactFile {
        let mut files = self.files.iter();
        files
            .find(|file| file.path.ends_with(ending))
            .unwrap_or_else(|| panic!("manifest.json: {} has no file {ending}", self.package))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assets;

    #[test]
    fn every_artifact_is_pinned_by_its_lock_file_and_has_digests() {
        for artifact in artifacts() {
            let lock = match artifact.ecosystem {
                Ecosystem::Npm => assets::text("packages/npm/package-lock.json"),
                Ecosystem::Pypi => assets::text("packages/pip/requirements.txt"),
                Ecosystem::Cargo => assets::text("packages/cargo/Cargo.lock"),
                Ecosystem::Debian => assets::text("packages/debian/packages.txt"),
                Ecosystem::DebianSource => assets::text("packages/debian/sources.txt"),
            };
            assert!(
                lock.contains(&artifact.package),
                "{} is not locked",
                artifact.package
            );
            assert!(
                lock.contains(&artifact.version),
                "{} is not locked",
                artifact.package
            );
            assert!(!artifact.files.is_empty() && !artifact.licence.is_empty());
            for file in &artifact.files {
                assert!(file.sha256.len() == 64, "{}", file.path);
                assert!(
                    !file.path.starts_with('/') && !file.path.contains(".."),
                    "{}",
                    file.path
                );
            }
        }
    }

    #[test]
    fn no_lock_file_names_a_registry_host() {
        for (name, content) in assets::under("packages") {
            let text = String::from_utf8_lossy(content)
                .replace("registry+https://github.com/rust-lang/crates.io-index", "");
            assert!(!text.contains("://"), "{name} names a host");
        }
    }
}
