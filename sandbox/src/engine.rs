//! The wasmtime engine every guest runs on, and why it is set as it is.
//!
//! There is no epoch and no fuel check in [`Instrumentation::None`], the fast path: they cost
//! up to 3.8 times the speed of tight loops. A guest that runs too long is stopped by killing
//! its process instead.

use std::{
    hash::{Hash, Hasher},
    sync::Arc,
};
use wasmtime::{
    Config, Enabled, Engine, InstanceAllocationStrategy, MemoryCreator, OptLevel,
    PoolingAllocationConfig,
};

/// Native stack that wasm code may use, in bytes. A depth-first search of 10^6 frames with a
/// string in each needs about 200 MiB; pages that are not touched cost nothing.
pub const WASM_STACK_BYTES: usize = 256 << 20;

/// Stack of the thread that runs guests: the wasm stack and room for our own frames below it.
pub const THREAD_STACK_BYTES: usize = WASM_STACK_BYTES + (16 << 20);

/// What is compiled into guests besides their own code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Instrumentation {
    /// Nothing: full speed.
    None,
    /// Fuel: counts executed wasm instructions; up to four times slower.
    Instructions,
}

/// The configuration all guests share. `parallel` lets Cranelift use every core; it is on while
/// preparing runtimes and off in sandboxed children, which have no threads.
///
/// Precompiled modules are exchangeable between engines that differ only in `parallel`.
pub fn config(instrumentation: Instrumentation, parallel: bool) -> Config {
    let mut config = Config::new();
    config.cranelift_opt_level(OptLevel::Speed);
    config.parallel_compilation(parallel);
    config.wasm_exceptions(true);
    // The same bits on every machine, so that a rejudge sees what the first judgement saw.
    config.relaxed_simd_deterministic(true);
    config.max_wasm_stack(WASM_STACK_BYTES);
    config.async_stack_size(THREAD_STACK_BYTES);
    // Cheaper throws (5.5 us instead of 19 us) and smaller code; nobody reads native frames.
    config.generate_address_map(false);
    config.native_unwind_info(false);
    config.wasm_backtrace_max_frames(None);
    config.consume_fuel(instrumentation == Instrumentation::Instructions);
    config
}

/// An engine of [`config`].
///
/// # Errors
/// When this machine cannot run what the configuration asks for.
pub fn engine(instrumentation: Instrumentation, parallel: bool) -> wasmtime::Result<Engine> {
    Engine::new(&config(instrumentation, parallel))
}

/// An engine for sandboxed children, which run one guest after the other: memory is kept between
/// runs, and only what a run wrote to is reset.
///
/// # Errors
/// When this machine cannot run what the configuration asks for.
pub fn child_engine(instrumentation: Instrumentation) -> wasmtime::Result<Engine> {
    let mut config = config(instrumentation, false);
    let mut pool = PoolingAllocationConfig::new();
    // One guest at a time, with its library, and the heap of its exceptions.
    pool.total_core_instances(2);
    pool.total_memories(2).total_gc_heaps(1);
    // Guests run on our thread's stack. The usual pool of a thousand stacks would be four thousand
    // mappings for every fork to copy.
    pool.total_stacks(1);
    pool.max_memory_size(4 << 30);
    pool.total_tables(TABLES_MAX)
        .max_tables_per_module(TABLES_MAX);
    pool.table_elements(TABLE_ELEMENTS_MAX);
    pool.max_core_instance_size(INSTANCE_BYTES_MAX);
    if PoolingAllocationConfig::is_pagemap_scan_available() {
        pool.pagemap_scan(Enabled::Yes);
        pool.linear_memory_keep_resident(KEPT_BYTES);
        pool.table_keep_resident(KEPT_BYTES);
    }
    config.allocation_strategy(InstanceAllocationStrategy::Pooling(pool));
    Engine::new(&config)
}

/// An engine for one interpreter in sandboxed children, whose memories come from `memories`.
///
/// # Errors
/// When this machine cannot run what the configuration asks for.
pub(crate) fn interpreter_engine(
    instrumentation: Instrumentation,
    memories: Arc<dyn MemoryCreator>,
) -> wasmtime::Result<Engine> {
    let mut config = config(instrumentation, false);
    config.with_host_memory(memories);
    Engine::new(&config)
}

/// Written memory up to this size is reset by writing to it, which spares the page faults of the
/// next run; what is beyond goes back to the kernel.
const KEPT_BYTES: usize = 16 << 20;
const TABLES_MAX: u32 = 8;
const TABLE_ELEMENTS_MAX: usize = 1 << 20;
/// Globals and the like of one instance.
const INSTANCE_BYTES_MAX: usize = 16 << 20;

/// Names what a precompiled module depends on besides its wasm: wasmtime's version, the
/// compiler settings and this machine's CPU features. 16 hex digits, stable between runs.
pub fn compatibility_key(engine: &Engine) -> String {
    // DefaultHasher::new() has fixed keys: the same input gives the same key in every process.
    let mut hasher = std::hash::DefaultHasher::new();
    engine.precompile_compatibility_hash().hash(&mut hasher);
    wasmtime_version().hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// The wasmtime release this program is built with, pinned in the workspace manifest.
pub fn wasmtime_version() -> &'static str {
    "48.0.8"
}
