//! What the host and a sandboxed child say to each other, over one stream socket.
//!
//! Host to child (trusted): a frame of a JSON header and a blob. Child to host (**untrusted**: a
//! guest that escaped wasm could write anything here): a fixed 96-byte header, then message,
//! standard output, standard error and files, each of a bounded length. Nothing in a reply is used as
//! an index, a path or a format; see [`ReplyHeader::check`].

use serde::{Deserialize, Serialize};
use std::io::{self, Read, Write};

/// What the host asks of a child.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Request {
    /// Keep the blob as a file that later runs may see.
    Stage {
        /// Absolute guest path.
        path: String,
    },
    /// Forget every staged file.
    Unstage,
    /// Compile a staged wasm file to machine code and keep it as the program. Replies with the
    /// code, for [`Request::Load`] in another child of the same submission.
    Translate {
        /// Absolute guest path of the wasm.
        path: String,
        /// Whether the program counts its instructions.
        counting: bool,
        /// CPU time it may take.
        cpu_limit_ms: u64,
    },
    /// Take the blob, an earlier answer to `Translate`, as the program.
    Load {
        /// As it was translated.
        counting: bool,
    },
    /// Run a module with the blob as standard input, followed by the files of [`RunSpec::inline`].
    Run(Box<RunSpec>),
    /// Give a staged file back, for [`Request::Stage`] in another child of the same submission.
    Fetch {
        /// Absolute guest path.
        path: String,
    },
}

/// One run of a module.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RunSpec {
    /// Name of a preloaded module or a native tool, or `program` for the translated one.
    pub module: String,
    /// Arguments, program name first.
    pub args: Vec<String>,
    /// Environment variables.
    pub env: Vec<(String, String)>,
    /// Preloaded images that make the read-only part of the file tree.
    pub images: Vec<String>,
    /// Staged files the guest sees; what it changes is gone after the run.
    pub files: Vec<String>,
    /// Files which the run makes and which are staged when it exits with 0.
    pub keep: Vec<String>,
    /// CPU time in milliseconds after which the guest is stopped.
    pub cpu_limit_ms: u64,
    /// Instructions after which a counting guest is stopped by a trap; its count is then one more.
    pub instruction_limit: Option<u64>,
    /// Wall time in milliseconds, sleeping included.
    pub wall_limit_ms: u64,
    /// Linear memory in bytes beyond what is free.
    pub memory_limit_bytes: u64,
    /// Bytes that are not charged.
    pub memory_free_bytes: u64,
    /// Whether the memory the module starts with is free (a runtime's own base).
    pub initial_memory_is_free: bool,
    /// Standard output and error together, in bytes.
    pub output_limit_bytes: u64,
    /// Bytes the guest may write to files.
    pub files_limit_bytes: u64,
    /// Whether the first page of memory is out of bounds: for programs of which it holds nothing, so
    /// that null pointers trap.
    pub guard_null: bool,
    /// Seed of the guest's random numbers.
    pub seed: u64,
    /// Files of this run alone: absolute guest path and length of each. Their contents follow standard
    /// input in the request.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inline: Vec<(String, u64)>,
    /// A folder that is there for the guest, and whose files are part of the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collect: Option<String>,
    /// Standard input and output are the channel to the child's partner ([`crate::host::Server::pair`]).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<ChannelUse>,
}

/// How a run uses the channel to its child's partner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChannelUse {
    /// How much of what passes is kept, in bytes; it comes back as standard output, to be read with
    /// [`crate::pair::transcript`].
    pub transcript_bytes: u64,
}

/// The module name that means the submission's own program.
pub const PROGRAM: &str = "program";

/// How a child answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Status {
    /// The guest returned or called exit; see the exit code.
    Exited = 0,
    /// The guest trapped; see the message.
    Trapped = 1,
    /// Stopped by CPU time. The child is gone.
    CpuLimit = 2,
    /// Stopped by wall time. The child may be gone.
    WallLimit = 3,
    /// Stopped by output.
    OutputLimit = 4,
    /// It could not start within its memory limit.
    NoMemoryToStart = 5,
    /// The request failed for reasons that are ours; see the message.
    Failed = 6,
    /// Done; standard output is the artifact, if the request gives one.
    Done = 7,
    /// As [`Status::Trapped`], but not in the guest's own code: the child is gone.
    TrappedForGood = 8,
    /// A native tool ran out of memory or stack, or crashed. The child is gone.
    Crashed = 9,
}

