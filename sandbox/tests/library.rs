//! Programs that begin with a prepared library, from outside: a real fork server and real children.

use mettle_sandbox::{
    engine::{Instrumentation, engine},
    host::{RunResult, Server, ServerConfig},
    library::Library,
    protocol::{PROGRAM, RunSpec, Status},
    zygote::{Preload, PreloadLibrary},
};

/// An image whose first three functions are the library: the entry calls whatever function the memory
/// names at 100, `exit` ends the program, `twice` doubles a number.
fn image(own: &str, data: &str) -> Vec<u8> {
    image_with("(i32.mul (local.get 0) (i32.const 2))", own, data)
}

fn image_with(twice: &str, own: &str, data: &str) -> Vec<u8> {
    let functions = own.matches("(func").count();
    let members: Vec<String> = (1..4 + functions).map(|at| at.to_string()).collect();
    let text = format!(
        r#"(module
  (type $action (func)) (type $number (func (param i32) (result i32))) (type $exit (func (param i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (type $exit)))
  (func $start (type $action)
    (global.set 0 (i32.const 3))
    (call_indirect (type $action) (i32.load (i32.const 100))))
  (func $exit (type $exit) (call $proc_exit (i32.add (local.get 0) (global.get 0))))
  (func $twice (type $number) {twice})
  {own}
  (table {size} funcref) (memory 1) (global (mut i32) (i32.const 0))
  (export "_start" (func $start)) (export "memory" (memory 0))
  (elem (i32.const 16) func {members})
  {data}
  (@custom "mettle.library" "\03"))"#,
        size = 16 + 3 + functions,
        members = members.join(" "),
    );
    wat::parse_str(text).unwrap()
}

/// Its own function, the first behind the library's, is 16 + 3 in the table.
const SMALLEST: (&str, &str) = (
    "(func (type $action) nop)",
    r#"(data (i32.const 100) "\13\00\00\00") (data (i32.const 200) "library")"#,
);
const OTHER: (&str, &str) = (
    "(func (type $action) (call $exit (call $twice (call 6 (i32.load8_u (i32.const 300))))))
     (func (type $action) unreachable)
     (func (type $number) (i32.add (local.get 0) (i32.load8_u (i32.const 200))))",
    r#"(data (i32.const 100) "\13\00\00\00") (data (i32.const 300) "\05")"#,
);

fn server(folder: &std::path::Path) -> Server {
    let smallest = image(SMALLEST.0, SMALLEST.1);
    let module = Library::new(&smallest).unwrap().module().unwrap();
    let instrumentations = [Instrumentation::None, Instrumentation::Instructions];
    let modules = instrumentations.map(|instrumentation| {
        let path = folder.join(format!("{instrumentation:?}.cwasm"));
        let code = engine(instrumentation, true).unwrap();
        std::fs::write(&path, code.precompile_module(&module).unwrap()).unwrap();
        path
    });
    let program = folder.join("program.wasm");
    std::fs::write(&program, smallest).unwrap();
    Server::start(ServerConfig {
        program: env!("CARGO_BIN_EXE_sandbox-server").into(),
        args: vec![],
        preload: Preload {
            library: Some(PreloadLibrary {
                image: program,
                modules,
            }),
            ..Preload::default()
        },
    })
    .unwrap()
}

/// What was translated, and two runs of it.
fn translated(server: &Server, wasm: &[u8], counting: bool) -> (Vec<u8>, [RunResult; 2]) {
    let never = || false;
    let mut sandbox = server.sandbox().unwrap();
    sandbox.stage("/w/a.wasm", wasm, &never).unwrap();
    let code = sandbox
        .translate("/w/a.wasm", counting, 60_000, 60_000, &never)
        .unwrap();
    assert_eq!(code.status, Status::Done, "{}", code.message);
    let spec = RunSpec {
        module: PROGRAM.into(),
        cpu_limit_ms: 2_000,
        wall_limit_ms: 5_000,
        memory_limit_bytes: 64 << 20,
        ..RunSpec::default()
    };
    let runs = [(); 2].map(|()| sandbox.run(&spec, b"", &never).unwrap());
    (code.stdout, runs)
}

#[test]
fn a_program_runs_beside_its_library_with_its_own_memory() {
    let folder = tempfile::tempdir().unwrap();
    let server = server(folder.path());
    let wasm = image(OTHER.0, OTHER.1);
    let (code, runs) = translated(&server, &wasm, false);
    for run in runs {
        assert_eq!(run.status, Status::Exited, "{}", run.message);
        // Not 'l' of "library" + 5: at 200 this program has nothing.
        assert_eq!(run.exit_code, 5 * 2 + 3);
    }
    let whole = engine(Instrumentation::None, false).unwrap();
    assert_ne!(code, whole.precompile_module(&wasm).unwrap());
}

#[test]
fn instructions_beside_a_library_are_counted_exactly() {
    let folder = tempfile::tempdir().unwrap();
    let server = server(folder.path());
    let (_, [first, second]) = translated(&server, &image(OTHER.0, OTHER.1), true);
    assert_eq!(first.exit_code, 13);
    assert_eq!(first.instructions, second.instructions);
    let longer = OTHER
        .0
        .replace("(call $exit", "(drop (i32.const 1)) (call $exit");
    let (_, [longer, _]) = translated(&server, &image(&longer, OTHER.1), true);
    assert_eq!(
        longer.instructions.unwrap(),
        first.instructions.unwrap() + 1
    );
}

#[test]
fn a_program_with_another_library_is_translated_as_a_whole() {
    let folder = tempfile::tempdir().unwrap();
    let server = server(folder.path());
    let wasm = image_with("(i32.mul (local.get 0) (i32.const 3))", OTHER.0, OTHER.1);
    let (_, [run, again]) = translated(&server, &wasm, false);
    assert_eq!((run.exit_code, again.exit_code), (18, 18));
}

#[test]
fn only_what_begins_with_the_library_is_divided() {
    let smallest = image(SMALLEST.0, SMALLEST.1);
    let library = Library::new(&smallest).unwrap();
    let rest = library.rest(&image(OTHER.0, OTHER.1)).unwrap();
    wasmparser::validate(&rest).unwrap();
    let refused = |wasm: &[u8]| library.rest(wasm).unwrap_err().to_string();
    let other = image_with("(i32.const 4)", SMALLEST.0, SMALLEST.1);
    assert_eq!(refused(&other), "function 2 of the library differs");
    let calls_the_host = image("(func (type $action) (call $proc_exit (i32.const 1)))", "");
    assert!(refused(&calls_the_host).contains("the program the host"));
    assert!(library.rest(b"\0asm\x01\0\0\0").is_err());
    assert!(library.rest(&smallest[..smallest.len() / 2]).is_err());
}
