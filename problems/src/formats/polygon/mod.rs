//! Codeforces Polygon packages: `problem.xml` with tests, groups, checker, interactor, validators, solutions and
//! statements in LaTeX.

mod making;
mod solutions;
mod statements;
mod tests_of;

use super::{
    bytes, content,
    draft::{Checker, Draft, Program, safe_name},
    xml::Element,
};
use crate::{finding::Findings, package::FileTree};

pub(super) use making::make_tests;

const FILE: &str = "problem.xml";

pub(super) fn read(tree: &FileTree, name: &str, findings: &mut Findings) -> Option<Draft> {
    let problem = match Element::parse(&bytes(tree, FILE)?) {
        Ok(problem) if problem.name == "problem" => problem,
        Ok(other) => {
            findings.fatal(
                FILE,
                format!("describes a <{}>, not a <problem>", other.name),
            );
            return None;
        }
        Err(error) => {
            findings.fatal(FILE, error);
            return None;
        }
    };
    let short_name = problem.attribute("short-name").unwrap_or(name);
    let mut draft = Draft {
        short_name: short_name.to_owned(),
        identity: format!("polygon {}", problem.attribute("url").unwrap_or(short_name)),
        ..Draft::default()
    };
    for named in problem
        .child("names")
        .into_iter()
        .flat_map(|names| names.all("name"))
    {
        if let (Some(language), Some(value)) =
            (named.attribute("language"), named.attribute("value"))
        {
            draft
                .names
                .insert(statements::language_code(language), value.to_owned());
        }
    }
    for tag in problem
        .child("tags")
        .into_iter()
        .flat_map(|tags| tags.all("tag"))
    {
        draft.keywords.extend(
            tag.attribute("value")
                .map(|tag| tag.to_lowercase().replace([' ', '_'], "-")),
        );
    }
    statements::read(tree, &problem, &mut draft, findings);
    tests_of::read(tree, &problem, &mut draft, findings);
    read_programs(tree, &problem, &mut draft, findings);
    solutions::read(tree, &problem, &mut draft, findings);
    find_points_by_checker(&problem, &mut draft, findings);
    Some(draft)
}

/// Where tests state points, and none at all, it is the checker that gives them: with `quitp`.
fn find_points_by_checker(problem: &Element, draft: &mut Draft, findings: &mut Findings) {
    let states_points = |test: &tests_of::Place<'_>| test.element.attribute("points").is_some();
    let Checker::Program(checker) = &draft.checker else {
        return;
    };
    let main = checker.files.first();
    let source = main
        .and_then(|(_, main)| main.load().ok())
        .unwrap_or_default();
    if draft.groups.iter().any(|group| group.points.is_some())
        || !tests_of::described(problem).iter().any(states_points)
        || !String::from_utf8_lossy(&source).contains("quitp")
    {
        return;
    }
    findings.warning(
        FILE,
        "gives no points for tests, so those of the checker count, and there is no full score: \
         what solutions that are not accepted promise is not looked at",
    );
    draft.points_by_checker = true;
    for submission in &mut draft.submissions {
        if let Some((_, required)) = &mut submission.promise {
            *required = &[];
        }
    }
}

fn read_programs(tree: &FileTree, problem: &Element, draft: &mut Draft, findings: &mut Findings) {
    let Some(assets) = problem.child("assets") else {
        findings.error(
            FILE,
            "has no <assets>: without a checker output is compared word by word",
        );
        return;
    };
    if let Some(checker) = assets.child("checker") {
        draft.checker = checker_of(tree, problem, checker, findings);
    }
    if let Some(interactor) = assets.child("interactor") {
        draft.interactor = program(tree, problem, interactor, "interactor", findings);
    }
    let validators = assets
        .child("validators")
        .into_iter()
        .flat_map(|list| list.all("validator"));
    for validator in validators {
        draft
            .validators
            .extend(program(tree, problem, validator, "validator", findings));
    }
}

fn checker_of(
    tree: &FileTree,
    problem: &Element,
    checker: &Element,
    findings: &mut Findings,
) -> Checker {
    let standard = checker
        .attribute("name")
        .and_then(|name| name.strip_prefix("std::"));
    let path = checker
        .child("source")
        .and_then(|source| source.attribute("path"));
    if path.is_none_or(|path| !tree.contains(path))
        && let Some(flags) = standard.and_then(standard_flags)
    {
        return Checker::Flags(flags.iter().map(|flag| (*flag).to_owned()).collect());
    }
    match program(tree, problem, checker, "checker", findings) {
        Some(program) => Checker::Program(program),
        None => Checker::default(),
    }
}

/// What the standard checkers do, in flags of the default comparison, for packages without their sources.
fn standard_flags(name: &str) -> Option<&'static [&'static str]> {
    Some(match name.trim_end_matches(".cpp") {
        "wcmp" | "lcmp" | "hcmp" | "icmp" | "ncmp" => &["case_sensitive"],
        "fcmp" => &["case_sensitive", "space_change_sensitive"],
        "yesno" | "nyesno" => &[],
        "rcmp" | "acmp" => &["float_absolute_tolerance", "1.5e-6"],
        "rcmp4" => &["float_tolerance", "1e-4"],
        "rcmp6" | "dcmp" => &["float_tolerance", "1e-6"],
        "rcmp9" => &["float_tolerance", "1e-9"],
        _ => return None,
    })
}

/// A program's source, and the headers beside it and among the resources.
fn program(
    tree: &FileTree,
    problem: &Element,
    element: &Element,
    what: &str,
    findings: &mut Findings,
) -> Option<Program> {
    let Some(path) = element
        .child("source")
        .and_then(|source| source.attribute("path"))
    else {
        findings.fatal(FILE, format!("names no source of the {what}"));
        return None;
    };
    let Some(main) = content(tree, path) else {
        findings.fatal(path, format!("is missing: it is the source of the {what}"));
        return None;
    };
    let mut files = vec![(safe_name(path), main)];
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let beside = tree
        .paths()
        .filter(|other| other.rsplit_once('/').map_or("", |(folder, _)| folder) == folder);
    let resources = problem
        .at(&["files", "resources"])
        .into_iter()
        .flat_map(|list| list.all("file"));
    let named = resources.filter_map(|file| file.attribute("path"));
    for header in beside
        .chain(named)
        .filter(|path| path.ends_with(".h") || path.ends_with(".hpp"))
    {
        let name = safe_name(header);
        // A testlib.h of the package serves as it is; ours stands in where there is none.
        if let Some(content) = content(tree, header)
            && files.iter().all(|(known, _)| *known != name)
        {
            files.push((name, content));
        }
    }
    Some(Program { files })
}

#[cfg(test)]
mod tests;
