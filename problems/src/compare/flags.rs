//! The default validator's flags.

use super::{Comparison, float};

/// The flags of a default output validator that cannot be understood.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FlagError {
    /// No such flag.
    #[error(
        "unknown output validator flag {0:?}; the default validator knows case_sensitive, space_change_sensitive, \
         float_tolerance, float_absolute_tolerance and float_relative_tolerance"
    )]
    Unknown(String),
    /// The tolerance after a float flag is missing.
    #[error("{0} needs a tolerance after it, such as \"{0} 1e-6\"")]
    MissingTolerance(&'static str),
    /// The tolerance after a float flag is not a usable number.
    #[error("{flag} needs a decimal number that is not negative, not {value:?}")]
    BadTolerance {
        /// The flag.
        flag: &'static str,
        /// What stands after it.
        value: String,
    },
    /// A float flag is given twice.
    #[error("{0} is given more than once; keep one")]
    Duplicate(&'static str),
    /// `float_tolerance` is mixed with one of the flags it stands for.
    #[error("float_tolerance already sets both tolerances; do not add {0}")]
    Mixed(&'static str),
}

const BOTH: &str = "float_tolerance";
const ABSOLUTE: &str = "float_absolute_tolerance";
const RELATIVE: &str = "float_relative_tolerance";

pub(super) fn parse<S: AsRef<str>>(flags: &[S]) -> Result<Comparison, FlagError> {
    let mut comparison = Comparison::default();
    let (mut both, mut absolute, mut relative) = (None, None, None);
    let mut flags = flags.iter().map(AsRef::as_ref);
    while let Some(flag) = flags.next() {
        match flag {
            "case_sensitive" => comparison.case_sensitive = true,
            "space_change_sensitive" => comparison.space_change_sensitive = true,
            BOTH => set(&mut both, BOTH, flags.next())?,
            ABSOLUTE => set(&mut absolute, ABSOLUTE, flags.next())?,
            RELATIVE => set(&mut relative, RELATIVE, flags.next())?,
            unknown => return Err(FlagError::Unknown(unknown.to_owned())),
        }
    }
    if both.is_some() && absolute.is_some() {
        return Err(FlagError::Mixed(ABSOLUTE));
    }
    if both.is_some() && relative.is_some() {
        return Err(FlagError::Mixed(RELATIVE));
    }
    comparison.float_absolute = both.or(absolute);
    comparison.float_relative = both.or(relative);
    Ok(comparison)
}

fn set(slot: &mut Option<f64>, flag: &'static str, value: Option<&str>) -> Result<(), FlagError> {
    let value = value.ok_or(FlagError::MissingTolerance(flag))?;
    let tolerance = float::parse(value.as_bytes())
        .filter(|tolerance| *tolerance >= 0.0)
        .ok_or_else(|| FlagError::BadTolerance {
            flag,
            value: value.to_owned(),
        })?;
    if slot.replace(tolerance).is_some() {
        return Err(FlagError::Duplicate(flag));
    }
    Ok(())
}

impl Comparison {
    /// These flags, with `later` ones added as if they stood behind them on one command line:
    /// switches add up, a later tolerance replaces an earlier one.
    pub(crate) fn then(self, later: Comparison) -> Comparison {
        Comparison {
            case_sensitive: self.case_sensitive || later.case_sensitive,
            space_change_sensitive: self.space_change_sensitive || later.space_change_sensitive,
            float_absolute: later.float_absolute.or(self.float_absolute),
            float_relative: later.float_relative.or(self.float_relative),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse_line(line: &str) -> Result<Comparison, FlagError> {
        Comparison::from_flags(&line.split_whitespace().collect::<Vec<_>>())
    }

    #[test]
    fn every_flag_is_read() {
        assert_eq!(parse_line(""), Ok(Comparison::default()));
        let all = parse_line(
            "case_sensitive float_absolute_tolerance 1e-6 space_change_sensitive float_relative_tolerance .5",
        );
        assert_eq!(
            all,
            Ok(Comparison {
                case_sensitive: true,
                space_change_sensitive: true,
                float_absolute: Some(1e-6),
                float_relative: Some(0.5),
            })
        );
        let both = parse_line("float_tolerance 0").unwrap();
        assert_eq!(
            (both.float_absolute, both.float_relative),
            (Some(0.0), Some(0.0))
        );
    }

    #[test]
    fn wrong_flags_say_what_is_wrong() {
        for (line, part) in [
            ("fuzzy", "unknown output validator flag \"fuzzy\""),
            ("1e-6", "unknown"),
            ("float_tolerance", "needs a tolerance after it"),
            ("float_tolerance case_sensitive", "not \"case_sensitive\""),
            ("float_tolerance -1e-6", "not negative"),
            ("float_tolerance nan", "decimal number"),
            ("float_tolerance inf", "decimal number"),
            ("float_tolerance 1 float_tolerance 1", "more than once"),
            (
                "float_relative_tolerance 1 float_relative_tolerance 2",
                "more than once",
            ),
            (
                "float_tolerance 1 float_relative_tolerance 1",
                "already sets both",
            ),
            (
                "float_absolute_tolerance 1 float_tolerance 1",
                "already sets both",
            ),
        ] {
            let error = parse_line(line).unwrap_err().to_string();
            assert!(error.contains(part), "{line}: {error}");
        }
    }

    #[test]
    fn later_flags_are_added_to_earlier_ones() {
        let first = parse_line("case_sensitive float_tolerance 1e-3").unwrap();
        let merged = first.then(parse_line("float_absolute_tolerance 1e-9").unwrap());
        assert_eq!(
            merged,
            parse_line(
                "case_sensitive float_absolute_tolerance 1e-9 float_relative_tolerance 1e-3"
            )
            .unwrap()
        );
        assert_eq!(first.then(Comparison::default()), first);
    }
}
