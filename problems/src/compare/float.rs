//! Numbers in output and answers.

/// Reads a decimal floating-point number by the format's grammar:
/// `[+-]? (digits* '.' digits+ | digits+ '.' | digits+) ([eE] [+-]? digits+)?`.
///
/// No hexadecimal, no infinity, no NaN; a number too large for a double is no number either.
pub(crate) fn parse(token: &[u8]) -> Option<f64> {
    if !is_number(token) {
        return None;
    }
    // The grammar admits ASCII only, and a subset of what Rust parses (correctly rounded).
    let value: f64 = str::from_utf8(token).ok()?.parse().ok()?;
    value.is_finite().then_some(value)
}

fn is_number(token: &[u8]) -> bool {
    let rest = skip_sign(token);
    let (before, rest) = skip_digits(rest);
    let (after, rest) = match rest.strip_prefix(b".") {
        Some(rest) => skip_digits(rest),
        None => (0, rest),
    };
    before + after > 0 && (rest.is_empty() || is_exponent(rest))
}

fn is_exponent(text: &[u8]) -> bool {
    let Some((b'e' | b'E', rest)) = text.split_first() else {
        return false;
    };
    let (digits, rest) = skip_digits(skip_sign(rest));
    digits > 0 && rest.is_empty()
}

fn skip_sign(text: &[u8]) -> &[u8] {
    match text {
        [b'+' | b'-', rest @ ..] => rest,
        _ => text,
    }
}

fn skip_digits(text: &[u8]) -> (usize, &[u8]) {
    let count = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    (count, &text[count..])
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn every_usual_way_to_print_a_number_is_read() {
        for (text, value) in [
            ("0", 0.0),
            ("-0.0", 0.0),
            ("+17", 17.0),
            ("1.", 1.0),
            (".5", 0.5),
            ("3.14000000e-2", 0.0314),
            ("1E+3", 1000.0),
            ("000012", 12.0),
            (
                "123456789012345678901234567890.123456789012345678901234567890",
                1.2345678901234568e29,
            ),
            ("1e-400", 0.0),
        ] {
            assert_eq!(parse(text.as_bytes()), Some(value), "{text}");
        }
    }

    #[test]
    fn what_only_some_parsers_take_is_no_number() {
        for text in [
            "",
            ".",
            "+",
            "-",
            "e5",
            "1e",
            "1e+",
            "1.5.2",
            "1,5",
            "0x10",
            "0x1p3",
            "inf",
            "-Infinity",
            "nan",
            "NaN",
            "1_000",
            "1f",
            "--1",
            "+-1",
            "1e400",
            "-1e999",
            "１",
        ] {
            assert_eq!(parse(text.as_bytes()), None, "{text}");
        }
        assert_eq!(parse(b"1\xff"), None);
        assert_eq!(parse(b"1\0"), None);
    }
}
