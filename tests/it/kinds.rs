//! Problems that are more than input and answer, with the real judge: validators, interactors, several
//! passes, points.

mod interactive;
mod points;
mod validators;

use crate::judging::{judge, limits, plan};
use mettle_domain::{CaseReport, JudgeReport, Language, SourceFile};
use mettle_judge::{Cancel, JudgeOptions, Progress, Submission};
use mettle_problems::{Convention, JudgePlan, Program, Rules, Validator};

/// A program of a package.
fn program(language: Language, code: &str) -> Program {
    Program {
        language,
        files: vec![SourceFile {
            name: format!("main.{}", language.info().extensions[0]),
            content: code.into(),
        }],
    }
}

/// A validator by the format's own convention.
fn validator(code: &str) -> Validator {
    Validator {
        program: program(Language::Python, code),
        convention: Convention::Kattis,
    }
}

/// A plan whose output one Python program judges.
fn validated(code: &str, cases: &[(&str, &str)]) -> JudgePlan {
    with_rules(
        cases,
        Rules {
            validators: vec![validator(code)],
            ..Rules::default()
        },
    )
}

fn with_rules(cases: &[(&str, &str)], rules: Rules) -> JudgePlan {
    JudgePlan {
        rules,
        ..plan(limits(), cases)
    }
}

/// Judges Python until nothing can change any more.
fn judged(code: &str, plan: &JudgePlan) -> JudgeReport {
    judged_in(Language::Python, code, plan)
}

fn judged_in(language: Language, code: &str, plan: &JudgePlan) -> JudgeReport {
    let submission = Submission::single(language, code);
    let options = JudgeOptions::default();
    judge().judge(&submission, plan, &options, &Cancel::new(), &mut |_| {})
}

/// What is told of each case on the way.
fn told(code: &str, plan: &JudgePlan) -> Vec<(CaseReport, Option<String>)> {
    let submission = Submission::single(Language::Python, code);
    let mut told = Vec::new();
    let mut on = |progress: Progress| {
        if let Progress::Case {
            report, expected, ..
        } = progress
        {
            told.push((*report, expected));
        }
    };
    let options = JudgeOptions::default();
    judge().judge(&submission, plan, &options, &Cancel::new(), &mut on);
    told
}
