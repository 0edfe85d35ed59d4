//! Running trusted wasm tools while preparing: clang and the snapshot of Python.
//!
//! Only here does a guest get real folders; what users submit runs in the sandbox of
//! `mettle-sandbox`.

use anyhow::{Context, Result, anyhow};
use mettle_sandbox::engine::{self, Instrumentation, THREAD_STACK_BYTES};
use std::path::{Path, PathBuf};
use wasmtime::{Engine, InstancePre, Linker, Module, Store};
use wasmtime_wasi::p1::{self, WasiP1Ctx};
use wasmtime_wasi::p2::pipe::MemoryOutputPipe;
use wasmtime_wasi::{FsPerms, I32Exit, WasiCtxBuilder};

/// What a tool may print before its run fails.
const OUTPUT_BYTES: usize = 16 << 20;
/// wasmtime-wasi bounds what one host call may copy, at 128 MiB by default; a precompiled
/// header or a large object file is written in one call.
const HOSTCALL_BYTES: usize = 4 << 30;

/// A wasm program with a `_start`, ready to run many times, also on several threads.
pub(crate) struct Tool {
    engine: Engine,
    program: InstancePre<WasiP1Ctx>,
}

/// One run of a tool.
pub(crate) struct Invocation<'a> {
    /// The arguments, the program's name first.
    pub argv: &'a [String],
    /// Environment variables.
    pub env: &'a [(String, String)],
    /// Host folders and the guest paths they appear at, all writable.
    pub mounts: &'a [(&'a Path, &'a str)],
    /// What the program reads on standard input.
    pub stdin: &'a [u8],
}

/// How a run ended.
pub(crate) struct Outcome {
    /// The exit code, or the trap.
    pub end: std::result::Result<i32, String>,
    pub stdout: Vec<u8>,
    pub stderr: Vec<u8>,
}

impl Tool {
    /// Loads a precompiled module of the engine the sandbox uses.
    pub(crate) fn load(cwasm: &Path) -> Result<Tool> {
        let engine = engine::engine(Instrumentation::None, true).map_err(of_wasmtime)?;
        // SAFETY: the file was written by `compile` into a folder that never changes.
        let module = unsafe { Module::deserialize_file(&engine, cwasm) };
        let module = module
            .map_err(of_wasmtime)
            .with_context(|| format!("cannot load {}", cwasm.display()))?;
        Tool::of_module(engine, &module)
    }

    fn of_module(engine: Engine, module: &Module) -> Result<Tool> {
        let mut linker: Linker<WasiP1Ctx> = Linker::new(&engine);
        let program = p1::add_to_linker_sync(&mut linker, |context| context)
            .and_then(|()| linker.define_unknown_imports_as_traps(module))
            .and_then(|()| linker.instantiate_pre(module))
            .map_err(of_wasmtime)?;
        Ok(Tool { engine, program })
    }

    /// Runs the program to its end, whatever that is.
    pub(crate) fn run(&self, invocation: &Invocation<'_>) -> Result<Outcome> {
        std::thread::scope(|scope| {
            std::thread::Builder::new()
                .name("tool".into())
                .stack_size(THREAD_STACK_BYTES)
                .spawn_scoped(scope, || self.run_here(invocation))?
                .join()
                .map_err(|_| anyhow!("the thread of {:?} panicked", invocation.argv))?
        })
    }

    /// Runs the program, for which anything but exit code 0 is an error.
    pub(crate) fn run_well(&self, invocation: &Invocation<'_>) -> Result<()> {
        let outcome = self.run(invocation)?;
        match outcome.end {
            Ok(0) => Ok(()),
            end => Err(anyhow!(
                "`{}` ended with {end:?}:\n{}{}",
                invocation.argv.join(" "),
                String::from_utf8_lossy(&outcome.stderr),
                String::from_utf8_lossy(&outcome.stdout),
            )),
        }
    }

    fn run_here(&self, invocation: &Invocation<'_>) -> Result<Outcome> {
        let (stdout, stderr) = (
            MemoryOutputPipe::new(OUTPUT_BYTES),
            MemoryOutputPipe::new(OUTPUT_BYTES),
        );
        let stdin = wasmtime_wasi::p2::pipe::MemoryInputPipe::new(invocation.stdin.to_vec());
        let mut context = context(invocation.mounts)?;
        context.args(invocation.argv).stdin(stdin);
        context.envs(invocation.env);
        context.stdout(stdout.clone()).stderr(stderr.clone());
        let mut store = Store::new(&self.engine, context.build_p1());
        store.set_hostcall_fuel(HOSTCALL_BYTES);
        let end = self.call(&mut store);
        drop(store);
        Ok(Outcome {
            end,
            stdout: stdout.contents().into(),
            stderr: stderr.contents().into(),
        })
    }

    fn call(&self, store: &mut Store<WasiP1Ctx>) -> std::result::Result<i32, String> {
        let result = self.program.instantiate(&mut *store).and_then(|instance| {
            // Reactors (Python) are set up first and return their exit code; commands exit.
            if let Ok(initialize) = instance.get_typed_func::<(), ()>(&mut *store, "_initialize") {
                initialize.call(&mut *store, ())?;
                return instance
                    .get_typed_func::<(), i32>(&mut *store, "run")?
                    .call(store, ());
            }
            let start = instance.get_typed_func::<(), ()>(&mut *store, "_start")?;
            start.call(store, ()).map(|()| 0)
        });
        result.or_else(|error| match error.downcast_ref::<I32Exit>() {
            Some(exit) => Ok(exit.0),
            None => Err(format!("{error:#}")),
        })
    }
}

/// A WASI context that sees these folders and an empty environment.
pub(crate) fn context(mounts: &[(&Path, &str)]) -> Result<WasiCtxBuilder> {
    let mut context = WasiCtxBuilder::new();
    for (host, guest) in mounts {
        context
            .preopened_dir(host, guest, FsPerms::ReadWrite)
            .map_err(|error| anyhow!("cannot open {}: {error}", host.display()))?;
    }
    Ok(context)
}

/// Compiles wasm to machine code of this machine, for the engine the sandbox uses.
pub(crate) fn compile(wasm: &Path, instrumentation: Instrumentation, cwasm: PathBuf) -> Result<()> {
    let bytes = std::fs::read(wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    compile_bytes(&bytes, wasm, instrumentation, cwasm)
}

/// As [`compile`], of bytes that were made of that file.
pub(crate) fn compile_bytes(
    bytes: &[u8],
    of: &Path,
    instrumentation: Instrumentation,
    cwasm: PathBuf,
) -> Result<()> {
    let engine = engine::engine(instrumentation, true).map_err(of_wasmtime)?;
    let code = engine
        .precompile_module(bytes)
        .map_err(of_wasmtime)
        .with_context(|| format!("cannot compile {}", of.display()))?;
    std::fs::write(&cwasm, code).with_context(|| format!("cannot write {}", cwasm.display()))
}

/// wasmtime has an error type of its own, which is no `std::error::Error`.
pub(crate) fn of_wasmtime(error: wasmtime::Error) -> anyhow::Error {
    anyhow!("{error:#}")
}
