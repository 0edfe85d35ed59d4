//! Joins the packages' own checks with the judge.

use mettle_judge::{Cancel, Judge, Proving};
use mettle_problems::{
    Finding, Package,
    verify::{self, Event, Summary},
};

/// Judges every jury submission of a package.
pub fn verify(
    package: &Package,
    findings: &[Finding],
    judge: &Judge,
    on: &mut dyn FnMut(Event),
) -> Summary {
    let cancel = Cancel::new();
    verify::verify(package, findings, &proving(judge, &cancel), on)
}

/// The package with a time limit: its own, or one inferred from its accepted submissions.
pub fn with_time_limit(package: Package, judge: &Judge) -> Package {
    if package.time_limit_stated {
        return package;
    }
    let cancel = Cancel::new();
    match verify::infer_time_limit(&package, &proving(judge, &cancel)) {
        Some(limit_ms) => package.with_time_limit_ms(limit_ms),
        None => package,
    }
}

fn proving<'a>(judge: &'a Judge, cancel: &'a Cancel) -> Proving<'a> {
    Proving {
        judge,
        cancel,
        to_first_failure: false,
    }
}
