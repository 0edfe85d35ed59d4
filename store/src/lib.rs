//! What Mettle remembers, in SQLite or PostgreSQL.
//!
//! One [`Store`] over two engines; every query is one SQL text for both. Rows never leave: methods
//! take and return plain structs. The database row is the record of all work; queues only carry
//! ids (see [`Store::claim`] for the life cycle).

mod api_tokens;
mod audit;
mod blobs;
mod db;
mod error;
mod imports;
mod open;
mod page;
mod problems;
mod progress;
mod rejudges;
mod runs;
mod sessions;
mod skills;
mod stats;
mod submissions;
mod text;
mod tickets;
mod users;
mod work;

pub use api_tokens::{ApiToken, ApiTokenLookup, NewApiToken};
pub use audit::{AuditEntry, NewAuditEntry};
pub use blobs::{BadBlobPlace, BlobPlace, Content};
pub use error::{OpenError, StoreError};
pub use imports::{Import, ImportOutcome, ImportPolicy, ImportSummary, ImportWork, NewImport};
pub use page::{BadCursor, Cursor, Page, PageRequest};
pub use problems::{
    CurrentVersion, Difficulty, JudgingPlan, NewCase, NewFile, NewProblem, PlanCase, Problem,
    ProblemFilter, ProblemStatus, ProblemSummary, Published, Sample, StoredFile, Visibility,
};
pub use rejudges::{Rejudge, RejudgeFilter, RejudgeItem, RejudgeState, RejudgeWork};
pub use runs::{NewRun, Run, RunInput, RunResult, RunWork};
pub use sessions::{NewSession, Rotation, Session, SessionLookup, TokenHash, TokenPair};
pub use skills::{
    LearningResource, NewLearningResource, ResourceType, SkillGap, SkillLevel, SkillSummary,
};
pub use stats::{LeaderboardEntry, StatsDay, UserStats};
pub use submissions::{
    CreateError, Created, NewSubmission, Submission, SubmissionFilter, SubmissionSummary,
    SubmissionTest, SubmissionWork,
};
pub use users::{
    AdminOutcome, Credentials, NewUser, RegisterError, Role, User, UserChanges, UserGroup,
    UserStatus, Viewer,
};
pub use work::{ATTEMPT_CAP, Finished, GivenUp, Status};

/// A connection to the database, cheap to clone.
#[derive(Clone)]
pub struct Store {
    db: db::Db,
    large: blobs::Large,
}
