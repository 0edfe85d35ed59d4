//! Problems that ask for a function, a class or a query: every language's harness, with right, wrong and
//! broken submissions.

mod called;
mod checkers;
mod errors;
mod shapes;
mod tables;
mod values;

use crate::judging::{is_available, judge, limits, plan};
use mettle_domain::{CaseReport, JudgeReport, Language};
use mettle_judge::{Cancel, JudgeOptions, Submission};
use mettle_problems::{
    JudgePlan, Signature,
    signature::{Declaration, Target},
};

fn function(text: &str) -> Signature {
    Signature::of(Target::Function {
        function: text.parse().unwrap(),
    })
}

fn class(text: &str, methods: &[&str]) -> Signature {
    Signature::of(Target::Class {
        class: Declaration::constructor(text).unwrap(),
        methods: methods
            .iter()
            .map(|method| method.parse().unwrap())
            .collect(),
    })
}

/// A plan of samples, so that reports hold what was written.
fn plan_of(signature: &Signature, cases: &[(&str, &str)]) -> JudgePlan {
    let mut plan = plan(limits(), cases);
    plan.rules.signature = Some(signature.clone());
    plan.cases.iter_mut().for_each(|case| case.is_sample = true);
    plan
}

fn judged(language: Language, code: &str, plan: &JudgePlan) -> JudgeReport {
    let options = JudgeOptions {
        all_cases: true,
        count_instructions: false,
    };
    let submission = Submission::single(language, code);
    judge().judge(&submission, plan, &options, &Cancel::new(), &mut |_| {})
}

fn shown(report: &JudgeReport) -> String {
    let case = |case: &CaseReport| {
        format!(
            "{}: {:?}\n{}\n{}",
            case.verdict,
            case.message,
            case.stdout.as_deref().unwrap_or_default(),
            case.stderr.as_deref().unwrap_or_default()
        )
    };
    let cases: Vec<String> = report.cases.iter().map(case).collect();
    format!(
        "{} {:?}\n{}\n{}",
        report.verdict,
        report.judge_error,
        report.compile.diagnostics,
        cases.join("\n")
    )
}

/// Every language that has a harness, but the standards of C++ once.
fn languages() -> impl Iterator<Item = Language> {
    let all = Signature::LANGUAGES.into_iter();
    all.filter(|language| {
        !matches!(language, Language::Cpp17 | Language::Cpp23) && is_available(*language)
    })
}

fn sums() -> JudgePlan {
    plan_of(
        &function("addUp(int[] nums, int start) -> int"),
        &[("[1,2]\n3\n[]\n4\n", "6\n4\n")],
    )
}
