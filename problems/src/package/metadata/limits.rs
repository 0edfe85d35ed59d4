//! Limits as packages state them.

use super::Format;
use crate::{
    ValidationLimits,
    finding::{Findings, Severity},
    package::yaml::Map,
};
use mettle_domain::Limits;
use serde::{Deserialize, Serialize};

/// How a time limit relates to the running times of the jury's submissions.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Timing {
    /// Time limits are multiples of this many seconds.
    pub resolution_s: f64,
    /// The limit is at least this many times the slowest right submission.
    pub ac_to_time_limit: f64,
    /// The fastest too slow submission takes at least this many times the limit.
    pub time_limit_to_tle: f64,
}

impl Timing {
    /// What holds where a package says nothing.
    pub fn of_format(format: Format) -> Self {
        match format.is_legacy() {
            true => Timing {
                resolution_s: 1.0,
                ac_to_time_limit: 5.0,
                time_limit_to_tle: 2.0,
            },
            false => Timing {
                resolution_s: 1.0,
                ac_to_time_limit: 2.0,
                time_limit_to_tle: 1.5,
            },
        }
    }
}

/// Limits a package states; what it does not state is none.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct StatedLimits {
    pub time_limit_s: Option<f64>,
    pub timing: Timing,
    instructions: Option<u64>,
    memory_mib: Option<u64>,
    output_mib: Option<u64>,
    code_kib: Option<u64>,
    compilation_time_s: Option<u64>,
    compilation_memory_mib: Option<u64>,
    validation_time_s: Option<u64>,
    validation_memory_mib: Option<u64>,
    validation_output_mib: Option<u64>,
    /// Most passes of a multi-pass problem.
    pub passes: Option<u32>,
}

/// Programs have 32-bit addresses.
const MOST_MEMORY_MIB: u64 = 4096;
/// A day: whoever states more has mistaken the unit.
const LONGEST_TIME_S: u64 = 86_400;

impl StatedLimits {
    pub fn of_format(format: Format) -> Self {
        StatedLimits {
            time_limit_s: None,
            timing: Timing::of_format(format),
            instructions: None,
            memory_mib: None,
            output_mib: None,
            code_kib: None,
            compilation_time_s: None,
            compilation_memory_mib: None,
            validation_time_s: None,
            validation_memory_mib: None,
            validation_output_mib: None,
            passes: None,
        }
    }

    pub fn read_legacy(&mut self, mut map: Map<'_>, findings: &mut Findings) {
        let timing = &mut self.timing;
        set(
            &mut timing.ac_to_time_limit,
            map.number("time_multiplier", 1.0, false, findings),
        );
        set(
            &mut timing.time_limit_to_tle,
            map.number("time_safety_margin", 1.0, false, findings),
        );
        self.time_limit_s = map.number("time_limit", 0.0, true, findings);
        if self.time_limit_s.is_some() {
            findings.warning(
                map.file(),
                "limits.time_limit: is not a key of the legacy format; honoured all the same",
            );
        }
        self.read_common(map, Severity::Warning, findings);
    }

    pub fn read_current(&mut self, mut map: Map<'_>, findings: &mut Findings) {
        self.time_limit_s = map.number("time_limit", 0.0, true, findings);
        let timing = &mut self.timing;
        set(
            &mut timing.resolution_s,
            map.number("time_resolution", 0.0, true, findings),
        );
        if let Some(mut multipliers) = map.map("time_multipliers", findings) {
            set(
                &mut timing.ac_to_time_limit,
                multipliers.number("ac_to_time_limit", 1.0, false, findings),
            );
            set(
                &mut timing.time_limit_to_tle,
                multipliers.number("time_limit_to_tle", 1.0, false, findings),
            );
            multipliers.finish(Severity::Error, findings);
        }
        self.read_common(map, Severity::Error, findings);
    }

