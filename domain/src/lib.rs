//! The words everyone in Mettle shares: languages, limits, verdicts, reports, events.
//!
//! No input or output happens here, and nothing of ours is used: every other crate may depend
//! on this one.

mod event;
mod language;
mod limits;
mod report;
mod verdict;

pub use event::{Event, EventBody, ImportStep, JudgedSubmission, MeasuredLimits, Topic};
pub use language::{Language, LanguageInfo, SourceFile, UnknownLanguage};
pub use limits::Limits;
pub use report::{
    CaseReport, CompileReport, Growth, GrowthClass, JudgeReport, RunOutcome, RunReport, RunStatus,
};
pub use verdict::Verdict;
