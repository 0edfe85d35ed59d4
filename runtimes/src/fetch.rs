//! Fetching the packages of the manifest with the ordinary package clients.
//!
//! Each client works in the staging folder of its part with the embedded lock file, checks what
//! it downloads against it, and every file Mettle uses is checked again against the manifest.

mod client;
mod debian;

use crate::assets;
use crate::key::sha256_of_file;
use crate::manifest::{Artifact, ArtifactFile, Ecosystem, artifacts};
use anyhow::{Context, Result};
use client::run_client;
use std::fs;
use std::path::Path;

/// A fetched file is not the one the manifest names.
#[derive(Debug, thiserror::Error)]
#[error(
    "{package}: {file} is not the file Mettle was made with: expected SHA-256 {expected}, found \
     {found}; a mirror or a proxy may serve another file under the same name"
)]
pub struct DigestMismatch {
    /// The package of the manifest.
    pub package: String,
    /// Its file.
    pub file: String,
    /// The manifest's digest.
    pub expected: String,
    /// The digest of what came.
    pub found: String,
}

/// Fills `folder` with the ecosystem's files of the manifest, at their paths, and nothing else.
pub(crate) fn fetch(ecosystem: Ecosystem, folder: &Path) -> Result<()> {
    let work = folder.join("download");
    fs::create_dir(&work)?;
    download(ecosystem, &work)?;
    for artifact in artifacts()
        .iter()
        .filter(|artifact| artifact.ecosystem == ecosystem)
    {
        keep_files(artifact, &work, folder)?;
    }
    fs::remove_dir_all(&work).context("cannot remove the download folder")
}

fn download(ecosystem: Ecosystem, work: &Path) -> Result<()> {
    match ecosystem {
        Ecosystem::Npm => {
            write_locks(work, "packages/npm", &["package.json", "package-lock.json"])?;
            run_client(
                &client::NPM,
                work,
                &["ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            )?;
            Ok(())
        }
        Ecosystem::Pypi => {
            write_locks(work, "packages/pip", &["requirements.txt"])?;
            // Wheels are only unpacked here: which Python runs pip must not matter.
            let arguments = "download --no-deps --require-hashes --only-binary=:all: \
                --platform manylinux2014_x86_64 --platform manylinux_2_17_x86_64 --python-version 3.13 --implementation cp \
                --no-input --disable-pip-version-check --progress-bar off \
                --dest . --requirement requirements.txt";
            let arguments: Vec<&str> = arguments.split_whitespace().collect();
            run_client(&client::PIP, work, &arguments)?;
            Ok(())
        }
        Ecosystem::Cargo => {
            write_locks(work, "packages/cargo", &["Cargo.toml", "Cargo.lock"])?;
            fs::create_dir(work.join("src"))?;
            fs::write(work.join("src/lib.rs"), "")?;
            run_client(
                &client::CARGO,
                work,
                &["vendor", "--locked", "--quiet", "vendor"],
            )?;
            Ok(())
        }
        Ecosystem::Debian => {
            // Whoever downloads as root does so as another user, who may not look in here.
            let packages = assets::text("packages/debian/packages.txt");
            let arguments: Vec<&str> = ["-o", "APT::Sandbox::User=root", "download"]
                .into_iter()
                .chain(packages.split_whitespace())
                .collect();
            run_client(&client::APT, work, &arguments).context(
                "the package lists may be old (`apt-get update` as root), or this is not Debian 12 \
                 with its security updates, or Debian has replaced the pinned versions",
            )?;
            Ok(())
        }
        Ecosystem::DebianSource => debian::download_sources(work),
    }
}

fn write_locks(work: &Path, folder: &str, names: &[&str]) -> Result<()> {
    for name in names {
        fs::write(work.join(name), assets::get(&format!("{folder}/{name}")))?;
    }
    Ok(())
}

fn keep_files(artifact: &Artifact, work: &Path, folder: &Path) -> Result<()> {
    for file in &artifact.files {
        let from = work.join(&file.path);
        check_digest(artifact, file, &from)?;
        let to = folder.join(&file.path);
        fs::create_dir_all(to.parent().unwrap_or(folder))?;
        fs::rename(&from, &to).with_context(|| format!("cannot keep {}", to.display()))?;
    }
    Ok(())
}

fn check_digest(artifact: &Artifact, file: &ArtifactFile, path: &Path) -> Result<()> {
    let (found, _) = sha256_of_file(path).with_context(|| {
        format!(
            "{} {} has no file {}",
            artifact.package, artifact.version, file.path
        )
    })?;
    if found != file.sha256 {
        return Err(DigestMismatch {
            package: format!("{} {}", artifact.package, artifact.version),
            file: file.path.clone(),
            expected: file.sha256.clone(),
            found,
        }
        .into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn artifact_of(sha256: &str) -> Artifact {
        let mut artifact = artifacts()[0].clone();
        artifact.files = vec![ArtifactFile {
            path: "gen/tool.wasm".into(),
            sha256: sha256.into(),
        }];
        artifact
    }

    #[test]
    fn a_wrong_digest_names_the_file_and_both_digests() {
        let folder = tempfile::tempdir().unwrap();
        let (work, kept) = (folder.path().join("work"), folder.path().join("kept"));
        fs::create_dir_all(work.join("gen")).unwrap();
        fs::write(work.join("gen/tool.wasm"), b"abc").unwrap();
        let wrong = "0".repeat(64);
        let error = keep_files(&artifact_of(&wrong), &work, &kept).unwrap_err();
        let text = error.to_string();
        assert!(
            text.contains("gen/tool.wasm") && text.contains(&wrong),
            "{text}"
        );
        assert!(text.contains("ba7816bf8f01cfea"), "{text}");
        assert!(error.is::<DigestMismatch>() && !kept.join("gen/tool.wasm").exists());
    }

    #[test]
    fn a_right_file_is_kept_at_its_path() {
        let folder = tempfile::tempdir().unwrap();
        let (work, kept) = (folder.path().join("work"), folder.path().join("kept"));
        fs::create_dir_all(work.join("gen")).unwrap();
        fs::write(work.join("gen/tool.wasm"), b"abc").unwrap();
        let right = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        keep_files(&artifact_of(right), &work, &kept).unwrap();
        assert_eq!(fs::read(kept.join("gen/tool.wasm")).unwrap(), b"abc");
    }
}