impl Status {
    fn from_u32(number: u32) -> Option<Status> {
        use Status::*;
        [
            Exited,
            Trapped,
            CpuLimit,
            WallLimit,
            OutputLimit,
            NoMemoryToStart,
            Failed,
            Done,
            TrappedForGood,
            Crashed,
        ]
        .into_iter()
        .find(|status| *status as u32 == number)
    }

    /// Whether the child that said this has ended itself.
    pub fn ends_the_child(self) -> bool {
        matches!(
            self,
            Status::CpuLimit | Status::WallLimit | Status::TrappedForGood | Status::Crashed
        )
    }
}

/// First bytes of every reply.
const MAGIC: u32 = 0x4c54_4d52;
/// Length of an encoded reply header, in bytes.
pub const REPLY_HEADER_BYTES: usize = 96;
/// Longest message, in bytes.
pub const MESSAGE_BYTES_MAX: usize = 64 << 10;

/// Longest time a run can have taken, in microseconds: a month.
const TIME_US_MAX: u64 = 31 * 86_400 * 1_000_000;
/// Most memory a run can have had, in bytes: a wasm memory of 32-bit addresses is smaller.
const MEMORY_BYTES_MAX: u64 = 1 << 33;
/// Most instructions a run can have executed.
const INSTRUCTIONS_MAX: u64 = 1 << 53;

/// The fixed part of a reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReplyHeader {
    /// How it ended.
    pub status: Status,
    /// The exit code, with [`Status::Exited`].
    pub exit_code: i32,
    /// Whether an allocation was refused.
    pub memory_refused: bool,
    /// CPU time in microseconds.
    pub cpu_us: u64,
    /// Wall time in microseconds.
    pub wall_us: u64,
    /// Peak of the charged memory, in bytes.
    pub memory_bytes: u64,
    /// Instructions executed, when counted; else `u64::MAX`.
    pub instructions: u64,
    /// Length of the message.
    pub message_bytes: u64,
    /// Length of standard output.
    pub stdout_bytes: u64,
    /// Length of standard error.
    pub stderr_bytes: u64,
    /// Length of the files, as [`encode_files`] writes them.
    pub files_bytes: u64,
    /// When the run ended, in microseconds of a clock that all children of a fork server share.
    pub ended_us: u64,
}

impl ReplyHeader {
    /// As bytes. Allocates nothing, so that a signal handler may call it.
    pub fn encode(&self) -> [u8; REPLY_HEADER_BYTES] {
        let mut bytes = [0u8; REPLY_HEADER_BYTES];
        bytes[0..4].copy_from_slice(&MAGIC.to_le_bytes());
        bytes[4..8].copy_from_slice(&(self.status as u32).to_le_bytes());
        bytes[8..12].copy_from_slice(&self.exit_code.to_le_bytes());
        bytes[12..16].copy_from_slice(&u32::from(self.memory_refused).to_le_bytes());
        let words = [
            self.cpu_us,
            self.wall_us,
            self.memory_bytes,
            self.instructions,
            self.message_bytes,
            self.stdout_bytes,
            self.stderr_bytes,
            self.files_bytes,
            self.ended_us,
        ];
        for (index, word) in words.into_iter().enumerate() {
            bytes[16 + 8 * index..24 + 8 * index].copy_from_slice(&word.to_le_bytes());
        }
        bytes
    }

