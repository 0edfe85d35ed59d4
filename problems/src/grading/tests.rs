//! Grading, by cases and verdicts written as text.

use super::*;
use crate::{CaseRules, Rules, TestCase};
use mettle_domain::{Language, Limits, SourceFile};

/// A plan of these cases.
fn plan(cases: &[&str], grading: Grading) -> JudgePlan {
    let case = |name: &&str| TestCase {
        name: (*name).to_owned(),
        is_sample: name.starts_with("sample"),
        input: Vec::new().into(),
        answer: Vec::new().into(),
        rules: CaseRules::default(),
    };
    JudgePlan {
        limits: Limits::default(),
        rules: Rules {
            grading: Some(grading),
            ..Rules::default()
        },
        cases: cases.iter().map(case).collect(),
    }
}

fn no_grader(_: &Program, _: &[String], _: &str) -> Result<String, String> {
    Err("there is no grader".into())
}

/// Judges by script: a verdict for each case, points behind a colon. Returns what was run, and what
/// came out.
fn judge(plan: &JudgePlan, script: &[&str]) -> (Vec<String>, Result<Graded, String>) {
    let mut book = Gradebook::new(plan, false);
    let mut ran = Vec::new();
    for (index, word) in script.iter().enumerate() {
        if !book.needs(index, &mut no_grader).unwrap() {
            continue;
        }
        let (verdict, points) = word.split_once(':').unwrap_or((word, ""));
        let points = match (points, points.strip_prefix('*')) {
            ("", _) => CasePoints::Unsaid,
            (_, Some(share)) => CasePoints::Share(share.parse().unwrap()),
            (score, None) => CasePoints::Score(score.parse().unwrap()),
        };
        ran.push(plan.cases[index].name.clone());
        let verdict = verdict.parse().unwrap();
        if let Err(error) = book.record(index, CaseOutcome { verdict, points }) {
            return (ran, Err(error));
        }
    }
    (ran, book.conclude(&mut no_grader))
}

fn outcome(plan: &JudgePlan, script: &[&str]) -> (Verdict, f64) {
    let graded = judge(plan, script).1.unwrap();
    (graded.verdict, graded.score.unwrap())
}

fn group(name: &str, max_score: f64, aggregation: Aggregation) -> PointGroup {
    PointGroup {
        name: name.into(),
        max_score: Some(max_score),
        aggregation,
        ..PointGroup::default()
    }
}

fn points(groups: Vec<PointGroup>) -> Grading {
    Grading::Points(Points { groups })
}

const CASES: [&str; 5] = [
    "sample/1",
    "secret/1/a",
    "secret/1/b",
    "secret/2/a",
    "secret/2/b",
];

fn two_groups(first: Aggregation, second: Aggregation) -> JudgePlan {
    plan(
        &CASES,
        points(vec![
            group("secret", 100.0, Aggregation::Sum),
            group("secret/1", 40.0, first),
            group("secret/2", 60.0, second),
        ]),
    )
}

#[test]
fn a_group_gives_all_its_points_or_none_and_is_left_after_a_failure() {
    let plan = two_groups(Aggregation::PassFail, Aggregation::PassFail);
    let all = ["AC", "AC", "AC", "AC", "AC"];
    assert_eq!(outcome(&plan, &all), (Verdict::AC, 100.0));
    let script = ["AC", "WA", "AC", "AC", "AC"];
    let (ran, graded) = judge(&plan, &script);
    assert_eq!(ran, ["sample/1", "secret/1/a", "secret/2/a", "secret/2/b"]);
    let graded = graded.unwrap();
    assert_eq!(
        (graded.verdict, graded.score),
        (Verdict::PARTIAL, Some(60.0))
    );
    assert_eq!(graded.max_score, Some(100.0));
    let none = ["AC", "TLE", "-", "WA", "-"];
    assert_eq!(outcome(&plan, &none), (Verdict::TLE, 0.0));
    // Samples give nothing and take nothing.
    let sample = ["WA", "AC", "AC", "AC", "AC"];
    assert_eq!(outcome(&plan, &sample), (Verdict::AC, 100.0));
}

