//! What the judge needs of a problem, and nothing else.

use crate::Comparison;
use mettle_domain::Limits;
use std::sync::Arc;

/// One test case.
#[derive(Clone, Debug, PartialEq)]
pub struct TestCase {
    /// Its path below `data/` without extension: `sample/1`, `secret/01-small`, `secret/big/03`.
    pub name: String,
    /// Whether it is shown to everyone.
    pub is_sample: bool,
    /// What the program reads on standard input.
    pub input: Arc<[u8]>,
    /// What its output is compared with.
    pub answer: Arc<[u8]>,
    /// How large it is, where the package says so (`n` in the case's `.yaml`).
    pub size: Option<u64>,
    /// How, where this case differs from [`JudgePlan::comparison`].
    pub comparison: Option<Comparison>,
}

/// All the judge needs: limits, comparison and the cases in judging order.
#[derive(Clone, Debug, PartialEq)]
pub struct JudgePlan {
    /// What each case may use.
    pub limits: Limits,
    /// How output is compared with the answer, unless the case says otherwise.
    pub comparison: Comparison,
    /// Samples first, then the secret cases, each in the order of their names.
    pub cases: Vec<TestCase>,
}

impl JudgePlan {
    /// The comparison that holds for a case.
    pub fn comparison_of(&self, case: &TestCase) -> Comparison {
        case.comparison.unwrap_or(self.comparison)
    }

    /// The same plan with the sample cases only, as runs against the samples use it.
    pub fn samples_only(mut self) -> JudgePlan {
        self.cases.retain(|case| case.is_sample);
        self
    }
}
