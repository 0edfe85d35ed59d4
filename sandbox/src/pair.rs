//! Two children whose guests talk to each other: the host's side of an interaction.
//!
//! The guests' streams go from one child to the other without the host, so that an exchange costs two
//! wake-ups and no more. The host waits for both, and notices when neither goes on: processes that
//! both sleep, and between two looks have not been on a processor, wait for each other for ever.

use crate::{
    host::{RunResult, Sandbox, SandboxError},
    protocol::RunSpec,
    wasi::channel::Direction,
};
use std::{
    fs,
    time::{Duration, Instant},
};

/// How often the host looks whether anybody moves.
const LOOK: Duration = Duration::from_millis(40);

/// What the first one gets to end by itself when the second one has decided.
const GRACE: Duration = Duration::from_millis(500);

/// What one of the two runs, with its standard input (unused) and inline files.
pub struct Part<'a> {
    /// The run; must use the channel.
    pub spec: &'a RunSpec,
    /// The contents of [`RunSpec::inline`], in order.
    pub files: &'a [&'a [u8]],
}

/// What came of an interaction.
#[derive(Debug)]
pub struct Interaction {
    /// How the first one ended; none if it was stopped because nothing went on, or all was decided.
    pub first: Option<RunResult>,
    /// How the second one ended.
    pub second: Option<RunResult>,
    /// Whether the two waited for each other, or for somebody who was gone, and were stopped.
    pub idle: bool,
}

impl Interaction {
    /// Whether the first one ended before the second one.
    pub fn first_ended_first(&self) -> bool {
        match (&self.first, &self.second) {
            (Some(first), Some(second)) => first.ended_us <= second.ended_us,
            (first, _) => first.is_some(),
        }
    }
}

/// Runs two guests that talk to each other, in the children of one [`crate::host::Server::pair`].
/// `limit` bounds the real time of both together. Once the second one has ended so that it `decides`, the
/// first one gets [`GRACE`] to end, too, and is then stopped.
///
/// # Errors
/// When one of the sandboxes fails, or time is up although both go on.
pub fn interact(
    sandboxes: (&mut Sandbox, &mut Sandbox),
    parts: (Part<'_>, Part<'_>),
    limit: Duration,
    decides: &dyn Fn(&RunResult) -> bool,
    stop: &dyn Fn() -> bool,
) -> Result<Interaction, SandboxError> {
    let (first, second) = sandboxes;
    first.begin_run_with(parts.0.spec, parts.0.files)?;
    second.begin_run_with(parts.1.spec, parts.1.files)?;
    let mut done = Interaction {
        first: None,
        second: None,
        idle: false,
    };
    let started = Instant::now();
    let mut decided: Option<Instant> = None;
    let mut seen: Option<[Option<Look>; 2]> = None;
    let mut look_at = started + LOOK;
    while done.first.is_none() || done.second.is_none() {
        let waiting = [
            (&*first, done.first.is_none()),
            (&*second, done.second.is_none()),
        ];
        let waiting = waiting.iter().filter(|(_, waits)| *waits);
        let sockets: Vec<_> = waiting.map(|(sandbox, _)| sandbox.socket()).collect();
        wait_for_any(&sockets, look_at)?;
        if done.first.is_none() && first.has_answer()? {
            done.first = Some(first.finish_run(parts.0.spec, stop)?);
            continue;
        }
        if done.second.is_none() && second.has_answer()? {
            let result = second.finish_run(parts.1.spec, stop)?;
            decided = decides(&result).then(Instant::now);
            done.second = Some(result);
            continue;
        }
        if decided.is_some_and(|at| at.elapsed() > GRACE) {
            break;
        }
        if stop() {
            return Err(SandboxError::Cancelled);
        }
        if Instant::now() < look_at {
            continue;
        }
        look_at = Instant::now() + LOOK;
        let looks = [Look::at(first), Look::at(second)];
        if nothing_moves(seen.as_ref(), &looks) {
            done.idle = true;
            break;
        }
        seen = Some(looks);
        if started.elapsed() > limit {
            return Err(SandboxError::Failed(format!(
                "an interaction did not end in {} s",
                limit.as_secs()
            )));
        }
    }
    Ok(done)
}

