//! The sandbox from outside: a real fork server, real children, small guests in wasm text.

use mettle_sandbox::{
    engine::{Instrumentation, engine},
    host::{RunResult, Sandbox, SandboxError, Server, ServerConfig},
    protocol::{PROGRAM, RunSpec, Status},
    zygote::{Preload, PreloadModule},
};
use std::{
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

fn never() -> bool {
    false
}

fn server_with(preload: Preload) -> Server {
    Server::start(ServerConfig {
        program: env!("CARGO_BIN_EXE_sandbox-server").into(),
        args: vec![],
        preload,
    })
    .unwrap()
}

fn server() -> Server {
    server_with(Preload::default())
}

fn spec() -> RunSpec {
    RunSpec {
        module: PROGRAM.into(),
        args: vec!["guest".into()],
        cpu_limit_ms: 2_000,
        wall_limit_ms: 5_000,
        memory_limit_bytes: 64 << 20,
        output_limit_bytes: 1 << 20,
        files_limit_bytes: 1 << 20,
        seed: 7,
        ..RunSpec::default()
    }
}

/// A guest with the usual imports and this body for `_start`.
fn guest(body: &str) -> Vec<u8> {
    let text = format!(
        r#"(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "random_get" (func $random_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "clock_time_get" (func $clock_time_get (param i32 i64 i32) (result i32)))
  (import "wasi_snapshot_preview1" "poll_oneoff" (func $poll_oneoff (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_open" (func $path_open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 1)
  (data (i32.const 512) "/etc/passwd")
  (func $put (param $at i32) (param $length i32)
    (i32.store (i32.const 0) (local.get $at)) (i32.store (i32.const 4) (local.get $length))
    (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8))))
  (func $deep (param i32) (result i32) (i32.add (i32.const 1) (call $deep (i32.add (local.get 0) (i32.const 1)))))
  (func (export "_start") {body}))"#
    );
    wat::parse_str(text).unwrap()
}

fn loaded(server: &Server, wasm: &[u8]) -> Sandbox {
    let mut sandbox = server.sandbox().unwrap();
    sandbox.stage("/w/a.wasm", wasm, &never).unwrap();
    let translated = sandbox
        .translate("/w/a.wasm", false, 60_000, 60_000, &never)
        .unwrap();
    assert_eq!(translated.status, Status::Done);
    sandbox
}

fn run(body: &str) -> RunResult {
    loaded(&server(), &guest(body))
        .run(&spec(), b"input", &never)
        .unwrap()
}

#[test]
fn a_guest_reads_its_input_and_writes_its_output() {
    let result = run(
        "(i32.store (i32.const 0) (i32.const 1024)) (i32.store (i32.const 4) (i32.const 100))
         (drop (call $fd_read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 8)))
         (call $put (i32.const 1024) (i32.load (i32.const 8))) (call $proc_exit (i32.const 200))",
    );
    assert_eq!((result.status, result.exit_code), (Status::Exited, 200));
    assert_eq!(result.stdout, b"input");
}

#[test]
fn a_spinning_guest_is_stopped_by_its_cpu_time_and_what_it_wrote_is_kept() {
    let server = server();
    let mut sandbox = loaded(
        &server,
        &guest("(call $put (i32.const 512) (i32.const 4)) (loop (br 0))"),
    );
    let result = sandbox
        .run(
            &RunSpec {
                cpu_limit_ms: 100,
                ..spec()
            },
            b"",
            &never,
        )
        .unwrap();
    assert_eq!(result.status, Status::CpuLimit);
    assert!(result.cpu_us >= 100_000, "{} us", result.cpu_us);
    assert_eq!(result.stdout, b"/etc");
    assert!(!sandbox.is_alive());
    assert!(matches!(
        sandbox.run(&spec(), b"", &never),
        Err(SandboxError::Died(_))
    ));
    loaded(&server, &guest(""))
        .run(&spec(), b"", &never)
        .unwrap();
}

#[test]
fn a_limit_of_zero_is_a_limit() {
    let mut sandbox = loaded(&server(), &guest("(loop (br 0))"));
    let none = RunSpec {
        cpu_limit_ms: 0,
        ..spec()
    };
    let result = sandbox.run(&none, b"", &never).unwrap();
    assert_eq!(result.status, Status::CpuLimit);
    assert!(!sandbox.is_alive());
}

