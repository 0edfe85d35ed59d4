//! What the API shows: the store's structs in the shape that clients rely on.
//!
//! These are apart from the store's own structs so that a new column is not published by accident
//! and the documented schema has one home.

mod import;
mod people;
mod problem;
mod progress;
mod run;
mod submission;
mod words;

pub(crate) use import::{ImportLine, ImportView};
pub(crate) use people::{ApiTokenView, Me, SessionView};
pub(crate) use problem::{ProblemLine, ProblemView};
pub(crate) use progress::{LeaderboardLine, SkillGapView, SkillView, StatsView};
pub(crate) use run::RunView;
pub(crate) use submission::{CaseView, CompileView, FileView, SubmissionLine, SubmissionView};
pub(crate) use words::{
    DifficultyWord, LanguageWord, ProblemStatusWord, ProficiencyWord, ResourceTypeWord, RoleWord,
    StatusWord, VerdictWord, VisibilityWord,
};
