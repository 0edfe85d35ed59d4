//! What was measured on.

use serde::Serialize;

/// The machine and this program's build.
#[derive(Serialize)]
pub struct Machine {
    /// Model name of the processor.
    pub cpu: String,
    /// Processors this program may use.
    pub cores: usize,
    /// Memory in MB.
    pub memory_mb: u64,
    /// Release of the Linux kernel.
    pub kernel: String,
    /// Load averages over 1, 5 and 15 minutes, before measuring.
    pub load: Vec<f64>,
    /// How this program was built: `release`, or `debug`, whose figures say little.
    pub build: &'static str,
}

impl Machine {
    pub fn look() -> Machine {
        Machine {
            cpu: field("/proc/cpuinfo", "model name")
                .unwrap_or_else(|| std::env::consts::ARCH.into()),
            cores: std::thread::available_parallelism().map_or(1, usize::from),
            memory_mb: field("/proc/meminfo", "MemTotal")
                .and_then(|value| kibibytes(&value))
                .unwrap_or(0)
                * 1024
                / 1_000_000,
            kernel: text("/proc/sys/kernel/osrelease").trim().to_owned(),
            load: text("/proc/loadavg")
                .split(' ')
                .take(3)
                .filter_map(|word| word.parse().ok())
                .collect(),
            build: if cfg!(debug_assertions) {
                "debug"
            } else {
                "release"
            },
        }
    }

    /// One line for people.
    pub fn line(&self) -> String {
        let load: Vec<String> = self.load.iter().map(f64::to_string).collect();
        let Machine {
            cpu,
            cores,
            memory_mb,
            kernel,
            build,
            ..
        } = self;
        format!(
            "{cpu}, {cores} cores, {memory_mb} MB, Linux {kernel}, load {}, {build} build",
            load.join(" ")
        )
    }
}

/// The value of the first `name: value` line of a file in /proc.
pub fn field(file: &str, name: &str) -> Option<String> {
    text(file).lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        (key.trim() == name).then(|| value.trim().to_owned())
    })
}

/// The number of a `123 kB` value.
pub fn kibibytes(value: &str) -> Option<u64> {
    value.strip_suffix("kB")?.trim().parse().ok()
}

fn text(file: &str) -> String {
    std::fs::read_to_string(file).unwrap_or_default()
}
