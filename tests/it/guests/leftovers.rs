//! What may be left when a guest is gone: nothing.

use std::{collections::BTreeMap, fs, path::Path};

/// Part of the name of every file that a guest tries to write.
pub const MARK: &str = "mettle-guest";

/// What a process holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    pub descriptors: usize,
    /// Resident memory that is not backed by files.
    pub memory_kib: u64,
}

impl Held {
    /// By a process that is there.
    pub fn by(process: u32) -> Held {
        let descriptors = fs::read_dir(format!("/proc/{process}/fd")).unwrap().count();
        let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap();
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("RssAnon:"));
        let kib = line.unwrap().trim().trim_end_matches(" kB");
        Held {
            descriptors,
            memory_kib: kib.parse().unwrap(),
        }
    }
}

/// The processes that this one has started and that are not gone.
pub fn children_of(process: u32) -> Vec<u32> {
    let threads = fs::read_dir(format!("/proc/{process}/task"));
    let lists = threads
        .into_iter()
        .flatten()
        .filter_map(|thread| fs::read_to_string(thread.ok()?.path().join("children")).ok());
    lists
        .flat_map(|list| {
            let ids = list.split_whitespace().filter_map(|id| id.parse().ok());
            ids.collect::<Vec<u32>>()
        })
        .collect()
}

/// Files with the guests' [`MARK`] where a program could hope to write them.
pub fn written_by_guests(more: &[&Path]) -> Vec<String> {
    let usual = ["/", "/tmp", "/var/tmp", "/dev/shm", "/w", "."].map(Path::new);
    let mut found = Vec::new();
    for folder in usual.iter().chain(more) {
        let names = fs::read_dir(folder).into_iter().flatten().flatten();
        let names = names.map(|entry| entry.path().display().to_string());
        found.extend(names.filter(|name| name.contains(MARK)));
    }
    found
}

/// Every file below a folder with its size; databases and logs grow, so theirs is left out.
pub fn files_below(folder: &Path) -> BTreeMap<String, u64> {
    let mut files = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            let name = path.display().to_string();
            let grows = name.contains("mettle.db") || name.ends_with(".log");
            let size = entry.metadata().map_or(0, |data| data.len());
            files.insert(name, if grows { 0 } else { size });
            if path.is_dir() {
                open.push(path);
            }
        }
    }
    files
}