    /// From bytes that an attacker may have chosen; `limit_bytes` bounds both streams and the files together.
    ///
    /// # Errors
    /// When it is no header, or announces more than was allowed.
    pub fn check(
        bytes: &[u8; REPLY_HEADER_BYTES],
        limit_bytes: u64,
    ) -> Result<ReplyHeader, BadReply> {
        let half =
            |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
        let word = |index: usize| {
            u64::from_le_bytes(
                bytes[16 + 8 * index..24 + 8 * index]
                    .try_into()
                    .expect("eight bytes"),
            )
        };
        if half(0) != MAGIC {
            return Err(BadReply("does not start as a reply does"));
        }
        let header = ReplyHeader {
            status: Status::from_u32(half(4)).ok_or(BadReply("has an unknown status"))?,
            exit_code: half(8) as i32,
            memory_refused: half(12) != 0,
            cpu_us: word(0),
            wall_us: word(1),
            memory_bytes: word(2),
            instructions: word(3),
            message_bytes: word(4),
            stdout_bytes: word(5),
            stderr_bytes: word(6),
            files_bytes: word(7),
            ended_us: word(8),
        };
        if header.message_bytes > MESSAGE_BYTES_MAX as u64 {
            return Err(BadReply("has too long a message"));
        }
        let carried = [header.stdout_bytes, header.stderr_bytes, header.files_bytes];
        if carried.into_iter().fold(0, u64::saturating_add) > limit_bytes {
            return Err(BadReply("carries more output than was allowed"));
        }
        // These are added up and multiplied: none may come near the end of its type.
        let counted = if header.instructions == u64::MAX {
            0
        } else {
            header.instructions
        };
        let times = [header.cpu_us, header.wall_us];
        if times.iter().any(|time| *time > TIME_US_MAX)
            || header.memory_bytes > MEMORY_BYTES_MAX
            || counted > INSTRUCTIONS_MAX
        {
            return Err(BadReply("claims impossible numbers"));
        }
        Ok(header)
    }
}

/// A child's answer is not one: the sandbox is broken or a guest broke out of wasm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the sandboxed child's reply {0}")]
pub struct BadReply(pub &'static str);

/// Longest name of a file in an answer, in bytes.
const FILE_NAME_BYTES_MAX: usize = 4096;
/// Most files in an answer.
pub const FILES_MAX: usize = 256;

/// Files as a reply carries them: lengths of name and content, name, content, one after the other.
/// What is beyond [`FILES_MAX`] is left out.
pub fn encode_files<'a>(files: impl Iterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (name, content) in files.take(FILES_MAX) {
        bytes.extend((name.len() as u32).to_le_bytes());
        bytes.extend((content.len() as u64).to_le_bytes());
        bytes.extend(name.as_bytes());
        bytes.extend(content);
    }
    bytes
}

