//! The host's end of a child's socket. The child may be in an attacker's hands: whatever it sends,
//! or does not send, or does not read, costs the host bounded time and memory.

use crate::{
    host::RunResult,
    protocol::{self, BadReply, REPLY_HEADER_BYTES, ReplyHeader, Request},
};
use std::{
    fs::File,
    io::{self, Read, Write},
    os::fd::{AsRawFd, OwnedFd},
    time::{Duration, Instant},
};

/// How often a waiting host looks whether it should stop.
const STOP_CHECK: Duration = Duration::from_millis(20);
/// How long a whole request or reply may take once it has begun.
const PATIENCE: Duration = Duration::from_secs(60);
/// Memory is taken as bytes arrive, at most this many bytes ahead of them.
const CHUNK_BYTES: usize = 1 << 20;

/// How a cancelled read or write fails; the socket itself never fails so.
const CANCELLED: io::ErrorKind = io::ErrorKind::ConnectionAborted;

/// Why nothing came of a request or reply.
#[derive(Debug)]
pub(crate) enum WireError {
    /// The caller wanted to stop.
    Cancelled,
    /// The child has closed its end.
    Gone,
    /// The child does not keep to the protocol.
    Bad(BadReply),
    /// The operating system failed.
    Host(io::Error),
}

impl From<io::Error> for WireError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::TimedOut => WireError::Bad(BadReply("does not go on")),
            CANCELLED => WireError::Cancelled,
            _ => WireError::Gone,
        }
    }
}

/// A connection to a child.
pub(crate) struct Wire {
    socket: File,
    patience: Duration,
}

impl Wire {
    pub fn new(socket: OwnedFd) -> Wire {
        Wire {
            socket: socket.into(),
            patience: PATIENCE,
        }
    }

    /// Sends a request; a child that does not read it is not waited for long.
    pub fn send(
        &mut self,
        request: &Request,
        blob: &[&[u8]],
        stop: &dyn Fn() -> bool,
    ) -> Result<(), WireError> {
        let mut patient = self.patient(stop);
        Ok(protocol::send_request(&mut patient, request, blob)?)
    }

    /// Waits until there is something to read, or until a moment, or a short while.
    pub fn readable(&self, deadline: Instant) -> Result<bool, WireError> {
        self.wait(libc::POLLIN, deadline).map_err(WireError::Host)
    }

    /// The socket to wait at.
    pub fn socket(&self) -> i32 {
        self.socket.as_raw_fd()
    }

    /// Whether there is something to read now.
    pub fn is_readable(&self) -> Result<bool, WireError> {
        let mut poll = libc::pollfd {
            fd: self.socket.as_raw_fd(),
            events: libc::POLLIN,
            revents: 0,
        };
        // SAFETY: a valid pointer to one pollfd.
        let ready = unsafe { libc::poll(&mut poll, 1, 0) };
        Ok(ready > 0)
    }

    /// Receives a reply whose streams and files have at most this many bytes together.
    pub fn receive(
        &mut self,
        bytes_max: u64,
        stop: &dyn Fn() -> bool,
    ) -> Result<RunResult, WireError> {
        let mut from = self.patient(stop);
        let mut bytes = [0u8; REPLY_HEADER_BYTES];
        from.read_exact(&mut bytes)?;
        let header = ReplyHeader::check(&bytes, bytes_max).map_err(WireError::Bad)?;
        let message = from.part(header.message_bytes)?;
        let stdout = from.part(header.stdout_bytes)?;
        let stderr = from.part(header.stderr_bytes)?;
        let files = from.part(header.files_bytes)?;
        Ok(RunResult {
            status: header.status,
            exit_code: header.exit_code,
            memory_refused: header.memory_refused,
            cpu_us: header.cpu_us,
            wall_us: header.wall_us,
            memory_bytes: header.memory_bytes,
            instructions: (header.instructions != u64::MAX).then_some(header.instructions),
            message: harmless(&message),
            stdout,
            stderr,
            files: protocol::decode_files(&files).map_err(WireError::Bad)?,
            ended_us: header.ended_us,
        })
    }

    fn patient<'a>(&'a self, stop: &'a dyn Fn() -> bool) -> Patient<'a> {
        Patient {
            wire: self,
            deadline: Instant::now() + self.patience,
            stop,
        }
    }

    /// Waits for an event, at most one [`STOP_CHECK`].
    fn wait(&self, events: libc::c_short, deadline: Instant) -> io::Result<bool> {
        let wait = deadline
            .saturating_duration_since(Instant::now())
            .min(STOP_CHECK);
        let mut poll = libc::pollfd {
            fd: self.socket.as_raw_fd(),
            events,
            revents: 0,
        };
        // SAFETY: a valid pointer to one pollfd.
        let ready = unsafe { libc::poll(&mut poll, 1, wait.as_millis().max(1) as i32) };
        if ready < 0 && io::Error::last_os_error().kind() != io::ErrorKind::Interrupted {
            return Err(io::Error::last_os_error());
        }
        Ok(ready > 0)
    }
}

