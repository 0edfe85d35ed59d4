//! Values on their way into columns and back.

use crate::StoreError;
use chrono::{DateTime, Utc};
use serde::{Serialize, de::DeserializeOwned};

/// A time as both engines keep it: PostgreSQL has microseconds, SQLite would keep nanoseconds.
pub(crate) fn stamp(time: DateTime<Utc>) -> DateTime<Utc> {
    DateTime::from_timestamp_micros(time.timestamp_micros()).unwrap_or(time)
}

/// Text without NUL characters, which PostgreSQL refuses and hostile clients send.
pub(crate) fn clean(text: &str) -> String {
    text.replace('\0', "\u{fffd}")
}

/// [`clean`] for what may be absent.
pub(crate) fn clean_some(text: &Option<String>) -> Option<String> {
    text.as_deref().map(clean)
}

/// The form in which names are compared without regard to case.
pub(crate) fn key(text: &str) -> String {
    clean(text.trim()).to_lowercase()
}

/// A value as JSON text; NUL characters come out escaped, so any string is safe in it.
pub(crate) fn json<T: Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).expect("our types have string keys and no failing serialiser")
}

/// A value from JSON text of a column.
pub(crate) fn parse<T: DeserializeOwned>(what: &'static str, text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|error| StoreError::Corrupt {
        what,
        reason: error.to_string(),
    })
}

/// [`parse`] for what may be absent.
pub(crate) fn parse_some<T: DeserializeOwned>(
    what: &'static str,
    text: &Option<String>,
) -> Result<Option<T>, StoreError> {
    text.as_deref().map(|text| parse(what, text)).transpose()
}

/// A word of ours (verdict, language) from a column.
pub(crate) fn word<T: std::str::FromStr>(what: &'static str, text: &str) -> Result<T, StoreError>
where
    T::Err: std::fmt::Display,
{
    text.parse().map_err(|error: T::Err| StoreError::Corrupt {
        what,
        reason: error.to_string(),
    })
}

/// A size or count for a BIGINT column.
pub(crate) fn whole(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// A number for a floating column: NaN and infinities, which JSON cannot show, become 0.
pub(crate) fn finite(number: f64) -> f64 {
    if number.is_finite() { number } else { 0.0 }
}

/// SHA-256 in lower-case hex.
pub(crate) fn sha256_hex(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    hex(&Sha256::digest(bytes))
}

/// Bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes
        .iter()
        .fold(String::with_capacity(2 * bytes.len()), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}

/// Text for `like … escape '\'` that finds `text` anywhere, wildcards taken literally.
pub(crate) fn containing(text: &str) -> String {
    let mut pattern = String::from("%");
    for character in key(text).chars() {
        if matches!(character, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(character);
    }
    pattern.push('%');
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nul_never_reaches_a_column() {
        assert_eq!(clean("a\0b"), "a\u{fffd}b");
        assert!(!json("a\0b").contains('\0'));
        assert_eq!(parse::<String>("text", &json("a\0b")).unwrap(), "a\0b");
    }

    #[test]
    fn wildcards_are_searched_for_literally() {
        assert_eq!(containing("50%_OFF\\"), "%50\\%\\_off\\\\%");
    }

    #[test]
    fn times_are_cut_to_microseconds() {
        let time = DateTime::from_timestamp(1, 123_456_789).unwrap();
        assert_eq!(stamp(time).timestamp_subsec_nanos(), 123_456_000);
    }

    #[test]
    fn the_digest_is_the_usual_one() {
        assert_eq!(
            sha256_hex(b""),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
    }
}
