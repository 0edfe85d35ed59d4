//! What the judge needs of a problem, and nothing else.

use crate::{CaseRules, Comparison, Rules, TestData};
use mettle_domain::Limits;

/// One test case.
#[derive(Clone, Debug, PartialEq)]
pub struct TestCase {
    /// Its path below `data/` without extension: `sample/1`, `secret/01-small`, `secret/big/03`.
    pub name: String,
    /// Whether it is shown to everyone.
    pub is_sample: bool,
    /// What the program reads on standard input.
    pub input: TestData,
    /// What its output is compared with.
    pub answer: TestData,
    /// What holds for it alone.
    pub rules: CaseRules,
}

impl TestCase {
    /// Somebody's own input, to be run and shown.
    pub fn unanswered(input: Vec<u8>) -> TestCase {
        TestCase {
            name: "own".into(),
            is_sample: true,
            input: input.into(),
            answer: Vec::new().into(),
            rules: CaseRules {
                unanswered: true,
                ..CaseRules::default()
            },
        }
    }
}

/// All the judge needs: limits, rules and the cases in judging order.
#[derive(Clone, Debug, PartialEq)]
pub struct JudgePlan {
    /// What each case may use.
    pub limits: Limits,
    /// How it is judged, apart from limits and cases.
    pub rules: Rules,
    /// Samples first, then the secret cases, each in the order of their names.
    pub cases: Vec<TestCase>,
}

impl JudgePlan {
    /// The comparison that holds for a case.
    pub fn comparison_of(&self, case: &TestCase) -> Comparison {
        case.rules.comparison.unwrap_or(self.rules.comparison)
    }

    /// The same plan with the sample cases only, as runs against the samples use it.
    pub fn samples_only(mut self) -> JudgePlan {
        self.cases.retain(|case| case.is_sample);
        self
    }
}