/// The message goes to logs and to people: nothing in it may drive a terminal.
fn harmless(message: &[u8]) -> String {
    let text = String::from_utf8_lossy(message);
    let harmless = |letter: char| match letter {
        '\n' | '\t' => letter,
        _ if letter.is_control() => char::REPLACEMENT_CHARACTER,
        _ => letter,
    };
    text.chars().map(harmless).collect()
}

/// Reads and writes until a deadline, and looks in between whether to stop: `TimedOut` and
/// [`CANCELLED`] are its own errors.
struct Patient<'a> {
    wire: &'a Wire,
    deadline: Instant,
    stop: &'a dyn Fn() -> bool,
}

impl Patient<'_> {
    /// So many bytes. Memory is taken only as they come.
    fn part(&mut self, length: u64) -> io::Result<Vec<u8>> {
        let length = usize::try_from(length).map_err(|_| io::ErrorKind::TimedOut)?;
        let mut part = Vec::new();
        while part.len() < length {
            let done = part.len();
            part.resize(length.min(done + CHUNK_BYTES.max(done)), 0);
            self.read_exact(&mut part[done..])?;
        }
        Ok(part)
    }

    /// Tries until it works; the deadline holds also for a child that does a little now and then.
    fn retry(&self, events: libc::c_short, call: impl Fn() -> isize) -> io::Result<usize> {
        loop {
            if Instant::now() >= self.deadline {
                return Err(io::ErrorKind::TimedOut.into());
            }
            if let Ok(count) = usize::try_from(call()) {
                return Ok(count);
            }
            let error = io::Error::last_os_error();
            match error.kind() {
                io::ErrorKind::Interrupted => {}
                io::ErrorKind::WouldBlock => {
                    if !self.wire.wait(events, self.deadline)? && (self.stop)() {
                        return Err(CANCELLED.into());
                    }
                }
                _ => return Err(error),
            }
        }
    }
}

impl Read for Patient<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let socket = self.wire.socket.as_raw_fd();
        self.retry(libc::POLLIN, || {
            // SAFETY: a valid buffer of this length.
            unsafe {
                libc::recv(
                    socket,
                    buffer.as_ptr().cast_mut().cast(),
                    buffer.len(),
                    libc::MSG_DONTWAIT,
                )
            }
        })
    }
}

