//! Reading a package from a folder.

use super::Intake;
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Reads the folder's files. Links are followed where they stay inside the folder.
///
/// # Errors
/// The folder itself cannot be read; everything below it becomes a finding.
pub(crate) fn read_folder(root: &Path, intake: &mut Intake<'_>) -> io::Result<()> {
    let root = root.canonicalize()?;
    fs::read_dir(&root)?;
    Walk {
        root: &root,
        intake,
    }
    .visit(&root, String::new(), &mut vec![root.clone()]);
    Ok(())
}

struct Walk<'a, 'f> {
    root: &'a Path,
    intake: &'a mut Intake<'f>,
}

impl Walk<'_, '_> {
    /// `above` are the real paths of the folders we are in, to notice links that lead back.
    fn visit(&mut self, folder: &Path, path: String, above: &mut Vec<PathBuf>) {
        let mut names = match list(folder) {
            Ok(names) => names,
            Err(error) => return self.intake.lose(&path, &format!("cannot be read: {error}")),
        };
        names.sort();
        for name in names {
            if !self.intake.count_entry() {
                return;
            }
            let Ok(name) = name.into_string() else {
                continue;
            };
            let path = if path.is_empty() {
                name.clone()
            } else {
                format!("{path}/{name}")
            };
            if self.intake.wants(&path)
                && let Err(message) = self.take_in(&folder.join(&name), path.clone(), above)
            {
                self.intake.lose(&path, &message);
            }
        }
    }

    fn take_in(
        &mut self,
        file: &Path,
        path: String,
        above: &mut Vec<PathBuf>,
    ) -> Result<(), String> {
        let unreadable = |error: io::Error| format!("cannot be read: {error}");
        let real = file.canonicalize().map_err(unreadable)?;
        if !real.starts_with(self.root) {
            return Err(
                "is a link that leads out of the package; put the file itself there".into(),
            );
        }
        let kind = fs::metadata(&real).map_err(unreadable)?;
        if kind.is_dir() {
            if above.contains(&real) {
                return Err("is a link to a folder around it; remove it".into());
            }
            above.push(real.clone());
            self.visit(&real, path, above);
            above.pop();
            return Ok(());
        }
        if !kind.is_file() {
            return Err("is neither a file nor a folder; remove it".into());
        }
        self.intake
            .add(path, fs::File::open(&real).map_err(unreadable)?)
            .map_err(unreadable)
    }
}

fn list(folder: &Path) -> io::Result<Vec<std::ffi::OsString>> {
    fs::read_dir(folder)?
        .map(|entry| Ok(entry?.file_name()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::Bounds;
    use super::*;
    use crate::finding::Findings;
    use std::os::unix::fs::symlink;

    fn read(root: &Path, bounds: Bounds) -> (Vec<String>, Vec<String>) {
        let mut findings = Findings::default();
        let mut intake = Intake::new(bounds, &mut findings);
        read_folder(root, &mut intake).unwrap();
        let tree = intake.into_tree();
        let paths = tree
            .below("data")
            .map(|(path, _)| path.to_owned())
            .collect();
        (
            paths,
            findings
                .into_list()
                .iter()
                .map(ToString::to_string)
                .collect(),
        )
    }

    #[test]
    fn links_inside_are_followed_and_links_outside_refused() {
        let outside = tempfile::tempdir().unwrap();
        fs::write(outside.path().join("passwd"), "secret").unwrap();
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        fs::create_dir_all(data.join("a")).unwrap();
        fs::write(data.join("a/1.in"), "1").unwrap();
        symlink("a", data.join("b")).unwrap();
        symlink("../data", data.join("loop")).unwrap();
        symlink(outside.path().join("passwd"), data.join("stolen")).unwrap();
        symlink("../../../../../../etc/hostname", data.join("climb")).unwrap();
        symlink("nowhere", data.join("dangling")).unwrap();
        fs::create_dir(folder.path().join("input_validators")).unwrap();
        symlink(
            "/nowhere/else.h",
            folder.path().join("input_validators/x.h"),
        )
        .unwrap();
        let (paths, findings) = read(folder.path(), Bounds::default());
        assert_eq!(paths, ["a/1.in", "b/1.in"]);
        assert_eq!(findings.len(), 5, "{findings:#?}");
        assert!(
            findings[4].starts_with("warning: input_validators/x.h: is left out"),
            "{findings:#?}"
        );
        assert!(
            findings
                .iter()
                .any(|finding| finding.contains("data/stolen: is a link that leads out"))
        );
        assert!(
            findings
                .iter()
                .any(|finding| finding.contains("data/loop: is a link to a folder around it"))
        );
        assert!(
            findings
                .iter()
                .any(|finding| finding.contains("data/dangling: cannot be read"))
        );
    }

    #[test]
    fn a_folder_with_too_many_entries_is_told_once() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("data")).unwrap();
        for number in 0..20 {
            fs::write(folder.path().join(format!("data/{number}.in")), "").unwrap();
        }
        let (_, findings) = read(
            folder.path(),
            Bounds {
                entries: 10,
                ..Bounds::default()
            },
        );
        assert_eq!(findings.len(), 1, "{findings:?}");
        assert!(findings[0].contains("more than 10 files"));
    }

    #[test]
    fn what_is_no_file_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("data")).unwrap();
        let socket =
            std::os::unix::net::UnixListener::bind(folder.path().join("data/socket")).unwrap();
        let (paths, findings) = read(folder.path(), Bounds::default());
        drop(socket);
        assert!(
            paths.is_empty() && findings[0].contains("neither a file nor a folder"),
            "{findings:?}"
        );
    }
}
