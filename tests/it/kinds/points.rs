//! Points, from validators and groups.

use super::{judged, program, validator, with_rules};
use mettle_domain::{Language, Verdict};
use mettle_problems::{
    JudgePlan, Rules,
    grading::{Aggregation, GraderGroup, Graders, Grading, PointGroup, Points},
};

const CASES: [(&str, &str); 2] = [("1\n", "1\n"), ("2\n", "2\n")];

fn scored(aggregation: Aggregation, max_score: Option<f64>, code: &str) -> JudgePlan {
    let group = PointGroup {
        name: "secret".into(),
        max_score,
        aggregation,
        ..PointGroup::default()
    };
    let rules = Rules {
        validators: vec![validator(code)],
        grading: Some(Grading::Points(Points {
            groups: vec![group],
        })),
        ..Rules::default()
    };
    with_rules(&CASES, rules)
}

/// Gives the output itself as points.
const POINTS: &str = "\
import sys
output = input()
if output == 'bad':
    sys.exit(43)
open(sys.argv[3] + sys.argv[4], 'w').write(output)
sys.exit(42)
";

#[test]
fn a_validator_gives_points_or_shares_of_them() {
    let with = |file: &str, max_score| {
        let mut plan = scored(Aggregation::Sum, max_score, POINTS);
        for case in &mut plan.cases {
            case.rules.validator_args = vec![file.into()];
        }
        plan
    };
    let report = judged("print(input())\n", &with("score.txt", None));
    assert_eq!((report.verdict, report.score), (Verdict::AC, Some(3.0)));
    assert_eq!(report.cases[1].score, Some(2.0));
    let half = judged("print(0.5)\n", &with("score_multiplier.txt", Some(100.0)));
    assert_eq!((half.verdict, half.score), (Verdict::PARTIAL, Some(50.0)));
    assert_eq!(half.max_score, Some(100.0));
    let one = "n = input()\nprint('bad' if n == '1' else 1)\n";
    let one = judged(one, &with("score_multiplier.txt", Some(100.0)));
    assert_eq!((one.verdict, one.score), (Verdict::PARTIAL, Some(50.0)));
    assert_eq!(one.cases.len(), 2);
    let none = judged("print('bad')\n", &with("score.txt", Some(100.0)));
    assert_eq!((none.verdict, none.score), (Verdict::WA, Some(0.0)));
    let much = judged("print(51)\n", &with("score.txt", Some(100.0)));
    assert_eq!(much.verdict, Verdict::JE);
    let error = much.judge_error.unwrap();
    assert!(error.contains("51 points of at most 50"), "{error}");
}

#[test]
fn a_packages_own_grader_has_the_last_word() {
    let grader = "\
import sys
assert sys.argv[1:] == ['twice']
lines = [line.split() for line in sys.stdin]
right = sum(verdict == 'AC' for verdict, _ in lines)
print('AC' if right else 'WA', 10 * right)
";
    let root = GraderGroup {
        continues: true,
        most: Some(20.0),
        custom: Some(vec!["twice".into()]),
        ..GraderGroup::default()
    };
    let secret = GraderGroup {
        name: "secret".into(),
        continues: true,
        ..GraderGroup::default()
    };
    let grading = Grading::Graders(Graders {
        scored: true,
        groups: vec![root, secret],
        custom: Some(program(Language::Python, grader)),
        ..Graders::default()
    });
    let rules = Rules {
        grading: Some(grading),
        ..Rules::default()
    };
    let plan = with_rules(&CASES, rules);
    // One result comes to the grader of the data: that of the folder.
    let report = judged("print(input())\n", &plan);
    assert_eq!(
        (report.verdict, report.score),
        (Verdict::PARTIAL, Some(10.0))
    );
    let report = judged("print(1)\n", &plan);
    assert_eq!((report.verdict, report.score), (Verdict::WA, Some(0.0)));
}
