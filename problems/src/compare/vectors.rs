//! The semantics as a table, and the cost of hostile sizes.

use super::Comparison;
use std::time::{Duration, Instant};

struct Vector {
    flags: &'static str,
    output: &'static [u8],
    answer: &'static [u8],
    accepted: bool,
}

const fn yes(flags: &'static str, output: &'static [u8], answer: &'static [u8]) -> Vector {
    Vector {
        flags,
        output,
        answer,
        accepted: true,
    }
}

const fn no(flags: &'static str, output: &'static [u8], answer: &'static [u8]) -> Vector {
    Vector {
        flags,
        output,
        answer,
        accepted: false,
    }
}

const VECTORS: &[Vector] = &[
    // Tokens.
    yes("", b"3 7\n", b"3 7\n"),
    yes("", b"", b""),
    yes("", b" \n\t", b""),
    no("", b"", b"x"),
    no("", b"x", b""),
    no("", b"37", b"3 7"),
    no("", b"3 7 9", b"3 7"),
    no("", b"3", b"3 7"),
    no("", b"03", b"3"),
    // Whitespace: six bytes and no others.
    yes("", b"3\x20\x0c\x0a\x0d\x09\x0b7", b"3 7"),
    yes("", b"\r\n3\r\n7\r\n", b"3\n7\n"),
    no("", "3\u{a0}7".as_bytes(), b"3 7"),
    no("", b"3\x007", b"3 7"),
    no("", "3\u{3000}7".as_bytes(), b"3 7"),
    // Case: ASCII only.
    yes("", b"YeS", b"yEs"),
    no("case_sensitive", b"Yes", b"yes"),
    no("", "É".as_bytes(), "é".as_bytes()),
    no("", b"@", b"`"),
    no("", b"[", b"{"),
    // Bytes that are no text.
    yes("", b"\xff\xfe\0", b"\xff\xfe\0"),
    no("", b"\xff\xfe\0a", b"\xff\xfe\0b"),
    // Whitespace that matters.
    yes("space_change_sensitive", b" a  b\n", b" a  b\n"),
    yes("space_change_sensitive", b"A b", b"a B"),
    no("space_change_sensitive", b"a b", b"a  b"),
    no("space_change_sensitive", b"a  b", b"a b"),
    no("space_change_sensitive", b"a\tb", b"a b"),
    no("space_change_sensitive", b"a b", b"a b\n"),
    no("space_change_sensitive", b"a b\n", b"a b"),
    no("space_change_sensitive", b" a b", b"a b"),
    no("space_change_sensitive", b"a b\r\n", b"a b\n"),
    no("space_change_sensitive", b"\n", b""),
    no("space_change_sensitive case_sensitive", b"A b", b"a b"),
    // Numbers are text until a tolerance is set.
    no("", b"1.0", b"1"),
    no("", b"2.0e2", b"200"),
    yes("float_tolerance 0", b"2.0e2", b"200"),
    yes("float_tolerance 0", b"-0", b"0"),
    yes("float_tolerance 1e-3", b"3.1409", b"3.141"),
    yes("float_absolute_tolerance 0.25", b"7.25", b"7"),
    no("float_absolute_tolerance 0.25", b"7.2500001", b"7"),
    yes("float_relative_tolerance 0.25", b"250", b"200"),
    no("float_relative_tolerance 0.25", b"251", b"200"),
    no("float_relative_tolerance 0.25", b"0.0001", b"0"),
    yes("float_relative_tolerance 0.25", b"0.0", b"0"),
    yes("float_relative_tolerance 0.25", b"-250", b"-200"),
    // Within one of the two is enough.
    yes("float_tolerance 0.25", b"0.25", b"0"),
    yes("float_tolerance 0.25", b"250", b"200"),
    yes(
        "float_absolute_tolerance 50 float_relative_tolerance 0",
        b"250",
        b"200",
    ),
    yes(
        "float_absolute_tolerance 0 float_relative_tolerance 0.25",
        b"250",
        b"200",
    ),
    // The answer decides whether it is a number.
    no("float_tolerance 9", b"one", b"1"),
    no("float_tolerance 9", b"1x", b"1"),
    no("float_tolerance 9", b"nan", b"1"),
    no("float_tolerance 9", b"inf", b"1"),
    no("float_tolerance 9", b"0x1", b"1"),
    no("float_tolerance 9", b"1", b"inf"),
    yes("float_tolerance 9", b"INF", b"inf"),
    yes("float_tolerance 9", b"NaN", b"nan"),
    no("float_tolerance 9 case_sensitive", b"NaN", b"nan"),
    no("float_tolerance 9", b"1", b"0x1"),
    yes("float_tolerance 9", b"0X1", b"0x1"),
    yes("float_tolerance 9", b"1e999", b"1E999"),
    no("float_tolerance 9", b"1e999", b"1"),
    yes("float_tolerance 0.1", b"case 1.05", b"CASE 1"),
    no(
        "float_tolerance 0.1 space_change_sensitive",
        b"case  1",
        b"case 1",
    ),
    yes(
        "float_tolerance 0.1 space_change_sensitive case_sensitive",
        b"Case 1.05\n",
        b"Case 1\n",
    ),
];

#[test]
fn the_table_of_semantics_holds() {
    for Vector {
        flags,
        output,
        answer,
        accepted,
    } in VECTORS
    {
        let flags: Vec<&str> = flags.split_whitespace().collect();
        let result = Comparison::from_flags(&flags)
            .unwrap()
            .compare(output, answer);
        assert_eq!(
            result.is_ok(),
            *accepted,
            "{flags:?}: {:?} against {:?}: {result:?}",
            String::from_utf8_lossy(output),
            String::from_utf8_lossy(answer),
        );
    }
}

/// Generous for an unoptimised build on a loaded machine; quadratic work would take days.
const LINEAR: Duration = Duration::from_secs(120);

#[test]
fn hostile_sizes_are_compared_in_linear_time() {
    let started = Instant::now();
    let size = 4 << 20;
    let blanks = vec![b' '; size];
    let solid = vec![b'x'; size];
    let mut almost = solid.clone();
    almost[size - 1] = b'y';
    let numbers = b"1.5 ".repeat(size / 4);
    let rounded = b"1.50\n".repeat(size / 4);
    let float = Comparison::from_flags(&["float_tolerance", "1e-6"]).unwrap();
    let strict = Comparison::from_flags(&["space_change_sensitive"]).unwrap();
    assert_eq!(Comparison::default().compare(&blanks, b""), Ok(()));
    assert!(strict.compare(&blanks, &blanks[1..]).is_err());
    assert!(Comparison::default().compare(&solid, &almost).is_err());
    assert!(Comparison::default().compare(&solid, &solid[1..]).is_err());
    assert_eq!(float.compare(&rounded, &numbers), Ok(()));
    assert!(started.elapsed() < LINEAR, "{:?}", started.elapsed());
}
