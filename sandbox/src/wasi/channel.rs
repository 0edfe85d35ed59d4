//! The way between two children whose guests talk to each other, as interactive problems have it: the
//! standard output of one is the standard input of the other.
//!
//! It is one stream socket that lives as long as the two children, while guests come and go. So a
//! stream's end is a message: frames of a length and so many bytes, of which an empty one ends the
//! stream. A child whose guest has ended reads on until the partner's stream ends, so that the partner
//! never waits for somebody who is gone. The partner may be in an attacker's hands: what it sends is
//! bytes for the guest, and a length that no frame has ends its stream.

use super::output::STDOUT;
use std::sync::atomic::{AtomicBool, Ordering};

/// Where a child finds its channel.
pub const CHANNEL: i32 = 4;
/// Longest frame, in bytes.
const FRAME_BYTES_MAX: usize = 64 << 10;
/// Bytes before a frame.
const FRAME_HEADER_BYTES: usize = 4;

/// Whether this child has a channel.
static IS_OPEN: AtomicBool = AtomicBool::new(false);

/// Says whether the child that is about to start has a channel.
pub fn set_open(is_open: bool) {
    IS_OPEN.store(is_open, Ordering::Relaxed);
}

/// What a transcript's record begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From the partner.
    Received,
    /// To the partner.
    Sent,
}

impl Direction {
    /// Its byte in the encoded transcript.
    pub fn byte(self) -> u8 {
        match self {
            Direction::Received => b'>',
            Direction::Sent => b'<',
        }
    }
}

/// One child's end.
pub struct Channel {
    /// What was read from the socket; `start..end` is still to be looked at.
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    /// Bytes of the current frame that were not taken yet.
    frame_left: usize,
    /// Whether the partner's stream has ended.
    partner_ended: bool,
    /// Whether our stream has ended.
    ended: bool,
    /// Whether a run has begun that was not finished.
    in_use: bool,
    sent_bytes: usize,
    /// Room that is left in the transcript.
    transcript_left: usize,
}

impl Channel {
    /// This child's channel, if it has one.
    pub fn open() -> Option<Channel> {
        IS_OPEN.load(Ordering::Relaxed).then(|| Channel {
            buffer: vec![0; FRAME_BYTES_MAX + FRAME_HEADER_BYTES],
            start: 0,
            end: 0,
            frame_left: 0,
            partner_ended: false,
            ended: false,
            in_use: false,
            sent_bytes: 0,
            transcript_left: 0,
        })
    }

    /// Two new streams for a new run, of which so many bytes are kept as standard output.
    pub fn begin(&mut self, transcript_bytes: usize) {
        self.partner_ended = false;
        self.ended = false;
        self.in_use = true;
        self.frame_left = 0;
        self.sent_bytes = 0;
        self.transcript_left = transcript_bytes;
    }

    /// Ends our stream and waits for the end of the partner's. Nothing after a run without a channel.
    pub fn finish(&mut self) {
        if !self.in_use {
            return;
        }
        self.end_stream();
        self.transcript_left = 0;
        while !self.partner_ended {
            let count = self.receive(usize::MAX).len();
            self.take(count);
        }
        self.in_use = false;
    }

    /// Bytes sent in this run.
    pub fn sent_bytes(&self) -> usize {
        self.sent_bytes
    }

    /// What the partner wrote, at least one byte and at most `wanted`; none at its stream's end. Stays
    /// there until it is taken.
    pub fn receive(&mut self, wanted: usize) -> &[u8] {
        while !self.partner_ended {
            let ready = self.end - self.start;
            if self.frame_left > 0 && ready > 0 {
                let count = wanted.min(self.frame_left).min(ready);
                return &self.buffer[self.start..self.start + count];
            }
            if self.frame_left == 0 && ready >= FRAME_HEADER_BYTES {
                self.begin_frame();
            } else {
                self.fill();
            }
        }
        &[]
    }

    /// Takes what [`Channel::receive`] showed.
    pub fn take(&mut self, count: usize) {
        let taken = self.start..self.start + count;
        self.start += count;
        self.frame_left -= count;
        if self.transcript_left > 0 {
            let bytes = self.buffer[taken].to_vec();
            self.keep(Direction::Received, &bytes);
        }
    }

    /// Sends; to a partner that is gone it goes nowhere.
    pub fn send(&mut self, bytes: &[u8]) {
        self.sent_bytes += bytes.len();
        self.keep(Direction::Sent, bytes);
        if self.ended {
            return;
        }
        for part in bytes.chunks(FRAME_BYTES_MAX) {
            write_frame(part);
        }
    }

    /// Ends our stream.
    pub fn end_stream(&mut self) {
        if !std::mem::replace(&mut self.ended, true) {
            write_frame(&[]);
        }
    }

    fn begin_frame(&mut self) {
        let header = self.buffer[self.start..].first_chunk::<FRAME_HEADER_BYTES>();
        let length = header.map_or(0, |bytes| u32::from_le_bytes(*bytes)) as usize;
        self.start += FRAME_HEADER_BYTES;
        if length == 0 || length > FRAME_BYTES_MAX {
            self.partner_ended = true;
        } else {
            self.frame_left = length;
        }
    }

    /// Reads more; a closed socket is the stream's end.
    fn fill(&mut self) {
        self.buffer.copy_within(self.start..self.end, 0);
        self.end -= self.start;
        self.start = 0;
        let room = &mut self.buffer[self.end..];
        // SAFETY: a valid buffer of this length.
        let count = unsafe { libc::read(CHANNEL, room.as_mut_ptr().cast(), room.len()) };
        match usize::try_from(count) {
            Ok(0) => self.partner_ended = true,
            Ok(count) => self.end += count,
            Err(_) => {
                let error = std::io::Error::last_os_error();
                self.partner_ended = error.kind() != std::io::ErrorKind::Interrupted;
            }
        }
    }

    /// Adds a record to the transcript, as much as fits.
    fn keep(&mut self, direction: Direction, bytes: &[u8]) {
        const RECORD_HEADER_BYTES: usize = 5;
        if bytes.is_empty() || self.transcript_left <= RECORD_HEADER_BYTES {
            self.transcript_left = 0;
            return;
        }
        let count = bytes.len().min(self.transcript_left - RECORD_HEADER_BYTES);
        STDOUT.append(&[direction.byte()]);
        STDOUT.append(&(count as u32).to_le_bytes());
        STDOUT.append(&bytes[..count]);
        self.transcript_left -= RECORD_HEADER_BYTES + count;
    }
}

fn write_frame(bytes: &[u8]) {
    let mut frame = Vec::with_capacity(FRAME_HEADER_BYTES + bytes.len());
    frame.extend((bytes.len() as u32).to_le_bytes());
    frame.extend(bytes);
    let mut left = &frame[..];
    while !left.is_empty() {
        // SAFETY: a valid buffer of this length.
        let count = unsafe { libc::write(CHANNEL, left.as_ptr().cast(), left.len()) };
        match usize::try_from(count) {
            Ok(count) => left = &left[count..],
            Err(_) if std::io::Error::last_os_error().kind() == std::io::ErrorKind::Interrupted => {
            }
            Err(_) => return,
        }
    }
}
