//! Snapshots: a module whose memory is what it was after one of its functions had run.

use crate::guest;
use anyhow::{Context, Result};
use mettle_sandbox::engine::{self, Instrumentation};
use std::fs;
use std::path::Path;
use wasmtime::{Engine, Linker, Module, OptLevel, RegallocAlgorithm, Store};
use wasmtime_wasi::Deterministic;
use wasmtime_wasi::p1::{self, WasiP1Ctx};
use wasmtime_wasi::p2::pipe::MemoryOutputPipe;
use wasmtime_wizer::Wizer;

/// What the guest may print while it is set up.
const OUTPUT_BYTES: usize = 1 << 20;

/// Runs `function` of the module in the file `wasm` and writes the module that has run it.
///
/// Clocks and random numbers are those of the machine and of a constant: what should differ
/// between runs must be set up when the snapshot is used.
pub(super) fn take(
    wasm: &Path,
    destination: &Path,
    function: &str,
    argv: &[&str],
    mounts: &[(&Path, &str)],
) -> Result<()> {
    take_with_environment(wasm, destination, function, argv, &[], mounts)
}

/// As [`take`], for a function that reads environment variables.
pub(super) fn take_with_environment(
    wasm: &Path,
    destination: &Path,
    function: &str,
    argv: &[&str],
    environment: &[(&str, &str)],
    mounts: &[(&Path, &str)],
) -> Result<()> {
    let bytes = fs::read(wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    let printed = MemoryOutputPipe::new(OUTPUT_BYTES);
    let mut context = guest::context(mounts)?;
    context
        .args(argv)
        .envs(environment)
        .stdout(printed.clone())
        .stderr(printed.clone());
    context.secure_random(Deterministic::new(b"mettle".to_vec()));
    let mut store = Store::new(&quick_engine()?, context.build_p1());
    let mut wizer = Wizer::new();
    wizer.init_func(function);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let snapshot = runtime.block_on(wizer.run(&mut store, &bytes, async |store, module| {
        instantiate(store, module).await
    }));
    drop(store);
    let snapshot = snapshot.map_err(guest::of_wasmtime).with_context(|| {
        let said = String::from_utf8_lossy(&printed.contents()).into_owned();
        format!("{function} of {} failed: {said}", wasm.display())
    })?;
    fs::write(destination, snapshot)
        .with_context(|| format!("cannot write {}", destination.display()))
}

/// The code runs once, for a second: compile fast rather than well.
fn quick_engine() -> Result<Engine> {
    let mut config = engine::config(Instrumentation::None, true);
    config.cranelift_opt_level(OptLevel::None);
    config.cranelift_regalloc_algorithm(RegallocAlgorithm::SinglePass);
    Engine::new(&config).map_err(guest::of_wasmtime)
}

async fn instantiate(
    store: &mut Store<WasiP1Ctx>,
    module: &Module,
) -> wasmtime::Result<wasmtime::Instance> {
    let mut linker: Linker<WasiP1Ctx> = Linker::new(store.engine());
    p1::add_to_linker_async(&mut linker, |context| context)?;
    linker.define_unknown_imports_as_traps(module)?;
    linker.instantiate_async(store, module).await
}
