//! The limits a program is judged under.

use serde::{Deserialize, Serialize};

/// What one submission may use. Each field says its unit, what counts and what the program
/// sees when the limit is reached.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Limits {
    /// CPU time of one test case in milliseconds, measured as the guest's own thread CPU time.
    /// The program is stopped without a chance to react; verdict TLE.
    pub cpu_time_ms: u64,
    /// Wasm instructions of one test case, counted exactly; none means no limit. The program is
    /// stopped; verdict TLE. Needed besides the CPU time limit where verdicts must be the same on
    /// every machine.
    #[serde(default)]
    pub instructions: Option<u64>,
    /// Wall time of one test case in milliseconds: catches programs that wait instead of
    /// compute. Stopped as above; verdict TLE.
    pub wall_time_ms: u64,
    /// Bytes of linear memory the program may have beyond what its runtime starts with.
    /// An allocation above it fails the way the language says (`malloc` gives null, `new` throws,
    /// `MemoryError` …); if the program then dies, the verdict is MLE.
    pub memory_bytes: u64,
    /// Bytes that may be written to standard output and standard error together.
    /// The write that goes over it ends the program; verdict OLE.
    pub output_bytes: u64,
    /// Bytes of native call stack. Overflow traps; verdict RTE ("stack overflow").
    pub stack_bytes: u64,
    /// Bytes of all source files together. More is refused before anything runs.
    pub source_bytes: u64,
    /// CPU time of the compiler in milliseconds; beyond it the verdict is CE.
    pub compile_time_ms: u64,
    /// Bytes of linear memory of the compiler; beyond it the verdict is CE.
    pub compile_memory_bytes: u64,
}

impl Default for Limits {
    /// What a judge would set where nothing is said: 1 s (10 s wall), 1 GiB, 8 MiB output,
    /// 256 MiB stack, 128 KiB source; compile 30 s, 2 GiB.
    fn default() -> Self {
        Limits {
            cpu_time_ms: 1_000,
            instructions: None,
            wall_time_ms: 10_000,
            memory_bytes: 1 << 30,
            output_bytes: 8 << 20,
            stack_bytes: 256 << 20,
            source_bytes: 128 << 10,
            compile_time_ms: 30_000,
            compile_memory_bytes: 2 << 30,
        }
    }
}

impl Limits {
    /// The wall time that goes with a CPU time limit: twice the limit plus five seconds, so that
    /// a busy machine is not mistaken for a sleeping program.
    pub fn wall_for_cpu_ms(cpu_time_ms: u64) -> u64 {
        cpu_time_ms.saturating_mul(2).saturating_add(5_000)
    }

    /// Sets the CPU time limit and the wall time that goes with it.
    pub fn with_cpu_time_ms(mut self, cpu_time_ms: u64) -> Self {
        self.cpu_time_ms = cpu_time_ms;
        self.wall_time_ms = Self::wall_for_cpu_ms(cpu_time_ms);
        self
    }
}