#[test]
fn sums_and_minima_are_of_the_cases_points() {
    let plan = two_groups(Aggregation::Sum, Aggregation::Min);
    let script = ["AC", "AC", "WA", "AC:30", "AC:*0.25"];
    assert_eq!(outcome(&plan, &script), (Verdict::PARTIAL, 20.0 + 15.0));
    let script = ["AC", "WA", "AC:5", "WA", "-"];
    assert_eq!(outcome(&plan, &script), (Verdict::PARTIAL, 5.0));
}

#[test]
fn a_group_is_run_only_when_what_it_requires_has_passed() {
    let grading = |required: &str| {
        points(vec![
            group("secret", 100.0, Aggregation::Sum),
            group("secret/1", 40.0, Aggregation::PassFail),
            PointGroup {
                require_pass: vec![required.into()],
                ..group("secret/2", 60.0, Aggregation::Sum)
            },
        ])
    };
    let (ran, graded) = judge(
        &plan(&CASES, grading("secret/1")),
        &["AC", "AC", "RTE", "AC", "AC"],
    );
    assert_eq!(ran.len(), 3);
    assert_eq!(
        (graded.clone().unwrap().verdict, graded.unwrap().score),
        (Verdict::RTE, Some(0.0))
    );
    let failed_sample = ["WA", "AC", "AC", "AC", "AC"];
    let on_sample = plan(&CASES, grading("sample"));
    assert_eq!(
        outcome(&on_sample, &failed_sample),
        (Verdict::PARTIAL, 40.0)
    );
}

#[test]
fn points_that_a_validator_may_not_give_are_the_judges_failure() {
    let pass_fail = two_groups(Aggregation::PassFail, Aggregation::Sum);
    for (script, part) in [
        (["AC", "AC:1", "AC", "AC", "AC"], "in a pass-fail group"),
        (["AC", "AC", "AC", "WA:1", "AC"], "does not accept"),
        (["AC", "AC", "AC", "AC:31", "AC"], "31 points of at most 30"),
        (["AC", "AC", "AC", "AC:-1", "AC"], "negative"),
        (["AC", "AC", "AC", "AC:*1.5", "AC"], "between 0 and 1"),
    ] {
        let error = judge(&pass_fail, &script).1.unwrap_err();
        assert!(error.contains(part), "{error}");
    }
    let unbounded = plan(
        &["secret/1"],
        points(vec![PointGroup {
            name: "secret".into(),
            ..PointGroup::default()
        }]),
    );
    assert_eq!(outcome(&unbounded, &["AC:1234.5"]), (Verdict::AC, 1234.5));
    let error = judge(&unbounded, &["AC"]).1.unwrap_err();
    assert!(error.contains("no score.txt"), "{error}");
    assert_eq!(outcome(&unbounded, &["WA"]), (Verdict::WA, 0.0));
}

fn graders(groups: Vec<GraderGroup>) -> Grading {
    Grading::Graders(Graders {
        scored: true,
        groups,
        ..Graders::default()
    })
}

fn root(most: f64) -> GraderGroup {
    GraderGroup {
        ignore_sample: true,
        continues: true,
        least: Some(0.0),
        most: Some(most),
        ..GraderGroup::default()
    }
}

#[test]
fn legacy_folders_add_up_and_break_off_as_they_say() {
    let secret = GraderGroup {
        name: "secret".into(),
        continues: true,
        verdict: VerdictMode::AlwaysAccept,
        ..GraderGroup::default()
    };
    let subtask = |name: &str, score| GraderGroup {
        name: name.into(),
        accept_score: score,
        score: ScoreMode::Min,
        ..GraderGroup::default()
    };
    let plan = plan(
        &CASES,
        graders(vec![
            root(100.0),
            secret,
            subtask("secret/1", 40.0),
            subtask("secret/2", 60.0),
        ]),
    );
    let all = ["AC", "AC", "AC", "AC", "AC"];
    assert_eq!(outcome(&plan, &all), (Verdict::AC, 100.0));
    let (ran, graded) = judge(&plan, &["AC", "WA", "AC", "AC", "AC"]);
    assert_eq!(ran, ["sample/1", "secret/1/a", "secret/2/a", "secret/2/b"]);
    assert_eq!(
        graded.map(|graded| (graded.verdict, graded.score)),
        Ok((Verdict::PARTIAL, Some(60.0)))
    );
    // The sample is ignored, as the root says.
    let sample = ["WA", "AC", "AC", "AC", "AC"];
    assert_eq!(outcome(&plan, &sample), (Verdict::AC, 100.0));
}

