//! Properties of the comparison over arbitrary bytes and flags.

use super::{Comparison, naive};
use proptest::prelude::*;

fn any_comparison() -> impl Strategy<Value = Comparison> {
    let tolerance = || prop::option::of(prop::sample::select(vec![0.0, 1e-9, 1e-3, 0.5, 2.0]));
    (any::<bool>(), any::<bool>(), tolerance(), tolerance()).prop_map(
        |(case, space, absolute, relative)| Comparison {
            case_sensitive: case,
            space_change_sensitive: space,
            float_absolute: absolute,
            float_relative: relative,
        },
    )
}

/// Text in which tokens, numbers and whitespace often coincide between two samples.
fn lifelike() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop::sample::select(vec![
        " ", " ", "\n", "\n", "\t", "\r\n", "\x0b", "\x0c", "a", "A", "b", "yes", "YES", "1",
        "1.0", "1e0", "0.9995", "-0", "1.5", "inf", "nan", "0x1", "1e999", ".", "é", "\u{a0}",
    ]);
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat().into_bytes())
}

/// What a hostile program prints where a number is expected.
fn odd_number() -> impl Strategy<Value = Vec<u8>> {
    let pattern = "[+-]{0,2}[0-9]{0,40}[.]{0,2}[0-9]{0,40}([eE][+-]{0,2}[0-9]{0,30})?";
    prop_oneof![
        pattern.prop_map(String::into_bytes),
        any::<f64>().prop_map(|number| format!("{number:e}").into_bytes()),
        any::<f64>().prop_map(|number| format!("{number}").into_bytes()),
    ]
}

fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        lifelike(),
        odd_number(),
        prop::collection::vec(any::<u8>(), 0..64)
    ]
}

/// A variant of a text that differs in little or nothing.
fn pair() -> impl Strategy<Value = (Vec<u8>, Vec<u8>)> {
    prop_oneof![
        (any_bytes(), any_bytes()),
        (any_bytes(), any::<prop::sample::Index>(), any::<u8>()).prop_map(|(text, index, byte)| {
            let mut other = text.clone();
            if !other.is_empty() {
                let index = index.index(other.len());
                other[index] = byte;
            }
            (text, other)
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, ..ProptestConfig::default() })]

    #[test]
    fn the_fast_comparison_agrees_with_the_naive_one(comparison in any_comparison(), (output, answer) in pair()) {
        let result = comparison.compare(&output, &answer);
        prop_assert_eq!(result.is_ok(), naive::accepts(&comparison, &output, &answer), "{:?}", result);
    }

    #[test]
    fn every_text_equals_itself(comparison in any_comparison(), text in any_bytes()) {
        prop_assert_eq!(comparison.compare(&text, &text), Ok(()));
    }

    #[test]
    fn whitespace_changes_do_not_matter_by_default(text in lifelike(), filler in "[ \n\t\r\x0b\x0c]{1,4}") {
        let spaced: Vec<u8> = text
            .split(|byte| super::cursor::is_space(*byte))
            .flat_map(|token| [filler.as_bytes(), token])
            .flatten()
            .copied()
            .chain(filler.bytes())
            .collect();
        prop_assert_eq!(Comparison::default().compare(&spaced, &text), Ok(()));
    }

    #[test]
    fn ascii_case_does_not_matter_by_default(text in any_bytes()) {
        prop_assert_eq!(Comparison::default().compare(&text.to_ascii_uppercase(), &text), Ok(()));
    }

    #[test]
    fn a_difference_is_always_short_and_printable(comparison in any_comparison(), (output, answer) in pair()) {
        if let Err(difference) = comparison.compare(&output, &answer) {
            let text = difference.to_string();
            prop_assert!(text.len() < 1_000);
            prop_assert!(!text.contains(char::is_control), "{:?}", text);
        }
    }

    #[test]
    fn looser_tolerances_never_reject_what_stricter_ones_accept((output, answer) in pair()) {
        let with = |e| Comparison { float_absolute: Some(e), ..Comparison::default() };
        if with(1e-6).compare(&output, &answer).is_ok() {
            prop_assert_eq!(with(0.5).compare(&output, &answer), Ok(()));
        }
    }
}

/// Extremes that random bytes do not find: each must be compared at once, and never panic.
#[test]
fn hostile_extremes_are_compared_without_harm() {
    let many = 1 << 16;
    let extremes: Vec<Vec<u8>> = vec![
        vec![],
        vec![b' '; many],
        vec![b'9'; many],
        vec![0; many],
        vec![0xff; many],
        b"1 ".repeat(many),
        [b"1e", &[b'9'; 20_000][..]].concat(),
        [b"1e-", &[b'9'; 20_000][..]].concat(),
        [&[b'0'; 20_000][..], b".", &[b'0'; 20_000][..], b"1"].concat(),
        "\u{a0}\u{2028}\u{feff}".repeat(1000).into_bytes(),
        b"nan inf -inf NaN Infinity +nan 1e400 -1e400 0x10 1_0 .e1 e1 + - .".to_vec(),
    ];
    let tolerant = Comparison {
        float_absolute: Some(1e-6),
        float_relative: Some(1e-6),
        ..Comparison::default()
    };
    for comparison in [Comparison::default(), tolerant] {
        for output in &extremes {
            for answer in &extremes {
                let accepted = comparison.compare(output, answer).is_ok();
                // Both sides of nothing but blanks are equal; so are the same bytes.
                let same = output == answer || naive::accepts(&comparison, output, answer);
                assert_eq!(accepted, same);
            }
        }
    }
}
