//! The default output validator: is this output as good as the jury's answer?
//!
//! The semantics are those of the Kattis problem package format, 2025-09: both sides are split at
//! ASCII whitespace and compared token by token, ignoring ASCII case; flags make it stricter or
//! allow for rounding. Everything works on bytes, in linear time and without allocating, so that
//! hostile output (no whitespace at all, invalid UTF-8, 100 MB of blanks) costs no more than reading it.

mod cursor;
mod difference;
mod flags;
mod float;
#[cfg(test)]
mod naive;
#[cfg(test)]
mod properties;
mod table;
#[cfg(test)]
mod vectors;

pub use difference::{Difference, DifferenceKind, Position};
pub use flags::FlagError;
pub use table::{TableDifference, TableRules};

use cursor::{Cursor, common_token_start};
use serde::{Deserialize, Serialize};

/// How output is compared with the answer. The default has no flags: tokens, case-insensitive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Comparison {
    /// Tokens must be equal byte for byte; otherwise `A`–`Z` equal `a`–`z`.
    pub case_sensitive: bool,
    /// Whitespace must be equal byte for byte, at the start and the end too; otherwise it only
    /// separates tokens.
    pub space_change_sensitive: bool,
    /// A number within this absolute error of a numeric answer is right. Finite, not negative.
    pub float_absolute: Option<f64>,
    /// A number within this relative error of a numeric answer is right. Finite, not negative.
    /// With both tolerances, being within one of them is enough.
    pub float_relative: Option<f64>,
}

impl Comparison {
    /// Reads the default validator's flags: `case_sensitive`, `space_change_sensitive`,
    /// `float_tolerance E`, `float_absolute_tolerance E`, `float_relative_tolerance E`.
    ///
    /// # Errors
    /// Unknown flags, a tolerance that is missing, not a number or negative, a float flag given
    /// twice, and `float_tolerance` beside one of the other two.
    pub fn from_flags<S: AsRef<str>>(flags: &[S]) -> Result<Self, FlagError> {
        flags::parse(flags)
    }

    /// Compares a program's output with the answer.
    ///
    /// # Errors
    /// The first difference. It quotes both sides, so show it for sample cases only.
    pub fn compare(&self, output: &[u8], answer: &[u8]) -> Result<(), Difference> {
        // Equal bytes are right under every flag, so start where the two part.
        let start = common_token_start(output, answer);
        if start == output.len() && start == answer.len() {
            return Ok(());
        }
        let mut output = Cursor::at(output, start);
        let mut answer = Cursor::at(answer, start);
        loop {
            self.compare_whitespace(&mut output, &mut answer)?;
            let (found, expected) = (output.token(), answer.token());
            let kind = match (found.is_empty(), expected.is_empty()) {
                (true, true) => return Ok(()),
                (true, false) => Some(DifferenceKind::MissingOutput),
                (false, true) => Some(DifferenceKind::ExtraOutput),
                (false, false) => self.token_difference(found, expected),
            };
            if let Some(kind) = kind {
                return Err(Difference::of_tokens(
                    kind, &output, &answer, found, expected,
                ));
            }
            output.advance(found.len());
            answer.advance(expected.len());
        }
    }

    fn compare_whitespace(
        &self,
        output: &mut Cursor<'_>,
        answer: &mut Cursor<'_>,
    ) -> Result<(), Difference> {
        let found = output.whitespace();
        let expected = answer.whitespace();
        if self.space_change_sensitive && found != expected {
            return Err(Difference::of_whitespace(output, answer, found, expected));
        }
        output.advance(found.len());
        answer.advance(expected.len());
        Ok(())
    }

    fn token_difference(&self, found: &[u8], expected: &[u8]) -> Option<DifferenceKind> {
        if found == expected {
            return None;
        }
        if let Some(kind) = self.float_difference(found, expected) {
            return kind;
        }
        let equal = !self.case_sensitive && found.eq_ignore_ascii_case(expected);
        (!equal).then_some(DifferenceKind::Token)
    }

    /// `None` when the answer's token is not to be compared as a number at all.
    fn float_difference(&self, found: &[u8], expected: &[u8]) -> Option<Option<DifferenceKind>> {
        if self.float_absolute.is_none() && self.float_relative.is_none() {
            return None;
        }
        let expected = float::parse(expected)?;
        let Some(found) = float::parse(found) else {
            return Some(Some(DifferenceKind::NotANumber));
        };
        let error = (found - expected).abs();
        let within = self
            .float_absolute
            .is_some_and(|tolerance| error <= tolerance)
            || self
                .float_relative
                .is_some_and(|tolerance| error <= tolerance * expected.abs());
        Some((!within).then_some(DifferenceKind::TooFarOff {
            absolute_error: error,
        }))
    }
}
