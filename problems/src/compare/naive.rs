//! A slow comparison written straight from the words of the format, to test the fast one against.

use super::Comparison;

fn is_space(byte: &u8) -> bool {
    [0x20, 0x0c, 0x0a, 0x0d, 0x09, 0x0b].contains(byte)
}

/// Alternating runs: whitespace (maybe empty), token, whitespace, token, …, whitespace.
fn split(text: &[u8]) -> (Vec<Vec<u8>>, Vec<Vec<u8>>) {
    let (mut spaces, mut tokens) = (vec![vec![]], Vec::<Vec<u8>>::new());
    let mut in_token = false;
    for byte in text {
        if is_space(byte) {
            if in_token {
                spaces.push(vec![]);
            }
            spaces.last_mut().unwrap().push(*byte);
            in_token = false;
        } else {
            if !in_token {
                tokens.push(vec![]);
            }
            tokens.last_mut().unwrap().push(*byte);
            in_token = true;
        }
    }
    if in_token {
        spaces.push(vec![]);
    }
    (spaces, tokens)
}

fn number(token: &[u8]) -> Option<f64> {
    let text = String::from_utf8(token.to_vec()).ok()?;
    // Only characters of the grammar, at least one digit first; Rust rejects the rest.
    if !text
        .chars()
        .all(|c| c.is_ascii_digit() || "+-.eE".contains(c))
    {
        return None;
    }
    text.parse::<f64>().ok().filter(|value| value.is_finite())
}

fn same_token(comparison: &Comparison, output: &[u8], answer: &[u8]) -> bool {
    let tolerances = [comparison.float_absolute, comparison.float_relative];
    if tolerances.iter().any(Option::is_some)
        && let Some(a) = number(answer)
    {
        let Some(s) = number(output) else {
            return false;
        };
        let absolute = comparison
            .float_absolute
            .is_some_and(|e| (s - a).abs() <= e);
        let relative = comparison
            .float_relative
            .is_some_and(|e| (s - a).abs() <= e * a.abs());
        return absolute || relative;
    }
    if comparison.case_sensitive {
        output == answer
    } else {
        output.eq_ignore_ascii_case(answer)
    }
}

/// Whether the output is right.
pub(super) fn accepts(comparison: &Comparison, output: &[u8], answer: &[u8]) -> bool {
    let ((output_spaces, output), (answer_spaces, answer)) = (split(output), split(answer));
    output.len() == answer.len()
        && output
            .iter()
            .zip(&answer)
            .all(|(o, a)| same_token(comparison, o, a))
        && (!comparison.space_change_sensitive || output_spaces == answer_spaces)
}