/// The files of a reply, from bytes that an attacker may have chosen.
///
/// # Errors
/// When they are none.
pub fn decode_files(mut bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>, BadReply> {
    const BAD: BadReply = BadReply("carries damaged files");
    let mut files = Vec::new();
    while !bytes.is_empty() {
        let (name_bytes, rest) = bytes.split_first_chunk::<4>().ok_or(BAD)?;
        let (content_bytes, rest) = rest.split_first_chunk::<8>().ok_or(BAD)?;
        let name_bytes = u32::from_le_bytes(*name_bytes) as usize;
        let content_bytes = usize::try_from(u64::from_le_bytes(*content_bytes)).map_err(|_| BAD)?;
        if name_bytes > FILE_NAME_BYTES_MAX || files.len() >= FILES_MAX {
            return Err(BAD);
        }
        let (name, rest) = rest.split_at_checked(name_bytes).ok_or(BAD)?;
        let (content, rest) = rest.split_at_checked(content_bytes).ok_or(BAD)?;
        let name = String::from_utf8(name.to_vec()).map_err(|_| BAD)?;
        files.push((name, content.to_vec()));
        bytes = rest;
    }
    Ok(files)
}

/// Sends a request with a blob, which may come in parts.
///
/// # Errors
/// When the child is gone.
pub fn send_request(to: &mut impl Write, request: &Request, blob: &[&[u8]]) -> io::Result<()> {
    let header = serde_json::to_vec(request).map_err(io::Error::other)?;
    let length: usize = blob.iter().map(|part| part.len()).sum();
    let mut frame = Vec::with_capacity(12 + header.len() + length.min(64 << 10));
    frame.extend((header.len() as u32).to_le_bytes());
    frame.extend((length as u64).to_le_bytes());
    frame.extend(header);
    if length <= 64 << 10 {
        blob.iter().for_each(|part| frame.extend(*part));
        return to.write_all(&frame);
    }
    to.write_all(&frame)?;
    blob.iter().try_for_each(|part| to.write_all(part))
}

/// Receives a request; `None` when the host has closed.
///
/// # Errors
/// When reading fails or the frame is damaged.
pub fn receive_request(from: &mut impl Read) -> io::Result<Option<(Request, Vec<u8>)>> {
    let mut lengths = [0u8; 12];
    match from.read_exact(&mut lengths) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        other => other?,
    }
    let header_bytes = u32::from_le_bytes(lengths[0..4].try_into().expect("four bytes")) as usize;
    let blob_bytes = u64::from_le_bytes(lengths[4..12].try_into().expect("eight bytes")) as usize;
    let mut header = vec![0u8; header_bytes];
    from.read_exact(&mut header)?;
    let mut blob = Vec::with_capacity(blob_bytes);
    from.take(blob_bytes as u64).read_to_end(&mut blob)?;
    if blob.len() < blob_bytes {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(Some((
        serde_json::from_slice(&header).map_err(io::Error::other)?,
        blob,
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header() -> ReplyHeader {
        ReplyHeader {
            status: Status::Exited,
            exit_code: -3,
            memory_refused: true,
            cpu_us: 1,
            wall_us: 2,
            memory_bytes: 3,
            instructions: u64::MAX,
            message_bytes: 5,
            stdout_bytes: 6,
            stderr_bytes: 7,
            files_bytes: 8,
            ended_us: 9,
        }
    }

    #[test]
    fn a_reply_header_reads_back() {
        assert_eq!(ReplyHeader::check(&header().encode(), 21), Ok(header()));
    }

    #[test]
    fn a_reply_that_announces_too_much_is_refused() {
        assert!(ReplyHeader::check(&header().encode(), 20).is_err());
        let huge = ReplyHeader {
            stdout_bytes: u64::MAX,
            stderr_bytes: u64::MAX,
            ..header()
        };
        assert!(ReplyHeader::check(&huge.encode(), u64::MAX - 1).is_err());
        let long = ReplyHeader {
            message_bytes: u64::MAX,
            ..header()
        };
        assert!(ReplyHeader::check(&long.encode(), 100).is_err());
    }

    #[test]
    fn noise_is_not_a_reply() {
        assert!(ReplyHeader::check(&[0xff; REPLY_HEADER_BYTES], 100).is_err());
        let mut bytes = header().encode();
        bytes[4] = 99;
        assert_eq!(
            ReplyHeader::check(&bytes, 100),
            Err(BadReply("has an unknown status"))
        );
    }

    #[test]
    fn files_read_back_and_damaged_ones_are_refused() {
        let files = [("/f/a.txt", &b"one"[..]), ("/f/b", &b""[..])];
        let bytes = encode_files(files.into_iter());
        let read = decode_files(&bytes).unwrap();
        assert_eq!(read[0], ("/f/a.txt".to_owned(), b"one".to_vec()));
        assert_eq!(read.len(), 2);
        for length in 1..bytes.len() {
            // A cut between two files leaves the first one.
            let whole = decode_files(&bytes[..length]);
            assert!(whole.is_err() || whole.unwrap().len() == 1, "{length}");
        }
        let huge = [
            &8u32.to_le_bytes()[..],
            &u64::MAX.to_le_bytes(),
            b"12345678",
        ]
        .concat();
        assert!(decode_files(&huge).is_err());
        assert!(decode_files(&[0; 12 * (FILES_MAX + 1)]).is_err());
    }

    #[test]
    fn a_request_reads_back_with_its_blob() {
        for blob in [vec![], vec![7; 3], vec![1; 300_000]] {
            let mut wire = Vec::new();
            send_request(
                &mut wire,
                &Request::Stage {
                    path: "/w/a".into(),
                },
                &[&blob[..blob.len() / 3], &blob[blob.len() / 3..]],
            )
            .unwrap();
            let (request, read) = receive_request(&mut wire.as_slice()).unwrap().unwrap();
            assert!(matches!(request, Request::Stage { path } if path == "/w/a"));
            assert_eq!(read, blob);
        }
        assert!(receive_request(&mut [].as_slice()).unwrap().is_none());
    }
}
