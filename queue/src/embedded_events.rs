//! Event logs and live feeds inside the process.

use crate::{
    QueueError,
    fanout::{Fanout, Signal},
    feed::{PAGE, Page},
};
use chrono::{SubsecRound, Utc};
use mettle_domain::{Event, EventBody, Topic};
use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

/// The oldest events of a topic are dropped beyond this many; its log is then incomplete.
pub(crate) const MAX_LOG: usize = 20_000;

/// How long a log is kept after its final event: long enough for a client to reconnect.
const KEPT_AFTER_FINAL: Duration = Duration::from_secs(5 * 60);

/// How long a log without a final event is kept after its newest one.
const KEPT_UNFINISHED: Duration = Duration::from_secs(60 * 60);

/// Beyond this many events altogether the topics that were quiet longest are dropped.
const MAX_EVENTS: usize = 200_000;

/// How often topics past their time are looked for.
const TIDY_EVERY: Duration = Duration::from_secs(10);

pub(crate) struct EmbeddedEvents {
    logs: Mutex<Logs>,
    fanout: Arc<Fanout>,
}

struct Logs {
    topics: HashMap<Topic, TopicLog>,
    events: usize,
    tidied_at: Instant,
}

#[derive(Default)]
struct TopicLog {
    events: VecDeque<Event>,
    // Only for choosing what to drop; events carry the wall clock.
    touched_at: Option<Instant>,
}

impl Default for EmbeddedEvents {
    fn default() -> Self {
        let logs = Logs {
            topics: HashMap::new(),
            events: 0,
            tidied_at: Instant::now(),
        };
        EmbeddedEvents {
            logs: Mutex::new(logs),
            fanout: Arc::default(),
        }
    }
}

impl EmbeddedEvents {
    pub(crate) fn fanout(&self) -> Arc<Fanout> {
        self.fanout.clone()
    }

    pub(crate) fn publish(
        &self,
        topic: Topic,
        attempt: u32,
        bodies: Vec<(EventBody, bool)>,
    ) -> Result<Vec<Event>, QueueError> {
        let mut logs = self.logs();
        let log = logs.topics.entry(topic).or_default();
        let events = log.append(attempt, bodies)?;
        let added = events.len();
        let dropped = log.trim();
        logs.events = logs.events + added - dropped;
        // Sent under the lock: followers rely on the order.
        self.fanout
            .send(&topic.key(), || Signal::Batch(events.clone().into()));
        logs.tidy(topic);
        Ok(events)
    }

    pub(crate) fn page(&self, topic: Topic, after: u64) -> Page {
        let logs = self.logs();
        let Some(log) = logs.topics.get(&topic) else {
            return Page::new(Vec::new(), after, None, None);
        };
        let start = log.events.partition_point(|event| event.seq <= after);
        let events = log.events.iter().skip(start).take(PAGE).cloned().collect();
        Page::new(events, after, log.events.front(), log.events.back())
    }

    fn logs(&self) -> MutexGuard<'_, Logs> {
        self.logs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl TopicLog {
    fn append(
        &mut self,
        attempt: u32,
        bodies: Vec<(EventBody, bool)>,
    ) -> Result<Vec<Event>, QueueError> {
        let newest = self.events.back();
        if let Some(newest) = newest
            .map(|event| event.attempt)
            .filter(|newest| *newest > attempt)
        {
            return Err(QueueError::Stale { newest });
        }
        let at = Utc::now().trunc_subsecs(6);
        let now_us = u64::try_from(at.timestamp_micros()).unwrap_or(0);
        let first = newest.map_or(0, |event| event.seq + 1).max(now_us);
        let events: Vec<_> = (first..)
            .zip(bodies)
            .map(|(seq, (body, is_final))| Event {
                seq,
                at,
                attempt,
                is_final,
                body,
            })
            .collect();
        self.events.extend(events.iter().cloned());
        self.touched_at = Some(Instant::now());
        Ok(events)
    }

    /// Drops what is too much and says how many.
    fn trim(&mut self) -> usize {
        let excess = self.events.len().saturating_sub(MAX_LOG);
        self.events.drain(..excess);
        excess
    }

    fn expired(&self) -> bool {
        let kept = match self.events.back() {
            Some(event) if event.is_final => KEPT_AFTER_FINAL,
            _ => KEPT_UNFINISHED,
        };
        self.touched_at
            .is_none_or(|touched| touched.elapsed() > kept)
    }
}

impl Logs {
    /// Keeps the whole within bounds; `current` has just been written and stays.
    fn tidy(&mut self, current: Topic) {
        if self.tidied_at.elapsed() < TIDY_EVERY && self.events <= MAX_EVENTS {
            return;
        }
        self.tidied_at = Instant::now();
        self.topics.retain(|_, log| !log.expired());
        self.events = self.topics.values().map(|log| log.events.len()).sum();
        if self.events <= MAX_EVENTS {
            return;
        }
        let mut quietest: Vec<_> = self
            .topics
            .iter()
            .map(|(topic, log)| (log.touched_at, *topic))
            .collect();
        quietest.sort_unstable_by_key(|(touched_at, _)| *touched_at);
        // Down to nine tenths, so that the next event does not start all over.
        for (_, topic) in quietest {
            if self.events <= MAX_EVENTS / 10 * 9 {
                break;
            }
            if topic != current
                && let Some(log) = self.topics.remove(&topic)
            {
                self.events -= log.events.len();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn bodies(count: usize) -> Vec<(EventBody, bool)> {
        vec![(EventBody::Compiling, false); count]
    }

    #[test]
    fn a_log_that_outgrows_its_bound_loses_its_start_and_says_so() {
        let events = EmbeddedEvents::default();
        let topic = Topic::Submission(Uuid::now_v7());
        events
            .publish(topic, 0, vec![(EventBody::Queued, false)])
            .unwrap();
        assert!(events.page(topic, 0).complete);
        events.publish(topic, 1, bodies(MAX_LOG)).unwrap();
        let page = events.page(topic, 0);
        assert!(!page.complete);
        assert!(events.page(topic, page.events[0].seq).complete);
        assert_eq!(events.logs().topics[&topic].events.len(), MAX_LOG);
    }

    #[test]
    fn the_topics_that_were_quiet_longest_make_room() {
        let events = EmbeddedEvents::default();
        let topics: Vec<_> = (0..30).map(|_| Topic::Run(Uuid::now_v7())).collect();
        for topic in &topics {
            events.publish(*topic, 1, bodies(10_000)).unwrap();
        }
        let logs = events.logs();
        assert!(logs.events <= MAX_EVENTS);
        assert_eq!(
            logs.events,
            logs.topics
                .values()
                .map(|log| log.events.len())
                .sum::<usize>()
        );
        assert!(!logs.topics.contains_key(&topics[0]));
        assert!(logs.topics.contains_key(&topics[29]));
    }
}
