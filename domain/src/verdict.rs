//! The one verdict vocabulary.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// What a judge says of a submission, or of one of its test cases.
///
/// The two-letter names are the field's usual ones and are what the API, the command line
/// and the database show. `JE` is never the author's fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Verdict {
    /// Accepted: every judged test case has the right output within the limits.
    AC,
    /// Wrong answer: the output differs from what the problem asks for.
    WA,
    /// Time limit exceeded: CPU time or wall time ran out.
    TLE,
    /// Memory limit exceeded: an allocation was refused and the program could not go on.
    MLE,
    /// Output limit exceeded: more was written than the limit allows.
    OLE,
    /// Run-time error: a trap, an uncaught exception or a non-zero exit code.
    RTE,
    /// Compile error: the compiler refused the source, or ran out of its own limits.
    CE,
    /// Judge error: ours, never the user's.
    JE,
    /// Partial: a scored problem where some, but not all, points were reached.
    PARTIAL,
}

impl Verdict {
    /// Every verdict, for tables and filters.
    pub const ALL: [Verdict; 9] = [
        Verdict::AC,
        Verdict::WA,
        Verdict::TLE,
        Verdict::MLE,
        Verdict::OLE,
        Verdict::RTE,
        Verdict::CE,
        Verdict::JE,
        Verdict::PARTIAL,
    ];

    /// The short name, as in the API: `"AC"`, `"WA"` ….
    pub fn code(self) -> &'static str {
        match self {
            Verdict::AC => "AC",
            Verdict::WA => "WA",
            Verdict::TLE => "TLE",
            Verdict::MLE => "MLE",
            Verdict::OLE => "OLE",
            Verdict::RTE => "RTE",
            Verdict::CE => "CE",
            Verdict::JE => "JE",
            Verdict::PARTIAL => "PARTIAL",
        }
    }

    /// The name in words: `"wrong answer"` ….
    pub fn words(self) -> &'static str {
        match self {
            Verdict::AC => "accepted",
            Verdict::WA => "wrong answer",
            Verdict::TLE => "time limit exceeded",
            Verdict::MLE => "memory limit exceeded",
            Verdict::OLE => "output limit exceeded",
            Verdict::RTE => "run-time error",
            Verdict::CE => "compile error",
            Verdict::JE => "judge error",
            Verdict::PARTIAL => "partially accepted",
        }
    }

    /// Whether this verdict says something about the author's program (all but `JE`).
    pub fn blames_the_author(self) -> bool {
        self != Verdict::JE
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Verdict {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Verdict::ALL
            .into_iter()
            .find(|verdict| verdict.code().eq_ignore_ascii_case(text))
            .ok_or_else(|| {
                format!(
                    "unknown verdict {text:?}; one of AC, WA, TLE, MLE, OLE, RTE, CE, JE, PARTIAL"
                )
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_verdict_reads_back_from_its_code_in_any_case() {
        for verdict in Verdict::ALL {
            assert_eq!(verdict.code().parse(), Ok(verdict));
            assert_eq!(verdict.code().to_lowercase().parse(), Ok(verdict));
        }
        assert!("OK".parse::<Verdict>().is_err());
    }
}
