//! A hint: "this row waits for a worker".

use chrono::Utc;
use mettle_domain::Topic;
use std::fmt;
use uuid::Uuid;

/// How much earlier than its age a run is taken: someone sits in front of it and waits. A head
/// start instead of absolute priority, so that runs never keep submissions waiting for long.
const RUN_HEAD_START_MS: i64 = 10_000;

/// How much later than its age a submission of a rejudge is taken: whoever submits goes first,
/// for as long as anyone can wait for a rejudge.
const REJUDGE_DELAY_MS: i64 = 3_600_000;

/// What a hint points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum HintKind {
    /// A row of `submissions`.
    Submission,
    /// A row of `runs`.
    Run,
    /// A row of `imports`.
    Import,
    /// A row of `rejudge_items`.
    Rejudge,
}

/// The id of a row that waits for a worker. Holds nothing else: the row is the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Hint {
    /// Which table.
    pub kind: HintKind,
    /// Which row.
    pub id: Uuid,
}

impl Hint {
    /// A submission that waits.
    pub fn submission(id: Uuid) -> Self {
        Hint {
            kind: HintKind::Submission,
            id,
        }
    }

    /// A package that waits.
    pub fn import(id: Uuid) -> Self {
        Hint {
            kind: HintKind::Import,
            id,
        }
    }

    /// A submission that is judged again, to be looked at.
    pub fn rejudge(id: Uuid) -> Self {
        Hint {
            kind: HintKind::Rejudge,
            id,
        }
    }

    /// A run that waits.
    pub fn run(id: Uuid) -> Self {
        Hint {
            kind: HintKind::Run,
            id,
        }
    }

    /// Where the events of the row belong.
    pub fn topic(self) -> Topic {
        match self.kind {
            HintKind::Submission => Topic::Submission(self.id),
            HintKind::Run => Topic::Run(self.id),
            HintKind::Import => Topic::Import(self.id),
            HintKind::Rejudge => Topic::Rejudge(self.id),
        }
    }

    /// Reads what `Display` writes.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (kind, id) = text.split_once(':')?;
        let id = id.parse().ok()?;
        match kind {
            "submission" => Some(Hint::submission(id)),
            "run" => Some(Hint::run(id)),
            "import" => Some(Hint::import(id)),
            "rejudge" => Some(Hint::rejudge(id)),
            _ => None,
        }
    }

    /// Hints are taken by ascending rank: the milliseconds since 1970 when the row was made (its
    /// id says so), less the head start of its kind. A row that is hinted again, because its
    /// worker died or Redis was flushed, is thereby back at its old place.
    pub(crate) fn rank_ms(self) -> i64 {
        let now_ms = Utc::now().timestamp_millis();
        let made_ms = match self.id.get_timestamp().map(|timestamp| timestamp.to_unix()) {
            Some((seconds, nanos)) => (seconds as i64)
                .saturating_mul(1_000)
                .saturating_add(i64::from(nanos / 1_000_000))
                .min(now_ms),
            None => now_ms,
        };
        match self.kind {
            HintKind::Submission | HintKind::Import => made_ms,
            HintKind::Run => made_ms - RUN_HEAD_START_MS,
            HintKind::Rejudge => made_ms.saturating_add(REJUDGE_DELAY_MS),
        }
    }
}

impl From<Topic> for Hint {
    fn from(topic: Topic) -> Self {
        match topic {
            Topic::Submission(id) => Hint::submission(id),
            Topic::Run(id) => Hint::run(id),
            Topic::Import(id) => Hint::import(id),
            Topic::Rejudge(id) => Hint::rejudge(id),
        }
    }
}

impl fmt::Display for Hint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.topic().key())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hint_reads_back_from_its_text() {
        for hint in [Hint::submission, Hint::run, Hint::import, Hint::rejudge]
            .map(|kind| kind(Uuid::now_v7()))
        {
            assert_eq!(Hint::parse(&hint.to_string()), Some(hint));
        }
        assert_eq!(Hint::parse("submission:7"), None);
        assert_eq!(
            Hint::parse("mail:01890000-0000-7000-8000-000000000000"),
            None
        );
    }

    #[test]
    fn older_rows_come_first_and_runs_have_a_head_start() {
        let older = Uuid::parse_str("01890000-0000-7000-8000-000000000000").unwrap();
        let newer = Uuid::now_v7();
        assert!(Hint::submission(older).rank_ms() < Hint::submission(newer).rank_ms());
        assert!(Hint::run(newer).rank_ms() < Hint::submission(newer).rank_ms());
        assert!(Hint::submission(older).rank_ms() < Hint::run(newer).rank_ms());
        let earlier = Hint::rejudge(Uuid::now_v7());
        assert!(Hint::submission(Uuid::now_v7()).rank_ms() < earlier.rank_ms());
    }

    #[test]
    fn an_id_from_the_future_gains_nothing_and_loses_nothing() {
        let future = Uuid::parse_str("ffffffff-ffff-7fff-8fff-ffffffffffff").unwrap();
        assert!(Hint::submission(future).rank_ms() <= Utc::now().timestamp_millis());
    }
}
