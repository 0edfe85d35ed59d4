//! `testlib.h` for programs that include it and do not bring it along: checkers, validators, interactors
//! and generators of problem packages.

use mettle_domain::SourceFile;

/// The name it is included by.
const NAME: &str = "testlib.h";

/// Our own header, of one piece as its users know it.
const HEADER: &str = concat!(
    include_str!("../../testlib/words.h"),
    include_str!("../../testlib/text.h"),
    include_str!("../../testlib/pattern.h"),
    include_str!("../../testlib/random.h"),
    include_str!("../../testlib/stream.h"),
    include_str!("../../testlib/numbers.h"),
    include_str!("../../testlib/quit.h"),
    include_str!("../../testlib/options.h"),
    include_str!("../../testlib/register.h"),
);

/// The header, if one of the files includes it and none is it. One in a folder is found by what lies there
/// before this one.
pub(super) fn missing_from(files: &[SourceFile]) -> Option<(&'static str, &'static str)> {
    let brings_it = files.iter().any(|file| file.name == NAME);
    let includes_it = files.iter().any(|file| includes(&file.content));
    (includes_it && !brings_it).then_some((NAME, HEADER))
}

fn includes(source: &str) -> bool {
    source.lines().any(|line| {
        let included = line
            .trim_start()
            .strip_prefix('#')
            .and_then(|directive| directive.trim_start().strip_prefix("include"));
        included.is_some_and(|name| {
            name.trim_start()
                .get(1..)
                .is_some_and(|name| name.starts_with(NAME))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, content: &str) -> SourceFile {
        SourceFile {
            name: name.into(),
            content: content.into(),
        }
    }

    #[test]
    fn it_is_given_to_programs_that_include_it_and_lack_it() {
        for (files, given) in [
            (vec![file("a.cpp", "#include \"testlib.h\"\n")], true),
            (vec![file("a.cpp", "\n  #  include<testlib.h>\n")], true),
            (vec![file("a.cpp", "// #include \"testlib.h\"\n")], false),
            (vec![file("a.cpp", "#include \"my_testlib.h\"\n")], false),
            (vec![file("a.cpp", "#include")], false),
            (
                vec![
                    file("a.cpp", "#include \"testlib.h\"\n"),
                    file("testlib.h", "#pragma once\n"),
                ],
                false,
            ),
            (
                vec![
                    file("a.cpp", "#include \"b.h\"\n"),
                    file("b.h", "#include \"testlib.h\"\n"),
                ],
                true,
            ),
        ] {
            assert_eq!(missing_from(&files).is_some(), given, "{files:?}");
        }
    }
}
