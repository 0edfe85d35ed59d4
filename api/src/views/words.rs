//! Words of the domain as named schemas, made from the domain's own lists.

use mettle_domain::{Language, Verdict};
use std::borrow::Cow;
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{ObjectBuilder, RefOr, schema::Schema},
};

/// A schema for a string that is one of a few words.
macro_rules! words {
    ($($stand_in:ident = $name:literal, $description:literal, $words:expr;)+) => {$(
        #[doc = concat!("Schema of ", $name, ".")]
        pub(crate) struct $stand_in;

        impl PartialSchema for $stand_in {
            fn schema() -> RefOr<Schema> {
                let words: Vec<&str> = $words.into_iter().collect();
                RefOr::T(ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::String)
                    .description(Some($description))
                    .examples([words[0]])
                    .enum_values(Some(words))
                    .build()
                    .into())
            }
        }

        impl ToSchema for $stand_in {
            fn name() -> Cow<'static, str> {
                Cow::Borrowed($name)
            }
        }
    )+};
}

words! {
    VerdictWord = "Verdict",
        "What the judge says: accepted, wrong answer, time/memory/output limit exceeded, run-time error, \
         compile error, judge error (ours, never the author's), or partially accepted.",
        Verdict::ALL.map(Verdict::code);
    LanguageWord = "Language", "Id of a language. Requests may use its aliases too.", Language::ALL.map(Language::id);
    StatusWord = "Status", "Where a submission or run is. Nothing changes after `completed` and `failed` (the fault is ours).",
        ["pending", "compiling", "running", "completed", "failed"];
    DifficultyWord = "Difficulty", "How hard a problem is meant to be.", ["easy", "medium", "hard"];
    VisibilityWord = "Visibility", "Who sees a problem: everyone, or its creator and administrators.", ["public", "hidden"];
    ProblemStatusWord = "ProblemStatus", "Where the caller stands with a problem: accepted once, judged once, or neither.",
        ["solved", "attempted", "todo"];
    RoleWord = "Role", "What an account may do.", ["user", "interviewer", "admin"];
    ProficiencyWord = "Proficiency", "What can be said about a skill.",
        ["weak", "moderate", "strong", "not_enough_evidence"];
    ResourceTypeWord = "ResourceType", "Kind of learning resource.", ["article", "video", "course", "practice"];
}

#[cfg(test)]
mod tests {
    use super::*;
    use mettle_interview::skill::Proficiency;
    use mettle_store::{Difficulty, ProblemStatus, ResourceType, Role, Status, Visibility};
    use serde::Serialize;

    fn listed<T: PartialSchema>() -> Vec<String> {
        let schema = serde_json::to_value(T::schema()).unwrap();
        serde_json::from_value(schema["enum"].clone()).unwrap()
    }

    fn written<T: Serialize>(values: &[T]) -> Vec<String> {
        values
            .iter()
            .map(|value| {
                serde_json::to_value(value)
                    .unwrap()
                    .as_str()
                    .unwrap()
                    .to_owned()
            })
            .collect()
    }

    #[test]
    fn the_documented_words_are_those_that_are_written() {
        use Proficiency::{Moderate, NotEnoughEvidence, Strong, Weak};
        use ResourceType::{Article, Course, Practice, Video};
        assert_eq!(listed::<VerdictWord>(), written(&Verdict::ALL));
        assert_eq!(listed::<LanguageWord>(), written(&Language::ALL));
        let statuses = [
            Status::Pending,
            Status::Compiling,
            Status::Running,
            Status::Completed,
            Status::Failed,
        ];
        assert_eq!(listed::<StatusWord>(), written(&statuses));
        assert_eq!(
            listed::<DifficultyWord>(),
            written(&[Difficulty::Easy, Difficulty::Medium, Difficulty::Hard])
        );
        assert_eq!(
            listed::<VisibilityWord>(),
            written(&[Visibility::Public, Visibility::Hidden])
        );
        let standings = [
            ProblemStatus::Solved,
            ProblemStatus::Attempted,
            ProblemStatus::Todo,
        ];
        assert_eq!(listed::<ProblemStatusWord>(), written(&standings));
        assert_eq!(
            listed::<RoleWord>(),
            written(&[Role::User, Role::Interviewer, Role::Admin])
        );
        assert_eq!(
            listed::<ProficiencyWord>(),
            written(&[Weak, Moderate, Strong, NotEnoughEvidence])
        );
        assert_eq!(
            listed::<ResourceTypeWord>(),
            written(&[Article, Video, Course, Practice])
        );
    }
}