    fn read_common(&mut self, mut map: Map<'_>, unknown: Severity, findings: &mut Findings) {
        // Not of the format: an exact limit of Mettle's own.
        self.instructions = map.count("instruction_limit", u64::MAX, findings);
        self.memory_mib = map.count("memory", 1 << 20, findings);
        self.output_mib = map.count("output", 1 << 20, findings);
        self.code_kib = map.count("code", 1 << 20, findings);
        self.compilation_time_s = map.count("compilation_time", LONGEST_TIME_S, findings);
        self.compilation_memory_mib = map.count("compilation_memory", 1 << 20, findings);
        self.validation_time_s = map.count("validation_time", LONGEST_TIME_S, findings);
        self.validation_memory_mib = map.count("validation_memory", 1 << 20, findings);
        self.validation_output_mib = map.count("validation_output", 1 << 20, findings);
        // Legacy packages may have several passes, too, and then state it here.
        self.passes = map
            .count("validation_passes", 1000, findings)
            .map(|passes| passes as u32);
        map.finish(unknown, findings);
    }

    /// Checks what cannot be seen from one value alone.
    pub fn check(&mut self, findings: &mut Findings) {
        if self
            .time_limit_s
            .is_some_and(|limit| limit > LONGEST_TIME_S as f64)
        {
            findings.error(
                "problem.yaml",
                "limits.time_limit: is more than a day; it is in seconds",
            );
            self.time_limit_s = None;
        }
        if let Some(limit) = self.time_limit_s {
            let steps = limit / self.timing.resolution_s;
            if (steps - steps.round()).abs() > 1e-6 * steps.max(1.0) {
                let resolution = self.timing.resolution_s;
                findings.warning("problem.yaml", format!("limits.time_limit: {limit} is not a multiple of time_resolution ({resolution})"));
            }
        }
        if self.memory_mib.is_some_and(|mib| mib > MOST_MEMORY_MIB) {
            findings.warning(
                "problem.yaml",
                format!("limits.memory: programs here can have at most {MOST_MEMORY_MIB} MiB"),
            );
        }
    }

    /// What validators may use.
    pub fn to_validation(&self) -> ValidationLimits {
        let default = ValidationLimits::default();
        ValidationLimits {
            cpu_time_ms: self
                .validation_time_s
                .map_or(default.cpu_time_ms, |seconds| seconds * 1000),
            memory_bytes: self
                .validation_memory_mib
                .map_or(default.memory_bytes, |mib| mib.min(MOST_MEMORY_MIB) << 20),
            output_bytes: self
                .validation_output_mib
                .map_or(default.output_bytes, |mib| mib << 20),
        }
    }

    /// The limits to judge under. Without a stated time limit, `fallback_time_ms` stands in.
    pub fn to_limits(&self, fallback_time_ms: u64) -> Limits {
        let default = Limits::default();
        let mib = |stated: Option<u64>, default: u64| stated.map_or(default, |mib| mib << 20);
        let time_ms = self.time_limit_s.map_or(fallback_time_ms, |seconds| {
            ((seconds * 1000.0).round() as u64).max(1)
        });
        Limits {
            instructions: self.instructions,
            memory_bytes: mib(
                self.memory_mib.map(|mib| mib.min(MOST_MEMORY_MIB)),
                default.memory_bytes,
            ),
            output_bytes: mib(self.output_mib, default.output_bytes),
            source_bytes: self.code_kib.map_or(default.source_bytes, |kib| kib << 10),
            compile_time_ms: self
                .compilation_time_s
                .map_or(default.compile_time_ms, |seconds| seconds * 1000),
            compile_memory_bytes: mib(
                self.compilation_memory_mib
                    .map(|mib| mib.min(MOST_MEMORY_MIB)),
                default.compile_memory_bytes,
            ),
            ..default
        }
        .with_cpu_time_ms(time_ms)
    }
}

fn set(slot: &mut f64, value: Option<f64>) {
    if let Some(value) = value {
        *slot = value;
    }
}
