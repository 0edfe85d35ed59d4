//! The fork server as a program of its own; the tests of this crate start it.

use mettle_sandbox::native::{LimitedMemory, NativeJob, NativeResult, NativeTool};

#[global_allocator]
static ALLOCATOR: LimitedMemory = LimitedMemory;

/// What the tests need of tools: one that works, and one for each way to fail.
const TOOLS: [NativeTool; 5] = [
    NativeTool {
        name: "shout",
        run: shout,
    },
    NativeTool {
        name: "hungry",
        run: |_| {
            let mut held = Vec::new();
            loop {
                held.push(std::hint::black_box(vec![1u8; 1 << 20]));
            }
        },
    },
    NativeTool {
        name: "deep",
        run: |job| descend(job, 0).into(),
    },
    NativeTool {
        name: "panicking",
        run: |job| job.args[1_000_000].len().into(),
    },
    NativeTool {
        name: "endless",
        run: |_| loop {
            std::hint::spin_loop();
        },
    },
];

/// Its files in capitals.
fn shout(job: &NativeJob) -> NativeResult {
    let upper = |(path, bytes): &(String, std::sync::Arc<Vec<u8>>)| {
        (path.clone(), bytes.to_ascii_uppercase())
    };
    NativeResult {
        stderr: b"shouted".to_vec(),
        files: job.files.iter().map(upper).collect(),
        ..NativeResult::default()
    }
}

fn descend(job: &NativeJob, depth: usize) -> usize {
    let room = std::hint::black_box([depth; 64]);
    match job.files.len() {
        0 => descend(job, depth + 1) + room[depth % 64],
        files => files,
    }
}

fn main() {
    mettle_sandbox::zygote::main(&TOOLS)
}