#[test]
fn a_spinning_guest_is_stopped_by_the_host_when_its_wall_time_is_over() {
    let mut sandbox = loaded(&server(), &guest("(loop (br 0))"));
    let spec = RunSpec {
        cpu_limit_ms: 60_000,
        wall_limit_ms: 50,
        ..spec()
    };
    match sandbox.run(&spec, b"", &never) {
        Ok(result) => assert_eq!(result.status, Status::WallLimit),
        // What other tests leave of the processor may be less than half of it.
        Err(SandboxError::Starved { .. }) => {}
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn a_guest_that_does_not_get_the_processor_is_not_said_to_be_slow() {
    let mut sandbox = loaded(&server(), &guest("(loop (br 0))"));
    let pid = sandbox.pid();
    // SAFETY: a signal to our own child.
    assert_eq!(unsafe { libc::kill(pid, libc::SIGSTOP) }, 0);
    let hurried = RunSpec {
        cpu_limit_ms: 20,
        wall_limit_ms: 20,
        ..spec()
    };
    let error = sandbox.run(&hurried, b"", &never).unwrap_err();
    assert!(matches!(error, SandboxError::Starved { .. }), "{error}");
    assert!(error.to_string().contains("overloaded"), "{error}");
}

#[test]
fn sleeping_costs_no_real_time_but_counts_as_wall_time() {
    // One subscription: a relative clock of an hour.
    let hour = "(i64.store (i32.const 2072) (i64.const 3600000000000))
                (drop (call $poll_oneoff (i32.const 2048) (i32.const 4096) (i32.const 1) (i32.const 16)))";
    let started = std::time::Instant::now();
    assert_eq!(run(hour).status, Status::WallLimit);
    let nap = hour.replace("3600000000000", "1000000000");
    assert_eq!(run(&nap).status, Status::Exited);
    assert!(started.elapsed() < Duration::from_secs(3600));
}

#[test]
fn endless_output_is_cut_at_the_limit() {
    let result = run("(loop (call $put (i32.const 0) (i32.const 60000)) (br 0))");
    assert_eq!(result.status, Status::OutputLimit);
    assert_eq!(result.stdout.len(), 1 << 20);
}

#[test]
fn memory_beyond_the_limit_is_refused_to_the_guest() {
    let result = run("(call $proc_exit (memory.grow (i32.const 2000)))");
    assert_eq!((result.exit_code, result.memory_refused), (-1, true));
    let result = run("(call $proc_exit (memory.grow (i32.const 900)))");
    assert_eq!((result.exit_code, result.memory_refused), (1, false));
    assert!(result.memory_bytes >= 900 << 16);
}

#[test]
fn a_program_too_large_to_start_is_told_so() {
    let wasm = wat::parse_str("(module (memory 2000) (func (export \"_start\")))").unwrap();
    let result = loaded(&server(), &wasm).run(&spec(), b"", &never).unwrap();
    assert_eq!(result.status, Status::NoMemoryToStart);
}

#[test]
fn traps_say_what_happened_and_the_sandbox_goes_on() {
    let server = server();
    let table = [
        ("unreachable", "aborted"),
        (
            "(drop (i32.div_s (i32.const 1) (i32.const 0)))",
            "division by zero",
        ),
        ("(i32.store (i32.const -4) (i32.const 0))", "out of bounds"),
        ("(drop (call $deep (i32.const 0)))", "stack overflow"),
    ];
    for (body, words) in table {
        let mut sandbox = loaded(&server, &guest(body));
        let result = sandbox.run(&spec(), b"", &never).unwrap();
        assert_eq!(result.status, Status::Trapped);
        assert!(result.message.contains(words), "{}", result.message);
        assert!(sandbox.is_alive());
        assert_eq!(
            sandbox.run(&spec(), b"", &never).unwrap().message,
            result.message
        );
    }
}

#[test]
fn a_guest_that_traps_leaves_nothing_for_the_next_run() {
    // Each run says what it finds (a word of memory, a global, the size of the memory), changes all
    // three and a table, and dies of it.
    let wasm = wat::parse_str(
        r#"(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1 10)
  (global $count (mut i32) (i32.const 0))
  (table $table 2 funcref)
  (elem (i32.const 0) $first $second)
  (type $says (func (result i32)))
  (func $first (result i32) (i32.const 1))
  (func $second (result i32) (i32.const 2))
  (func (export "_start")
    (i32.store (i32.const 104) (global.get $count))
    (i32.store (i32.const 108) (memory.size))
    (i32.store (i32.const 112) (call_indirect $table (type $says) (i32.const 0)))
    (i32.store (i32.const 0) (i32.const 100)) (i32.store (i32.const 4) (i32.const 16))
    (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)))
    (i32.store (i32.const 100) (i32.const 0x41414141))
    (global.set $count (i32.const 7))
    (drop (memory.grow (i32.const 3)))
    (table.set $table (i32.const 0) (ref.func $second))
    (memory.fill (i32.const 0) (i32.const 0x55) (i32.const 131072))
    unreachable))"#,
    )
    .unwrap();
    let mut sandbox = loaded(&server(), &wasm);
    let fresh: Vec<u8> = [0u32, 0, 1, 1]
        .into_iter()
        .flat_map(u32::to_le_bytes)
        .collect();
    for _ in 0..3 {
        let result = sandbox.run(&spec(), b"", &never).unwrap();
        assert_eq!(result.status, Status::Trapped);
        assert_eq!(result.stdout, fresh);
    }
}

