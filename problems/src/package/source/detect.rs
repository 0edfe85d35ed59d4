//! What a folder or a file is before it is read.

use super::Bounds;
use crate::formats::Foreign;
use std::{
    fs,
    io::{Read, Seek, SeekFrom},
    path::Path,
};

/// The format of a folder that is no package of ours, and the folder inside that holds it all.
pub(crate) fn foreign_in(root: &Path) -> Option<(Foreign, String)> {
    let mut paths = Vec::new();
    list(root, "", Bounds::default().depth, &mut paths);
    Foreign::detect(paths.iter().map(String::as_str))
}

/// Paths of files below a folder; links are not followed, as their targets are not known to be inside.
fn list(folder: &Path, prefix: &str, depth: usize, paths: &mut Vec<String>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    let mut entries: Vec<_> = entries.flatten().collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let (Ok(kind), Ok(name)) = (entry.file_type(), entry.file_name().into_string()) else {
            continue;
        };
        if paths.len() >= Bounds::default().entries {
            return;
        }
        let path = format!("{prefix}{name}");
        if kind.is_dir() && depth > 1 && !name.starts_with('.') {
            list(&entry.path(), &format!("{path}/"), depth - 1, paths);
        } else if kind.is_file() {
            paths.push(path);
        }
    }
}

/// The whole file, if it is an XML document; otherwise it is read from its start again.
pub(crate) fn xml_document(file: &mut (impl Read + Seek)) -> Option<Vec<u8>> {
    let mut start = [0; 64];
    let mut length = 0;
    while length < start.len() {
        match file.read(&mut start[length..]) {
            Ok(0) | Err(_) => break,
            Ok(count) => length += count,
        }
    }
    let text = start[..length].trim_ascii_start();
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    let is_xml = [&b"<?xml"[..], b"<fps"]
        .iter()
        .any(|mark| text.starts_with(mark));
    file.seek(SeekFrom::Start(0)).ok()?;
    if !is_xml {
        return None;
    }
    let mut document = Vec::new();
    file.take(Bounds::default().file_bytes)
        .read_to_end(&mut document)
        .ok()?;
    Some(document)
}
