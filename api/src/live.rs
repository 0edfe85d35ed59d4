//! Following a submission or run over a WebSocket.
//!
//! A connection gets the events after the sequence number it asks for, then live ones, and a
//! normal close after the final one. Where events are gone it gets a `snapshot`: the REST answer.
//! It never waits for an event that will not come: a worker may die between storing a verdict and
//! publishing it, and Redis may be flushed, so an idle connection asks the database now and then.

mod handshake;
mod import_message;
mod message;
mod seats;
mod stored;

pub(crate) use handshake::{EventsQuery, open};
pub(crate) use import_message::ImportMessage;
pub(crate) use message::LiveMessage;
pub(crate) use seats::Live;
pub(crate) use stored::Subject;

use crate::{ApiState, error::Kind};
use axum::extract::ws::{CloseCode, CloseFrame, Message, Utf8Bytes, WebSocket, close_code};
use chrono::Utc;
use futures::{StreamExt, stream::BoxStream};
use mettle_domain::{Event, EventBody};
use mettle_queue::Feed;
use seats::Seat;
use std::time::Duration;
use stored::Stored;
use tokio::time::{Instant, MissedTickBehavior, interval_at, sleep_until, timeout};

/// Between finding the end in the database and telling it: the final event may be on its way.
const BENEFIT_OF_DOUBT: Duration = Duration::from_millis(250);

/// Why a connection ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// The final event was sent.
    Finished,
    /// This process stops.
    GoingAway,
    /// The client closed or is gone.
    ClientLeft,
    /// What was followed was deleted.
    Gone,
    /// The client did not take a message in time.
    Slow,
    /// The client answered no ping.
    Silent,
}

struct Connection {
    socket: WebSocket,
    state: ApiState,
    subject: Subject,
    /// Highest sequence number sent or asked for.
    last_seq: u64,
    /// Pings sent since the last pong.
    unanswered: u32,
    /// When to ask the database whether it is over.
    recheck_at: Instant,
    /// The database said so once already.
    over_in_database: bool,
    /// Counted against the user's limit until dropped.
    _seat: Seat,
}

impl Connection {
    fn new(socket: WebSocket, state: ApiState, subject: Subject, after: u64, seat: Seat) -> Self {
        Connection {
            socket,
            state,
            subject,
            last_seq: after,
            unanswered: 0,
            recheck_at: Instant::now() + BENEFIT_OF_DOUBT,
            over_in_database: false,
            _seat: seat,
        }
    }

    async fn run(mut self) {
        let end = self.follow().await.err().unwrap_or(End::Finished);
        tracing::debug!(subject = ?self.subject, ?end, "live connection ends");
        match end {
            End::Finished => self.close(close_code::NORMAL, "complete").await,
            End::Gone => self.close(close_code::NORMAL, "deleted").await,
            End::GoingAway => {
                self.close(close_code::RESTART, "the server stops; connect again")
                    .await
            }
            End::Slow => {
                metrics::counter!("mettle_websockets_cut_total", "reason" => "slow").increment(1)
            }
            End::Silent => {
                metrics::counter!("mettle_websockets_cut_total", "reason" => "silent").increment(1)
            }
            End::ClientLeft => {}
        }
    }

    /// `Ok` after the final event.
    async fn follow(&mut self) -> Result<(), End> {
        let mut feed: BoxStream<'static, Feed> = self
            .state
            .queue
            .subscribe(self.subject.topic(), self.last_seq);
        let every = self.state.config.live.ping_interval;
        let mut pings = interval_at(Instant::now() + every, every);
        pings.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let stop = self.state.stop.clone();
        loop {
            let over = tokio::select! {
                () = stop.cancelled() => return Err(End::GoingAway),
                message = self.socket.recv() => { self.heard(message)?; false }
                _ = pings.tick() => { self.ping().await?; false }
                () = sleep_until(self.recheck_at) => self.recheck().await?,
                fed = feed.next() => match fed {
                    Some(Feed::Event(event)) => self.tell(*event).await?,
                    Some(Feed::Gap { seq }) => self.tell_stored(seq).await?,
                    None => true, // the client has seen the final event before
                },
            };
            if over {
                return Ok(());
            }
        }
    }