#[test]
fn every_run_sees_the_same_clock_and_the_same_random_bytes() {
    let body = "(drop (call $random_get (i32.const 1024) (i32.const 16)))
                (drop (call $clock_time_get (i32.const 0) (i64.const 0) (i32.const 1040)))
                (call $put (i32.const 1024) (i32.const 24))";
    let mut sandbox = loaded(&server(), &guest(body));
    let first = sandbox.run(&spec(), b"", &never).unwrap().stdout;
    let second = sandbox.run(&spec(), b"", &never).unwrap().stdout;
    assert_eq!(first.len(), 24);
    assert_eq!(first, second);
    assert_ne!(
        first,
        sandbox
            .run(&RunSpec { seed: 8, ..spec() }, b"", &never)
            .unwrap()
            .stdout
    );
}

#[test]
fn host_files_do_not_exist() {
    // path_open("/etc/passwd") from the root; the answer becomes the exit code.
    let open = "(call $proc_exit (call $path_open (i32.const 3) (i32.const 0) (i32.const 512) (i32.const 11)
                (i32.const 0) (i64.const 2) (i64.const 0) (i32.const 0) (i32.const 16)))";
    assert_eq!(run(open).exit_code, 44, "ENOENT");
}

#[test]
fn an_artifact_serves_in_another_child() {
    let server = server();
    let wasm = guest("(call $proc_exit (i32.const 5))");
    let mut first = server.sandbox().unwrap();
    first.stage("/w/a.wasm", &wasm, &never).unwrap();
    let artifact = first
        .translate("/w/a.wasm", false, 60_000, 60_000, &never)
        .unwrap()
        .stdout;
    let mut second = server.sandbox().unwrap();
    second.load(&artifact, false, &never).unwrap();
    assert_eq!(second.run(&spec(), b"", &never).unwrap().exit_code, 5);
}

#[test]
fn instructions_are_counted_when_asked_for() {
    let mut sandbox = server().sandbox().unwrap();
    let body = "(local i32) (loop (local.set 0 (i32.add (local.get 0) (i32.const 1)))
                (br_if 0 (i32.lt_u (local.get 0) (i32.const 1000))))";
    sandbox.stage("/w/a.wasm", &guest(body), &never).unwrap();
    sandbox
        .translate("/w/a.wasm", true, 60_000, 60_000, &never)
        .unwrap();
    let counts: Vec<_> = (0..2)
        .map(|_| {
            sandbox
                .run(&spec(), b"", &never)
                .unwrap()
                .instructions
                .unwrap()
        })
        .collect();
    assert!(counts[0] > 4_000 && counts[0] < 20_000, "{counts:?}");
    assert_eq!(counts[0], counts[1]);
}