/// Waits until one of the sockets can be read, or until a moment.
fn wait_for_any(sockets: &[i32], until: Instant) -> Result<(), SandboxError> {
    let mut polls: Vec<libc::pollfd> = sockets
        .iter()
        .map(|socket| libc::pollfd {
            fd: *socket,
            events: libc::POLLIN,
            revents: 0,
        })
        .collect();
    let wait = until.saturating_duration_since(Instant::now());
    // SAFETY: a valid pointer to so many pollfds.
    let ready = unsafe {
        libc::poll(
            polls.as_mut_ptr(),
            polls.len() as libc::nfds_t,
            wait.as_millis().max(1) as i32,
        )
    };
    let error = std::io::Error::last_os_error();
    if ready < 0 && error.kind() != std::io::ErrorKind::Interrupted {
        return Err(error.into());
    }
    Ok(())
}

/// What a process was doing at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Look {
    sleeps: bool,
    /// How often it has left a processor.
    switches: String,
}

impl Look {
    /// None where the host may not see processes: then only real time bounds an interaction.
    fn at(sandbox: &Sandbox) -> Option<Look> {
        let status = fs::read_to_string(format!("/proc/{}/status", sandbox.pid())).ok()?;
        let state = status
            .lines()
            .find_map(|line| line.strip_prefix("State:"))?;
        let switches = status
            .lines()
            .filter(|line| line.contains("ctxt_switches"))
            .collect();
        Some(Look {
            sleeps: state.trim_start().starts_with('S'),
            switches,
        })
    }
}

fn nothing_moves(before: Option<&[Option<Look>; 2]>, now: &[Option<Look>; 2]) -> bool {
    let asleep = |look: &Option<Look>| look.as_ref().is_some_and(|look| look.sleeps);
    before.is_some_and(|before| before == now) && now.iter().all(asleep)
}

/// The transcript that a run with [`crate::protocol::ChannelUse::transcript_bytes`] has left as its
/// standard output: who spoke, and what, as that run's guest saw it. What is damaged ends it.
pub fn transcript(mut stdout: &[u8]) -> Vec<(Direction, &[u8])> {
    let mut records: Vec<(Direction, &[u8])> = Vec::new();
    while let Some((&byte, rest)) = stdout.split_first() {
        let both = [Direction::Received, Direction::Sent];
        let direction = both.into_iter().find(|one| one.byte() == byte);
        let (Some(direction), Some((length, rest))) = (direction, rest.split_first_chunk::<4>())
        else {
            break;
        };
        let length = u32::from_le_bytes(*length) as usize;
        let Some((bytes, rest)) = rest.split_at_checked(length) else {
            break;
        };
        records.push((direction, bytes));
        stdout = rest;
    }
    records
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_transcript_reads_back_and_damage_ends_it() {
        let bytes = b">\x02\0\0\0ab<\x01\0\0\0c";
        assert_eq!(
            transcript(bytes),
            [
                (Direction::Received, &b"ab"[..]),
                (Direction::Sent, &b"c"[..])
            ]
        );
        assert_eq!(transcript(&bytes[..bytes.len() - 1]).len(), 1);
        assert!(transcript(b">\xff\xff\xff\xffab").is_empty());
        assert!(transcript(b"?\0\0\0\0").is_empty());
    }

    #[test]
    fn only_two_sleepers_that_have_not_run_are_idle() {
        let look = |sleeps, switches: &str| {
            Some(Look {
                sleeps,
                switches: switches.into(),
            })
        };
        let asleep = [look(true, "1"), look(true, "2")];
        assert!(nothing_moves(Some(&asleep), &asleep));
        assert!(!nothing_moves(None, &asleep));
        assert!(!nothing_moves(
            Some(&asleep),
            &[look(true, "1"), look(true, "3")]
        ));
        let busy = [look(true, "1"), look(false, "2")];
        assert!(!nothing_moves(Some(&busy), &busy));
        assert!(!nothing_moves(Some(&[None, None]), &[None, None]));
    }
}