    fn heard(&mut self, message: Option<Result<Message, axum::Error>>) -> Result<(), End> {
        match message {
            None | Some(Err(_) | Ok(Message::Close(_))) => Err(End::ClientLeft),
            Some(Ok(Message::Pong(_))) => {
                self.unanswered = 0;
                Ok(())
            }
            // Clients have nothing to say here; pings are answered by the protocol layer.
            Some(Ok(_)) => Ok(()),
        }
    }

    async fn ping(&mut self) -> Result<(), End> {
        if self.unanswered >= 2 {
            return Err(End::Silent);
        }
        self.unanswered += 1;
        self.send(Message::Ping(Default::default())).await
    }

    /// Sends an event; whether it was the last.
    async fn tell(&mut self, event: Event) -> Result<bool, End> {
        self.last_seq = self.last_seq.max(event.seq);
        self.over_in_database = false;
        self.recheck_at = Instant::now() + self.state.config.live.recheck_after;
        let json = serde_json::to_string(&event).expect("events are plain values");
        self.send(Message::Text(Utf8Bytes::from(json))).await?;
        Ok(event.is_final)
    }

    /// Sends the stored state in place of events that are gone; whether it is final. Its number is
    /// above whatever this client has seen: without a log there is no other.
    async fn tell_stored(&mut self, seq: u64) -> Result<bool, End> {
        let seq = seq.max(self.last_seq.saturating_add(1));
        match self.subject.load(&self.state).await {
            Ok(stored) => self.tell(snapshot(stored, seq)).await,
            Err(error) if error.kind() == Kind::NotFound => Err(End::Gone),
            Err(error) => {
                // The recheck tries again; until then the client waits as for any slow answer.
                tracing::warn!(?error, subject = ?self.subject, "cannot read the state for a live connection");
                Ok(false)
            }
        }
    }

    /// Asks the database whether it ended without our hearing; whether the client now knows.
    async fn recheck(&mut self) -> Result<bool, End> {
        self.recheck_at = Instant::now() + self.state.config.live.recheck_after;
        match self.subject.is_done(&self.state).await {
            Ok(true) if self.over_in_database => {
                let now = Utc::now().timestamp_micros().unsigned_abs();
                return self
                    .tell_stored(now.max(self.last_seq.saturating_add(1)))
                    .await;
            }
            Ok(true) => {
                self.over_in_database = true;
                self.recheck_at = Instant::now() + BENEFIT_OF_DOUBT;
            }
            Ok(false) => self.over_in_database = false,
            Err(error) => {
                tracing::warn!(?error, subject = ?self.subject, "cannot recheck for a live connection")
            }
        }
        Ok(false)
    }

    async fn send(&mut self, message: Message) -> Result<(), End> {
        match timeout(
            self.state.config.live.send_timeout,
            self.socket.send(message),
        )
        .await
        {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(End::ClientLeft),
            Err(_) => Err(End::Slow),
        }
    }

    /// Says goodbye and waits a moment for the answer, so that nothing sent before is lost.
    async fn close(&mut self, code: CloseCode, reason: &'static str) {
        let frame = CloseFrame {
            code,
            reason: Utf8Bytes::from_static(reason),
        };
        if self.send(Message::Close(Some(frame))).await.is_ok() {
            let farewell = async { while let Some(Ok(_)) = self.socket.recv().await {} };
            let _ = timeout(self.state.config.live.send_timeout, farewell).await;
        }
    }
}

fn snapshot(stored: Stored, seq: u64) -> Event {
    Event {
        seq,
        at: Utc::now(),
        attempt: stored.attempt,
        is_final: stored.done,
        body: EventBody::Snapshot { state: stored.json },
    }
}