impl Write for Patient<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let socket = self.wire.socket.as_raw_fd();
        let flags = libc::MSG_DONTWAIT | libc::MSG_NOSIGNAL;
        self.retry(libc::POLLOUT, || {
            // SAFETY: a valid buffer of this length.
            unsafe { libc::send(socket, bytes.as_ptr().cast(), bytes.len(), flags) }
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        protocol::{MESSAGE_BYTES_MAX, Status},
        sockets,
    };
    use proptest::prelude::*;
    use std::{thread, thread::JoinHandle};

    const LIMIT: u64 = 100_000;

    fn never() -> bool {
        false
    }

    /// A wire with little patience, and a child that does what the test says.
    fn with_child(child: impl FnOnce(File) + Send + 'static) -> (Wire, JoinHandle<()>) {
        let (ours, theirs) = sockets::pair(libc::SOCK_STREAM).unwrap();
        let mut wire = Wire::new(ours);
        wire.patience = Duration::from_millis(400);
        (wire, thread::spawn(move || child(theirs.into())))
    }

    /// What the host makes of a child that sends this and ends.
    fn answer_of(bytes: Vec<u8>) -> Result<RunResult, WireError> {
        let (mut wire, child) = with_child(move |mut socket| drop(socket.write_all(&bytes)));
        let answer = wire.receive(LIMIT, &never);
        drop(wire);
        child.join().unwrap();
        answer
    }

    fn header() -> ReplyHeader {
        ReplyHeader {
            status: Status::Trapped,
            exit_code: 0,
            memory_refused: false,
            cpu_us: 5,
            wall_us: 6,
            memory_bytes: 7,
            instructions: u64::MAX,
            message_bytes: 4,
            stdout_bytes: 3,
            stderr_bytes: 2,
            files_bytes: 0,
            ended_us: 0,
        }
    }

    fn reply() -> Vec<u8> {
        [&header().encode()[..], b"trap", b"out", b"er"].concat()
    }

    #[test]
    fn an_honest_answer_is_understood() {
        let result = answer_of(reply()).unwrap();
        assert_eq!(result.status, Status::Trapped);
        assert_eq!(
            (
                result.message.as_str(),
                &result.stdout[..],
                &result.stderr[..]
            ),
            ("trap", &b"out"[..], &b"er"[..])
        );
    }

    #[test]
    fn a_message_cannot_drive_a_terminal() {
        let hostile = b"\x1b[2J\x07\x9b\xc2\x9b\0\r";
        let mut header = header();
        header.message_bytes = hostile.len() as u64;
        let bytes = [&header.encode()[..], hostile, b"outer"].concat();
        let message = answer_of(bytes).unwrap().message;
        assert!(!message.chars().any(char::is_control), "{message:?}");
    }

    #[test]
    fn a_child_that_stops_in_its_answer_is_gone() {
        for length in 0..reply().len() {
            let answer = answer_of(reply()[..length].to_vec());
            assert!(
                matches!(answer, Err(WireError::Gone)),
                "{length}: {answer:?}"
            );
        }
    }

    #[test]
    fn a_child_that_sends_a_byte_now_and_then_is_not_waited_for() {
        let (mut wire, child) = with_child(|mut socket| {
            for byte in reply().iter().cycle() {
                if socket.write_all(&[*byte]).is_err() {
                    break;
                }
                thread::sleep(Duration::from_millis(15));
            }
        });
        let started = Instant::now();
        let answer = wire.receive(LIMIT, &never);
        assert!(matches!(answer, Err(WireError::Bad(_))), "{answer:?}");
        assert!(started.elapsed() < Duration::from_secs(20));
        drop(wire);
        child.join().unwrap();
    }

    #[test]
    fn a_child_that_reads_nothing_is_not_waited_for() {
        let (ours, theirs) = sockets::pair(libc::SOCK_STREAM).unwrap();
        let mut wire = Wire::new(ours);
        wire.patience = Duration::from_millis(200);
        let large = vec![0; 50 << 20];
        let sent = wire.send(&Request::Run(Box::default()), &[&large], &never);
        assert!(matches!(sent, Err(WireError::Bad(_))), "{sent:?}");
        // A caller that wants to stop need not even wait that long.
        wire.patience = Duration::from_secs(600);
        let sent = wire.send(&Request::Unstage, &[&large], &|| true);
        assert!(matches!(sent, Err(WireError::Cancelled)), "{sent:?}");
        drop(theirs);
        let sent = wire.send(&Request::Unstage, &[&large], &never);
        assert!(matches!(sent, Err(WireError::Gone)), "{sent:?}");
    }

    #[test]
    fn an_announced_length_takes_no_memory_until_bytes_come() {
        let (mut wire, child) = with_child(|mut socket| {
            let header = ReplyHeader {
                message_bytes: 0,
                stdout_bytes: 1 << 60,
                stderr_bytes: 0,
                ..header()
            };
            let _ = socket.write_all(&header.encode());
            let _ = socket.write_all(&[b'x'; 1000]);
        });
        // More than any machine has: this must not even be tried to allocate.
        let answer = wire.receive(u64::MAX, &never);
        assert!(matches!(answer, Err(WireError::Gone)), "{answer:?}");
        drop(wire);
        child.join().unwrap();
    }

    /// An answer within what is allowed, or an error: nothing else may happen.
    fn within_bounds(answer: &Result<RunResult, WireError>) -> Result<(), TestCaseError> {
        if let Ok(result) = answer {
            prop_assert!(result.stdout.len() + result.stderr.len() <= LIMIT as usize);
            prop_assert!(result.message.len() <= 3 * MESSAGE_BYTES_MAX);
            prop_assert!(
                !result
                    .message
                    .chars()
                    .any(|c| c.is_control() && c != '\n' && c != '\t')
            );
            // What is done with these numbers must not overflow.
            prop_assert!(result.cpu_us.checked_mul(1 << 20).is_some());
            prop_assert!(result.wall_us.checked_mul(1 << 20).is_some());
            prop_assert!(i64::try_from(result.memory_bytes).is_ok());
            let counted = result.instructions.unwrap_or(0);
            prop_assert!(counted.checked_mul(1000).is_some());
        }
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn noise_never_crashes_the_host(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            within_bounds(&answer_of(bytes))?;
        }

        #[test]
        fn a_damaged_answer_never_crashes_the_host(
            flips in prop::collection::vec((0usize..89, any::<u8>()), 1..6),
            cut in 0usize..90,
            more in prop::collection::vec(any::<u8>(), 0..200_000),
        ) {
            let mut bytes = reply();
            for (at, value) in flips {
                bytes[at] = value;
            }
            bytes.truncate(cut.max(bytes.len() - 20));
            bytes.extend(more);
            within_bounds(&answer_of(bytes))?;
        }

        #[test]
        fn extreme_numbers_never_crash_the_host(
            status in 0u32..12,
            words in prop::collection::vec(
                prop_oneof![Just(0), Just(1), Just(u64::MAX), Just(u64::MAX - 1), Just(1 << 63), Just(LIMIT), Just(LIMIT + 1), any::<u64>()],
                7,
            ),
        ) {
            let mut bytes = header().encode();
            bytes[4..8].copy_from_slice(&status.to_le_bytes());
            for (index, word) in words.iter().enumerate() {
                bytes[16 + 8 * index..24 + 8 * index].copy_from_slice(&word.to_le_bytes());
            }
            within_bounds(&answer_of([&bytes[..], &[b'x'; 2000]].concat()))?;
        }

        #[test]
        fn noise_is_no_request(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            // The child's side: the host is trusted, but a damaged frame ends in an error too.
            let mut bytes = bytes;
            if bytes.len() >= 12 {
                bytes[2..4].fill(0);
                bytes[7..12].fill(0);
            }
            let _ = protocol::receive_request(&mut bytes.as_slice());
        }
    }
}
