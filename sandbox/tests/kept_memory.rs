//! The memory of an interpreter, which a child keeps and resets: no run may see what another has written.

use mettle_sandbox::{
    engine::{Instrumentation, engine},
    host::{RunResult, Sandbox, Server, ServerConfig},
    kept_memory::InitialMemory,
    protocol::{RunSpec, Status},
    zygote::{Preload, PreloadModule},
};
use std::path::Path;

const DATA_START: usize = 300_000;
const DATA_BYTES: usize = 150_000;
const MIB: usize = 1 << 20;

/// First looks whether its memory is as it should be, and exits with 1 if not. Then does what its input says:
/// `w` writes to every page, `g` grows by `n` MiB first, `t` traps after that, `o` reads
/// behind its memory.
const GUEST: &str = r#"(module
  (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 64)
  (func $expected (param $at i32) (result i32)
    (local.set $at (i32.sub (local.get $at) (i32.const 300000)))
    (if (result i32) (i32.lt_u (local.get $at) (i32.const 150000))
      (then (i32.rem_u (i32.mul (local.get $at) (i32.const 7)) (i32.const 251)))
      (else (i32.const 0))))
  (func $end (result i32) (i32.mul (memory.size) (i32.const 65536)))
  (func $check (local $at i32)
    (if (i32.ne (memory.size) (i32.const 64)) (then (call $proc_exit (i32.const 2))))
    (loop $next
      (if (i32.ne (i32.load8_u (local.get $at)) (call $expected (local.get $at)))
        (then (call $proc_exit (i32.const 1))))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $at) (call $end)))))
  (func $scribble (param $step i32) (local $at i32)
    (loop $next
      (i32.store8 (local.get $at) (i32.const 255))
      (local.set $at (i32.add (local.get $at) (local.get $step)))
      (br_if $next (i32.lt_u (local.get $at) (call $end)))))
  (func (export "_start") (local $what i32)
    (call $check)
    (i32.store (i32.const 0) (i32.const 1024)) (i32.store (i32.const 4) (i32.const 8))
    (drop (call $fd_read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 8)))
    (local.set $what (i32.load8_u (i32.const 1024)))
    (if (i32.eq (local.get $what) (i32.const 111)) ;; o
      (then (drop (i32.load8_u (i32.const 4194304)))))
    (if (i32.eq (memory.grow (i32.mul (i32.load8_u (i32.const 1025)) (i32.const 16))) (i32.const -1))
      (then (call $proc_exit (i32.const 3))))
    (if (i32.eq (local.get $what) (i32.const 115)) ;; s: every third page
      (then (call $scribble (i32.const 12288)))
      (else (call $scribble (i32.const 4096))))
    (if (i32.eq (local.get $what) (i32.const 116)) (then unreachable)) ;; t
    (call $proc_exit (i32.const 7))))"#;

fn server(folder: &Path, counting: bool) -> Server {
    let instrumentation = match counting {
        true => Instrumentation::Instructions,
        false => Instrumentation::None,
    };
    let (path, memory) = (folder.join("x.cwasm"), folder.join("x.memory"));
    let wasm = wat::parse_str(GUEST).unwrap();
    let code = engine(instrumentation, true).unwrap();
    std::fs::write(&path, code.precompile_module(&wasm).unwrap()).unwrap();
    let data: Vec<u8> = (0..DATA_BYTES).map(|at| (at * 7 % 251) as u8).collect();
    let segments = [(DATA_START, &data[..]), (DATA_START + 5, &data[5..9])];
    let initial = InitialMemory::of(&segments).unwrap();
    initial.write(&memory).unwrap();
    Server::start(ServerConfig {
        program: env!("CARGO_BIN_EXE_sandbox-server").into(),
        args: vec![],
        preload: Preload {
            modules: vec![PreloadModule {
                name: "x".into(),
                path,
                memory: Some(memory),
                counting,
            }],
            ..Preload::default()
        },
    })
    .unwrap()
}

fn run(sandbox: &mut Sandbox, what: u8, grown_mib: u8) -> RunResult {
    let spec = RunSpec {
        module: "x".into(),
        args: vec!["guest".into()],
        cpu_limit_ms: 10_000,
        wall_limit_ms: 20_000,
        memory_limit_bytes: 100 * MIB as u64,
        output_limit_bytes: 1 << 20,
        files_limit_bytes: 1 << 20,
        ..RunSpec::default()
    };
    sandbox.run(&spec, &[what, grown_mib], &|| false).unwrap()
}

#[test]
fn what_a_run_has_written_is_gone_in_the_next_one() {
    let folder = tempfile::tempdir().unwrap();
    for counting in [false, true] {
        let server = server(folder.path(), counting);
        let mut sandbox = server.sandbox().unwrap();
        // To every page and to every third; within the data and behind them; more than is kept.
        for (what, grown_mib) in [
            (b'w', 0),
            (b's', 0),
            (b'w', 3),
            (b's', 1),
            // Without a page fault, as these pages are there already; smaller in between.
            (b'w', 1),
            (b'w', 0),
            (b'w', 3),
            (b'w', 60),
            (b's', 90),
            (b'w', 0),
            (b'w', 0),
        ] {
            let result = run(&mut sandbox, what, grown_mib);
            let told = format!("{what} {grown_mib} {result:?}");
            assert_eq!(
                (result.status, result.exit_code),
                (Status::Exited, 7),
                "{told}"
            );
            let expected = (4 + usize::from(grown_mib)) * MIB;
            assert_eq!(result.memory_bytes as usize, expected, "{told}");
        }
        // Another child begins with the file's content, too.
        let result = run(&mut server.sandbox().unwrap(), b'w', 0);
        assert_eq!((result.status, result.exit_code), (Status::Exited, 7));
    }
}

#[test]
fn memory_that_a_run_has_grown_is_out_of_bounds_in_the_next_one() {
    let folder = tempfile::tempdir().unwrap();
    let server = server(folder.path(), false);
    let mut sandbox = server.sandbox().unwrap();
    for grown_mib in [0, 10, 70] {
        assert_eq!(run(&mut sandbox, b'w', grown_mib).exit_code, 7);
        let result = run(&mut sandbox, b'o', 0);
        assert_eq!(result.status, Status::Trapped, "{result:?}");
        assert!(result.message.contains("out of bounds"), "{result:?}");
    }
}

#[test]
fn a_run_that_traps_or_is_refused_memory_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let server = server(folder.path(), false);
    let mut sandbox = server.sandbox().unwrap();
    for _ in 0..3 {
        assert_eq!(run(&mut sandbox, b't', 5).status, Status::Trapped);
        assert_eq!(run(&mut sandbox, b'w', 200).exit_code, 3);
        assert_eq!(run(&mut sandbox, b'w', 1).exit_code, 7);
    }
}

#[test]
fn an_interpreter_without_its_memory_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.cwasm");
    std::fs::write(&path, b"").unwrap();
    let preload = Preload {
        modules: vec![PreloadModule {
            name: "x".into(),
            path,
            memory: Some(folder.path().join("x.memory")),
            counting: false,
        }],
        ..Preload::default()
    };
    let config = ServerConfig {
        program: env!("CARGO_BIN_EXE_sandbox-server").into(),
        args: vec![],
        preload,
    };
    let error = Server::start(config).err().unwrap();
    assert!(format!("{error:#}").contains("x.memory"), "{error:#}");
}
