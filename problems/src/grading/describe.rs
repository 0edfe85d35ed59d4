//! How a problem gives points, for those who solve it: nothing of its tests or programs.

use super::{Aggregation, Grading, PointGroup, ScoreMode, points::share_of};
use crate::TestCase;
use serde_json::{Value, json};

impl Grading {
    /// As JSON, `null` if there are no points: `max_score` (or `null`), `minimise`, and `groups` with
    /// `name`, `max_score`, `aggregation` and `require_pass`.
    pub fn describe(&self) -> Value {
        match self {
            Grading::Points(points) => {
                let whole = points.groups.first();
                json!({
                    "max_score": whole.and_then(|whole| whole.max_score),
                    "minimise": false,
                    "groups": points.groups.iter().map(group).collect::<Vec<_>>(),
                })
            }
            Grading::Graders(graders) if graders.scored => {
                let whole = graders.groups.iter().find(|group| group.name.is_empty());
                let group = |group: &super::GraderGroup| {
                    json!({
                        "name": group.name,
                        "max_score": group.most,
                        "aggregation": mode(group.score),
                        "require_pass": [],
                    })
                };
                json!({
                    "max_score": whole.and_then(|whole| whole.most),
                    "minimise": graders.minimise,
                    "groups": graders.groups.iter().map(group).collect::<Vec<_>>(),
                })
            }
            Grading::Graders(_) => Value::Null,
        }
    }

    /// The most points that a case can give, where that is known.
    pub fn most_of_case(&self, case: &TestCase, cases: &[TestCase]) -> Option<f64> {
        let Grading::Points(points) = self else {
            return case.rules.points;
        };
        let group = points.group_of(&case.name)?;
        let gives_points = !case.is_sample && group.aggregation != Aggregation::PassFail;
        let most = case.rules.points.or_else(|| share_of(cases, group));
        most.filter(|_| gives_points)
    }
}

fn group(group: &PointGroup) -> Value {
    json!({
        "name": group.name,
        "max_score": group.max_score,
        "aggregation": group.aggregation,
        "require_pass": group.require_pass,
    })
}

fn mode(mode: ScoreMode) -> Value {
    serde_json::to_value(mode).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        CaseRules, Program,
        grading::{GraderGroup, Graders, Points},
    };
    use mettle_domain::{Language, SourceFile};

    fn case(name: &str, is_sample: bool) -> TestCase {
        TestCase {
            name: name.into(),
            is_sample,
            input: Vec::new().into(),
            answer: Vec::new().into(),
            rules: CaseRules::default(),
        }
    }

    #[test]
    fn groups_are_described_and_cases_know_their_share() {
        let group = |name: &str, max_score, aggregation, require_pass: &[&str]| PointGroup {
            name: name.into(),
            max_score: Some(max_score),
            aggregation,
            require_pass: require_pass.iter().map(|name| (*name).into()).collect(),
            static_score: None,
        };
        let grading = Grading::Points(Points {
            groups: vec![
                group("secret", 100.0, Aggregation::Sum, &[]),
                group("secret/a", 40.0, Aggregation::Sum, &[]),
                group("secret/b", 50.0, Aggregation::Min, &["secret/c"]),
                group("secret/c", 10.0, Aggregation::PassFail, &[]),
            ],
        });
        let described = grading.describe();
        assert_eq!(described["max_score"], 100.0);
        assert_eq!(
            described["groups"][2],
            json!({"name": "secret/b", "max_score": 50.0, "aggregation": "min", "require_pass": ["secret/c"]})
        );
        let cases = [
            case("sample/1", true),
            case("secret/a/1", false),
            case("secret/a/2", false),
            case("secret/b/1", false),
            case("secret/c/1", false),
        ];
        let most: Vec<Option<f64>> = cases
            .iter()
            .map(|case| grading.most_of_case(case, &cases))
            .collect();
        assert_eq!(most, [None, Some(20.0), Some(20.0), Some(50.0), None]);
    }

    #[test]
    fn a_graders_program_is_not_shown() {
        let custom = Program {
            language: Language::Python,
            files: vec![SourceFile {
                name: "grade.py".into(),
                content: "the secret".into(),
            }],
        };
        let mut graders = Graders {
            scored: true,
            groups: vec![GraderGroup {
                most: Some(30.0),
                ..GraderGroup::default()
            }],
            custom: Some(custom),
            ..Graders::default()
        };
        let described = Grading::Graders(graders.clone()).describe();
        assert_eq!(
            described,
            json!({"max_score": 30.0, "minimise": false,
                "groups": [{"name": "", "max_score": 30.0, "aggregation": "sum", "require_pass": []}]})
        );
        graders.scored = false;
        assert_eq!(Grading::Graders(graders).describe(), Value::Null);
    }
}
