//! Scratch: costs of starting and running.
use mettle_sandbox::{host::*, protocol::*, zygote::*};
use std::time::Instant;
fn never() -> bool { false }
#[test]
#[ignore]
fn costs() {
    let server = Server::start(ServerConfig { program: env!("CARGO_BIN_EXE_sandbox-server").into(), args: vec![], preload: Preload::default() }).unwrap();
    let wasm = wat::parse_str(r#"(module (memory (export "memory") 1) (func (export "_start")))"#).unwrap();
    let mut first = server.sandbox().unwrap();
    first.stage("/w/a.wasm", &wasm, &never).unwrap();
    let artifact = first.translate("/w/a.wasm", false, 60_000, 60_000, &never).unwrap().stdout;
    let spec = RunSpec { module: PROGRAM.into(), args: vec!["x".into()], cpu_limit_ms: 2000, wall_limit_ms: 5000, memory_limit_bytes: 64 << 20, output_limit_bytes: 1 << 20, files_limit_bytes: 1 << 20, seed: 7, ..RunSpec::default() };
    let median = |mut v: Vec<f64>| { v.sort_by(f64::total_cmp); (v[v.len()/10], v[v.len() / 2]) };
    for _ in 0..3 {
        let (mut fork, mut ready, mut end, mut run) = (vec![], vec![], vec![], vec![]);
        for _ in 0..300 {
            let t = Instant::now();
            let mut s = server.sandbox().unwrap();
            fork.push(t.elapsed().as_secs_f64() * 1e6);
            s.stage("/x", b"", &never).unwrap();
            ready.push(t.elapsed().as_secs_f64() * 1e6);
            let t = Instant::now();
            drop(s);
            end.push(t.elapsed().as_secs_f64() * 1e6);
        }
        let mut s = server.sandbox().unwrap();
        s.load(&artifact, false, &never).unwrap();
        for _ in 0..2000 {
            let t = Instant::now();
            s.run(&spec, b"", &never).unwrap();
            run.push(t.elapsed().as_secs_f64() * 1e6);
        }
        println!("p10,p50 us: fork {:?} ready {:?} end {:?} run {:?}", median(fork), median(ready), median(end), median(run));
    }
}
