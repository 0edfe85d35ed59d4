//! DMOJ packages: `init.yml` with test cases, batches and a checker, and an archive of test data.

mod programs;
mod test_cases;

use super::{
    bytes, checkers, content,
    draft::{Checker, Draft},
    text,
};
use crate::{
    Severity, TestData,
    finding::Findings,
    package::{Archive, Bounds, FileTree, Intake, yaml::Map},
};
use std::io::Cursor;

pub(super) fn read(tree: &FileTree, name: &str, findings: &mut Findings) -> Option<Draft> {
    let file = ["init.yml", "init.yaml"]
        .into_iter()
        .find(|file| tree.contains(file))?;
    let text = text(tree, file, findings)?;
    let mut map = Map::parse(file, &text, findings)?;
    let mut draft = Draft {
        short_name: name.to_owned(),
        identity: format!("dmoj {name}"),
        ..Draft::default()
    };
    let archive = map.text("archive", findings);
    let data = archive.and_then(|archive| data_of(tree, &archive, findings));
    let files = Files { tree, data };
    read_limits(&mut map, &mut draft, findings);
    programs::refuse_what_cannot_be(&mut map, findings);
    draft.checker = programs::checker(&mut map, tree, findings);
    draft.interactor = programs::interactor(&mut map, tree, findings);
    test_cases::read(&mut map, &files, &mut draft, findings);
    tell_points(&mut draft);
    // What only DMOJ's own sandbox wants, and what changes no verdict.
    for ignored in [
        "unbuffered",
        "hints",
        "symlinks",
        "wall_time_factor",
        "output_limit_length",
        "checker",
        "meta",
        "short_circuit",
        "file_io",
    ] {
        if map.take(ignored).is_some() && ["file_io", "output_limit_length"].contains(&ignored) {
            findings.warning(file, format!("{ignored} is ignored"));
        }
    }
    map.finish(Severity::Warning, findings);
    Some(draft)
}

/// A checker that is a Python function is told what a case is worth, and may give less.
fn tell_points(draft: &mut Draft) {
    let Checker::Program(program) = &draft.checker else {
        return;
    };
    let main = program.files.first();
    if main.is_none_or(|(name, _)| name != checkers::PYTHON_CALLER) {
        return;
    }
    for group in &mut draft.groups {
        group.flags = group.points.map(|points| vec![points.to_string()]);
    }
}

/// Limits lie in DMOJ's database; some packages write them down all the same.
fn read_limits(map: &mut Map<'_>, draft: &mut Draft, findings: &mut Findings) {
    draft.time_limit_ms = map
        .number("time_limit", 0.0, true, findings)
        .map(|seconds| (seconds * 1000.0).ceil() as u64);
    draft.memory_mib = map
        .number("memory_limit", 0.0, true, findings)
        .map(|kib| (kib / 1024.0).ceil() as u64);
    if draft.time_limit_ms.is_none() {
        draft.time_limit_ms = Some(2000);
        findings.warning(map.file(), "says nothing about the time limit, which lies in DMOJ's database: 2 s are assumed; add time_limit (seconds) and memory_limit (KiB) to set them");
    }
}

/// The files of a package: those in its archive before those beside `init.yml`.
struct Files<'a> {
    tree: &'a FileTree,
    data: Option<FileTree>,
}

impl Files<'_> {
    fn get(&self, path: &str) -> Option<TestData> {
        let data = self.data.as_ref().and_then(|data| content(data, path));
        data.or_else(|| content(self.tree, path))
    }

    fn paths(&self) -> Vec<&str> {
        self.data.as_ref().unwrap_or(self.tree).paths().collect()
    }
}

/// The archive inside the package, unpacked in memory under the same bounds.
fn data_of(tree: &FileTree, name: &str, findings: &mut Findings) -> Option<FileTree> {
    let Some(content) = bytes(tree, name) else {
        findings.fatal(name, "is missing: it is the archive of the tests");
        return None;
    };
    let mut intake = Intake::of_any_file(Bounds::default(), findings);
    match Archive::open(Cursor::new(&content[..]), &mut intake) {
        Ok(mut archive) => {
            archive.unpack("", &mut intake);
            Some(intake.into_tree())
        }
        Err(error) => {
            findings.fatal(
                name,
                format!("is {error}; the archive of the tests must be a zip"),
            );
            None
        }
    }
}

#[cfg(test)]
mod tests;
