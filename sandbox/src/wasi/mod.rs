//! A small WASI preview 1 host of our own.
//!
//! Everything a guest can reach is in this module: files in memory ([`files`]), standard input
//! from a slice, output into bounded buffers ([`output`]), seeded random bytes and a clock that
//! moves one millisecond per reading. No host file, socket, environment variable or thread is
//! behind any call, so a judged program sees the same world every time.
//!
//! The numbers and layouts come from `wasi_snapshot_preview1.witx`.

mod calls;
pub mod channel;
mod errno;
pub mod files;
pub mod output;

pub use calls::add_to_linker;

use channel::Channel;
use files::{Files, Shared};
use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicUsize, Ordering},
};
use wasmtime::{Memory, ResourceLimiter};

/// Nanoseconds the clock moves at every reading. Coarse, so that programs which loop "until
/// 1.8 seconds have passed" end soon instead of spinning into their CPU limit.
const CLOCK_STEP_NS: u64 = 1_000_000;
/// What the clock shows at first: 2026-01-01T00:00:00Z in nanoseconds since 1970.
const CLOCK_START_NS: u64 = 1_767_225_600_000_000_000;
/// Files a guest may have open at once.
const OPEN_FILES_MAX: usize = 512;

/// How a guest left other than by returning from its entry point. Travels as the error of a
/// host call, which wasm code cannot catch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leave {
    /// `proc_exit` with this code.
    Exit(i32),
    /// It wrote more than it may.
    OutputLimit,
    /// Time it slept (which costs nothing) and time that passed together exceed the wall limit.
    WallLimit,
}

impl std::fmt::Display for Leave {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Leave::Exit(code) => write!(f, "exit code {code}"),
            Leave::OutputLimit => f.write_str("output limit exceeded"),
            Leave::WallLimit => f.write_str("wall time limit exceeded"),
        }
    }
}

impl std::error::Error for Leave {}

/// An open file descriptor.
enum Descriptor {
    Stdin,
    Stdout,
    Stderr,
    /// What the partner writes.
    ChannelIn,
    /// What the partner reads.
    ChannelOut,
    Dir {
        path: String,
    },
    Fixed {
        bytes: &'static [u8],
        position: u64,
        inode: u64,
    },
    Written {
        file: Shared,
        position: u64,
        append: bool,
    },
}

/// The world of one guest.
pub struct World {
    /// Arguments, each ending in NUL.
    args: Vec<Vec<u8>>,
    /// `NAME=value` strings, each ending in NUL.
    env: Vec<Vec<u8>>,
    /// The file tree.
    pub files: Files,
    descriptors: Vec<Option<Descriptor>>,
    stdin: Arc<Vec<u8>>,
    stdin_position: usize,
    /// In place of standard input and output.
    pub channel: Option<Channel>,
    output_bytes_max: usize,
    clock_ns: u64,
    /// Virtual time spent sleeping, in nanoseconds.
    slept_ns: u64,
    started: std::time::Instant,
    wall_limit_ns: u64,
    random: SplitMix64,
    /// Set after instantiation; host calls before that fail.
    pub memory: Option<Memory>,
    /// Counts linear memory.
    pub meter: MemoryMeter,
}

/// What [`World::new`] needs.
pub struct WorldSpec<'a> {
    /// Arguments, program name first.
    pub args: &'a [String],
    /// Environment variables.
    pub env: &'a [(String, String)],
    /// The file tree.
    pub files: Files,
    /// Standard input.
    pub stdin: Arc<Vec<u8>>,
    /// In place of standard input and output, where there is one.
    pub channel: Option<Channel>,
    /// Bytes of standard output and error together.
    pub output_bytes_max: usize,
    /// Wall limit in milliseconds, of which sleeping is part.
    pub wall_limit_ms: u64,
    /// Seed of `random_get`.
    pub seed: u64,
    /// How memory is counted.
    pub meter: MemoryMeter,
}