#[test]
fn answers_to_runs_sent_ahead_come_in_order() {
    let body =
        "(i32.store (i32.const 0) (i32.const 1024)) (i32.store (i32.const 4) (i32.const 100))
         (drop (call $fd_read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 8)))
         (call $put (i32.const 1024) (i32.load (i32.const 8)))";
    let mut sandbox = loaded(&server(), &guest(body));
    sandbox.begin_run(&spec(), b"one").unwrap();
    sandbox.begin_run(&spec(), b"two").unwrap();
    assert_eq!(sandbox.finish_run(&spec(), &never).unwrap().stdout, b"one");
    assert_eq!(sandbox.finish_run(&spec(), &never).unwrap().stdout, b"two");
}

#[test]
fn a_caller_can_stop_a_run() {
    let mut sandbox = loaded(&server(), &guest("(loop (br 0))"));
    let asked = AtomicU32::new(0);
    let stop = || asked.fetch_add(1, Ordering::Relaxed) > 2;
    let spec = RunSpec {
        cpu_limit_ms: 60_000,
        wall_limit_ms: 60_000,
        ..spec()
    };
    assert!(matches!(
        sandbox.run(&spec, b"", &stop),
        Err(SandboxError::Cancelled)
    ));
    assert!(!sandbox.is_alive());
}

#[test]
fn all_walls_stand_on_this_host() {
    let walls = server().walls();
    assert!(walls.complete(), "{walls:?}");
}

#[test]
fn a_fork_server_that_was_killed_is_started_again() {
    let server = server();
    let before = server.process_id();
    // SAFETY: the process is our own fork server.
    unsafe { libc::kill(before as i32, libc::SIGKILL) };
    let result = loaded(&server, &guest(""))
        .run(&spec(), b"", &never)
        .unwrap();
    assert_eq!(result.status, Status::Exited);
    assert_ne!(server.process_id(), before);
}

