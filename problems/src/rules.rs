//! How a problem is judged, apart from limits and test cases: what a package says, in the form that is
//! stored with a problem's version and that a worker judges by.
//!
//! Every field has a default and unknown ones are ignored, so that versions stored by another release
//! can be read.

use crate::{Comparison, Signature, compare::TableRules};
use serde::{Deserialize, Serialize};

/// What holds for a whole problem.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rules {
    /// How output is compared with the answer, unless the case says otherwise.
    pub comparison: Comparison,
    /// The function or class that is asked for instead of a program.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signature: Option<Signature>,
    /// How the result tables of an SQL problem are compared; instead of `comparison`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<TableRules>,
}

/// What holds for one test case.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CaseRules {
    /// How output is compared, where not as [`Rules::comparison`] says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comparison: Option<Comparison>,
    /// How large it is, where the package says so (`n` in the case's `.yaml`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u64>,
    /// Whether no answer is known: a run that ends well is right then.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub unanswered: bool,
}
