//! The files the recipes use, embedded when the program was built.

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The embedded file of this name, relative to the crate (`c/crt1.c`).
///
/// # Panics
/// When there is none: recipes name constant files, and a test reads them all.
pub(crate) fn get(name: &str) -> &'static [u8] {
    let found = FILES.binary_search_by(|(file, _)| (*file).cmp(name));
    FILES[found.unwrap_or_else(|_| panic!("{name} is not embedded"))].1
}

/// As [`get`], for files that are UTF-8.
pub(crate) fn text(name: &str) -> &'static str {
    std::str::from_utf8(get(name)).unwrap_or_else(|_| panic!("{name} is not UTF-8"))
}

/// The embedded files of a folder and the folders below it, with their names relative to it.
pub(crate) fn under(folder: &str) -> impl Iterator<Item = (&'static str, &'static [u8])> {
    FILES.iter().filter_map(move |(name, content)| {
        let rest = name.strip_prefix(folder)?.strip_prefix('/')?;
        Some((rest, *content))
    })
}