#[test]
fn a_module_that_does_not_load_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.cwasm");
    std::fs::write(&path, b"junk").unwrap();
    let preload = Preload {
        modules: vec![PreloadModule {
            name: "x".into(),
            path,
            memory: None,
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
    assert!(format!("{error:#}").contains("x.cwasm"), "{error:#}");
}

#[test]
fn a_preloaded_module_runs_from_its_mapped_file() {
    let folder = tempfile::tempdir().unwrap();
    // The fork server opens it before it gives up root.
    let path = folder.path().join("x.cwasm");
    let code = engine(Instrumentation::None, true).unwrap();
    std::fs::write(
        &path,
        code.precompile_module(&guest("(call $proc_exit (i32.const 9))"))
            .unwrap(),
    )
    .unwrap();
    let server = server_with(Preload {
        modules: vec![PreloadModule {
            name: "x".into(),
            path,
            memory: None,
            counting: false,
        }],
        ..Preload::default()
    });
    let result = server
        .sandbox()
        .unwrap()
        .run(
            &RunSpec {
                module: "x".into(),
                ..spec()
            },
            b"",
            &never,
        )
        .unwrap();
    assert_eq!(
        (result.status, result.exit_code, result.message),
        (Status::Exited, 9, String::new())
    );
}

/// A run with the first page guarded; the guest then serves once more, in another child if need be.
fn run_guarded(body: &str) -> RunResult {
    let server = server();
    let wasm = guest(body);
    let mut sandbox = loaded(&server, &wasm);
    let spec = RunSpec {
        guard_null: true,
        ..spec()
    };
    let result = sandbox.run(&spec, b"", &never).unwrap();
    if !sandbox.is_alive() {
        sandbox = loaded(&server, &wasm);
    }
    let again = sandbox.run(&spec, b"", &never).unwrap();
    assert_eq!(
        (again.status, &again.stdout),
        (result.status, &result.stdout)
    );
    result
}

#[test]
fn null_pointers_and_their_neighbours_trap_where_the_first_page_is_guarded() {
    let print =
        "(i32.store (i32.const 4096) (i32.const 5000)) (i32.store (i32.const 4100) (i32.const 3))
        (drop (call $fd_write (i32.const 1) (i32.const 4096) (i32.const 1) (i32.const 4104)))";
    for access in [
        "(i32.store (i32.const 0) (i32.const 1))",
        "(i32.store (i32.const 10) (i32.const 1))",
        "(drop (i64.load (i32.const 4090)))",
        "(drop (i32.load8_u offset=4000 (i32.const 0)))",
        "(v128.store (i32.const 0) (v128.const i32x4 0 0 0 0))",
    ] {
        let result = run_guarded(&format!("{print} {access}"));
        assert_eq!(result.status, Status::Trapped, "{access}");
        assert!(result.message.contains("null"), "{}", result.message);
        assert_eq!(result.stdout.len(), 3);
    }
    assert_eq!(run_guarded(print).status, Status::Exited);
}

#[test]
fn a_null_pointer_given_to_a_bulk_instruction_or_the_host_is_a_trap_too() {
    for access in [
        "(memory.fill (i32.const 8) (i32.const 1) (i32.const 100))",
        "(memory.copy (i32.const 5000) (i32.const 0) (i32.const 100))",
        "(drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 5000)))",
        "(drop (call $random_get (i32.const 100) (i32.const 5)))",
    ] {
        let result = run_guarded(access);
        assert!(
            matches!(result.status, Status::Trapped | Status::TrappedForGood),
            "{access}: {result:?}"
        );
        assert!(result.message.contains("null"), "{}", result.message);
    }
}

#[test]
fn a_child_that_does_not_read_does_not_hold_up_a_caller_that_wants_to_stop() {
    let server = server();
    let mut sandbox = server.sandbox().unwrap();
    // SAFETY: a plain system call; the child is alive, so the id is its own.
    assert_eq!(unsafe { libc::kill(sandbox.pid(), libc::SIGSTOP) }, 0);
    let staged = sandbox.stage("/w/a", &vec![0; 50 << 20], &|| true);
    assert!(matches!(staged, Err(SandboxError::Cancelled)), "{staged:?}");
    assert!(!sandbox.is_alive());
}

fn tool(name: &str, files: &[&str]) -> RunSpec {
    let files: Vec<String> = files.iter().map(|&file| file.to_owned()).collect();
    RunSpec {
        module: name.into(),
        files: files.clone(),
        keep: files,
        ..spec()
    }
}

#[test]
fn a_native_tool_makes_files_for_guests_and_for_the_next_child() {
    let mut sandbox = server().sandbox().unwrap();
    sandbox.stage("/w/a", b"quiet", &never).unwrap();
    let result = sandbox.run(&tool("shout", &["/w/a"]), b"", &never).unwrap();
    assert_eq!(
        (result.status, &result.stderr[..]),
        (Status::Exited, &b"shouted"[..])
    );
    assert_eq!(sandbox.fetch("/w/a", 100, &never).unwrap(), b"QUIET");
    assert!(sandbox.fetch("/w/a", 4, &never).is_err(), "the bound holds");
}

#[test]
fn a_native_tool_that_goes_wrong_ends_its_child_and_says_how() {
    let server = server();
    for (name, status, out_of_memory) in [
        ("hungry", Status::Crashed, true),
        ("deep", Status::Crashed, false),
        ("panicking", Status::Crashed, false),
        ("endless", Status::CpuLimit, false),
    ] {
        let mut sandbox = server.sandbox().unwrap();
        let result = sandbox.run(&tool(name, &[]), b"", &never).unwrap();
        assert_eq!(
            (result.status, result.memory_refused),
            (status, out_of_memory),
            "{name}"
        );
        assert!(!sandbox.is_alive(), "{name}");
    }
}

#[test]
fn a_native_tool_does_not_run_where_a_guest_has_run() {
    let mut sandbox = server().sandbox().unwrap();
    sandbox.stage("/w/a", b"", &never).unwrap();
    sandbox.stage("/w/x", &guest(""), &never).unwrap();
    sandbox
        .translate("/w/x", false, 5000, 5000, &never)
        .unwrap();
    sandbox.run(&spec(), b"", &never).unwrap();
    let refused = sandbox.run(&tool("shout", &["/w/a"]), b"", &never);
    assert!(
        matches!(&refused, Err(SandboxError::Failed(reason)) if reason.contains("before any guest")),
        "{refused:?}"
    );
}
