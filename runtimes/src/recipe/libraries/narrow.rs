//! A variant of libc++'s streams for programs that use neither wide characters nor facets for money,
//! time and messages: nearly all.
//!
//! The classic locale holds every facet, so each program with `<iostream>` was linked with all of
//! them: half of its code, which had to be translated every time. A program that does need one
//! refers to something that this variant lacks; then linking fails, and the full library is taken
//! instead. So the two must differ in names that are missing, never in what a name does.

use crate::recipe;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;

/// Guests' folder with the sources of the variant.
pub(super) const FOLDER: &str = "/z/narrow";
/// What is made anew of libc++'s sources.
pub(super) const FILES: [&str; 3] = ["locale.cpp", "iostream.cpp", "ios.instantiations.cpp"];

/// Facets that are left out, by a part of their names.
const FACETS: [&str; 5] = ["money", "time_", "messages", "char16_t", "char32_t"];
/// Lines of `locale.cpp` that these are.
const LINES: usize = 84;

/// Writes the sources to `work/narrow`.
pub(super) fn write_sources(work: &Path, config_site: &Path) -> Result<()> {
    let folder = work.join("narrow");
    fs::create_dir_all(&folder)?;
    for file in FILES {
        fs::copy(work.join("libcxx/src").join(file), folder.join(file))?;
    }
    let locale = folder.join("locale.cpp");
    fs::write(&locale, without_facets(&fs::read_to_string(&locale)?)?)?;
    // Beside the sources, so that it is found before the one of the full library.
    let config = folder.join("__config_site");
    fs::copy(config_site, &config).context("the configuration of libc++")?;
    recipe::replace_in_file(
        &config,
        "#define _LIBCPP_HAS_WIDE_CHARACTERS 1",
        "#define _LIBCPP_HAS_WIDE_CHARACTERS 0",
    )
}

/// Takes the facets out of every locale, and their numbers and instantiations out of the library.
fn without_facets(source: &str) -> Result<String> {
    let mut left_out = 0;
    let mut kept = String::with_capacity(source.len());
    for line in source.lines() {
        if is_about_a_facet(line) {
            left_out += 1;
        } else {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    ensure!(
        left_out == LINES,
        "locale.cpp of libc++ has {left_out} lines about facets, not {LINES}: it is not the known one"
    );
    Ok(kept)
}

fn is_about_a_facet(line: &str) -> bool {
    let line = line.trim_start();
    let statement = line.starts_with("install")
        || line.starts_with("constinit locale::id ")
        || line.starts_with("template class ");
    statement && line.ends_with(';') && FACETS.iter().any(|facet| line.contains(facet))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_statements_about_facets_are_left_out() {
        for line in [
            "  install(&make<money_get<char> >(1u));",
            "constinit locale::id codecvt<char16_t, char, mbstate_t>::id;",
            "template class _LIBCPP_CLASS_TEMPLATE_INSTANTIATION_VIS time_put<char>;",
        ] {
            assert!(is_about_a_facet(line), "{line}");
        }
        for line in [
            "  install(&make<num_get<char> >(1u));",
            "  for (size_t nchar16_t = 0; frm_nxt < frm_end && nchar16_t < mx; ++nchar16_t) {",
            "string moneypunct_byname<char, false>::do_grouping() const {",
        ] {
            assert!(!is_about_a_facet(line), "{line}");
        }
    }
}