#[test]
fn the_default_graders_modes_do_what_they_are_called() {
    let with = |change: fn(&mut GraderGroup)| {
        let mut secret = GraderGroup {
            name: "secret".into(),
            continues: true,
            ..GraderGroup::default()
        };
        change(&mut secret);
        let root = GraderGroup {
            continues: true,
            ..GraderGroup::default()
        };
        plan(
            &["secret/1", "secret/2", "secret/3"],
            graders(vec![root, secret]),
        )
    };
    let worst = with(|_| {});
    assert_eq!(outcome(&worst, &["WA", "RTE", "TLE"]).0, Verdict::RTE);
    let first = with(|group| group.verdict = VerdictMode::FirstError);
    assert_eq!(outcome(&first, &["WA", "RTE", "TLE"]).0, Verdict::WA);
    let any = with(|group| group.accept_if_any_accepted = true);
    assert_eq!(outcome(&any, &["WA", "AC", "TLE"]), (Verdict::AC, 1.0));
    assert_eq!(outcome(&any, &["WA", "WA", "TLE"]).0, Verdict::TLE);
    let script = ["AC:1", "AC:2", "AC:6"];
    for (mode, score) in [
        (ScoreMode::Sum, 9.0),
        (ScoreMode::Avg, 3.0),
        (ScoreMode::Min, 1.0),
        (ScoreMode::Max, 6.0),
    ] {
        let mut plan = with(|_| {});
        if let Some(Grading::Graders(graders)) = &mut plan.rules.grading {
            graders.groups[1].score = mode;
        }
        assert_eq!(outcome(&plan, &script), (Verdict::AC, score));
    }
}

#[test]
fn a_legacy_score_outside_of_its_range_is_the_judges_failure() {
    let plan = plan(&["secret/1"], graders(vec![root(5.0)]));
    let error = judge(&plan, &["AC:6"]).1.unwrap_err();
    assert!(error.contains("outside of its range"), "{error}");
}

#[test]
fn a_packages_own_grader_is_asked_for_each_group_that_wants_it() {
    let program = Program {
        language: Language::Python,
        files: vec![SourceFile {
            name: "g.py".into(),
            content: String::new(),
        }],
    };
    let grading = Grading::Graders(Graders {
        scored: true,
        groups: vec![GraderGroup {
            custom: Some(vec!["flag".into()]),
            ..GraderGroup::default()
        }],
        custom: Some(program),
        ..Graders::default()
    });
    let plan = plan(&["secret/1", "secret/2"], grading);
    let mut book = Gradebook::new(&plan, false);
    for index in 0..2 {
        let outcome = CaseOutcome {
            verdict: Verdict::AC,
            points: CasePoints::Score(index as f64 + 1.0),
        };
        book.record(index, outcome).unwrap();
    }
    let mut asked = Vec::new();
    let graded = book.conclude(&mut |_, flags, input| {
        asked.push((flags.to_vec(), input.to_owned()));
        Ok("AC 3\n".into())
    });
    assert_eq!(graded.unwrap().score, Some(3.0));
    assert_eq!(
        asked[0],
        (vec!["flag".to_owned()], "AC 1\nAC 2\n".to_owned())
    );
    assert_eq!(asked[1].1, "AC 3\n");
    let nonsense = book.conclude(&mut |_, _, _| Ok("fine".into()));
    assert!(nonsense.unwrap_err().contains("no verdict with a score"));
}

#[test]
fn without_grading_the_first_failure_decides_and_ends() {
    let mut plan = plan(&["secret/1", "secret/2"], points(vec![]));
    plan.rules.grading = None;
    let (ran, graded) = judge(&plan, &["WA", "AC"]);
    assert_eq!(ran, ["secret/1"]);
    let graded = graded.unwrap();
    assert_eq!((graded.verdict, graded.score), (Verdict::WA, None));
    let error = judge(&plan, &["AC:1", "AC"]).1.unwrap_err();
    assert!(error.contains("does not have"), "{error}");
}