impl World {
    /// A fresh world; descriptors 0 to 2 are the streams, 3 and 4 the root under its two names.
    pub fn new(spec: WorldSpec<'_>) -> World {
        let nul = |text: &str| text.bytes().chain([0]).collect::<Vec<u8>>();
        World {
            args: spec.args.iter().map(|arg| nul(arg)).collect(),
            env: spec
                .env
                .iter()
                .map(|(name, value)| nul(&format!("{name}={value}")))
                .collect(),
            files: spec.files,
            descriptors: vec![
                Some(match spec.channel {
                    None => Descriptor::Stdin,
                    Some(_) => Descriptor::ChannelIn,
                }),
                Some(match spec.channel {
                    None => Descriptor::Stdout,
                    Some(_) => Descriptor::ChannelOut,
                }),
                Some(Descriptor::Stderr),
                Some(Descriptor::Dir { path: "/".into() }),
                Some(Descriptor::Dir { path: "/".into() }),
            ],
            stdin: spec.stdin,
            stdin_position: 0,
            channel: spec.channel,
            output_bytes_max: spec.output_bytes_max,
            clock_ns: CLOCK_START_NS,
            slept_ns: 0,
            started: std::time::Instant::now(),
            wall_limit_ns: spec.wall_limit_ms.saturating_mul(1_000_000),
            random: SplitMix64(spec.seed),
            memory: None,
            meter: spec.meter,
        }
    }
}

/// Peak of the charged bytes of the current guest, where a signal handler can read it.
pub static PEAK_BYTES: AtomicUsize = AtomicUsize::new(0);

/// Whether an allocation of the current guest was refused, for the signal handler.
pub static MEMORY_REFUSED: AtomicBool = AtomicBool::new(false);

/// Counts and limits linear memory of one guest.
#[derive(Clone, Debug)]
pub struct MemoryMeter {
    /// Bytes that are not charged: a runtime's own base, or a program's reserved stack.
    free_bytes: usize,
    limit_bytes: usize,
    total_bytes: usize,
    peak_bytes: usize,
    /// Whether an allocation was ever refused.
    pub refused: bool,
}

impl MemoryMeter {
    /// Charges all but `free_bytes`.
    pub fn new(limit_bytes: usize, free_bytes: usize) -> MemoryMeter {
        MemoryMeter {
            free_bytes,
            limit_bytes,
            total_bytes: 0,
            peak_bytes: 0,
            refused: false,
        }
    }

    /// Peak of the charged bytes.
    pub fn peak_bytes(&self) -> u64 {
        self.peak_bytes.saturating_sub(self.free_bytes) as u64
    }
}

impl ResourceLimiter for MemoryMeter {
    fn memory_growing(
        &mut self,
        current: usize,
        desired: usize,
        _maximum: Option<usize>,
    ) -> wasmtime::Result<bool> {
        let growth = desired.saturating_sub(current);
        let total = self.total_bytes.saturating_add(growth);
        if total.saturating_sub(self.free_bytes) > self.limit_bytes {
            self.refused = true;
            MEMORY_REFUSED.store(true, Ordering::Relaxed);
            return Ok(false);
        }
        self.total_bytes = total;
        self.peak_bytes = self.peak_bytes.max(total);
        PEAK_BYTES.store(
            self.peak_bytes.saturating_sub(self.free_bytes),
            Ordering::Relaxed,
        );
        Ok(true)
    }

    fn table_growing(
        &mut self,
        _current: usize,
        desired: usize,
        _maximum: Option<usize>,
    ) -> wasmtime::Result<bool> {
        Ok(desired < 1_000_000)
    }
}

/// Sebastiano Vigna's splitmix64: small, fast and the same everywhere. Not for secrets.
struct SplitMix64(u64);

impl SplitMix64 {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_charged_beyond_the_base_and_refused_above_the_limit() {
        let mut meter = MemoryMeter::new(1000, 5000);
        assert!(meter.memory_growing(0, 5000, None).unwrap());
        assert!(meter.memory_growing(5000, 6000, None).unwrap());
        assert!(!meter.memory_growing(6000, 6001, None).unwrap());
        assert!(meter.refused);
        assert_eq!(meter.peak_bytes(), 1000);
    }

    #[test]
    fn a_program_that_starts_above_its_limit_is_refused_at_once() {
        let mut meter = MemoryMeter::new(1000, 64);
        assert!(!meter.memory_growing(0, 2000, None).unwrap());
    }

    #[test]
    fn random_bytes_repeat_with_the_seed() {
        // First output of the reference implementation for seed 0.
        assert_eq!(SplitMix64(0).next(), 0xE220_A839_7B1D_CDAF);
    }
}
