//! What Rust must be able to do, and its compiler not.

use crate::judging::{
    files, is_available, judge, judge_all, limits, mettle, output, plan, refusal, run, run_files,
    run_under,
};
use mettle_domain::{Language::Rust, Limits, RunStatus, Verdict};
use mettle_judge::{Cancel, Submission};
use mettle_runtimes::Runtimes;
use std::{fs, process::Command};

/// What the compiler says to a program that it refuses.
fn refused(submission: &Submission) -> String {
    refusal(submission, &limits()).diagnostics
}

#[test]
fn each_way_to_fail_of_a_rust_program_gets_its_verdict() {
    if !is_available(Rust) {
        return;
    }
    let tight = Limits {
        memory_bytes: 64 << 20,
        output_bytes: 1 << 20,
        ..Limits::default().with_cpu_time_ms(2_000)
    };
    let program = |body: &str| format!("use std::hint::black_box;\nfn main() {{ {body} }}\n");
    let table = [
        (Verdict::AC, "println!(\"7\");"),
        (Verdict::WA, "println!(\"8\");"),
        (Verdict::CE, "let x: i32 = \"7\";"),
        (Verdict::TLE, "loop { black_box(0); }"),
        (Verdict::RTE, "println!(\"{}\", vec![1][black_box(3)]);"),
        (Verdict::RTE, "panic!(\"no\");"),
        (Verdict::RTE, "std::process::exit(1);"),
        (
            Verdict::MLE,
            "let mut kept = vec![]; loop { kept.push(black_box(vec![1u8; 1 << 20])); }",
        ),
        (Verdict::OLE, "loop { println!(\"more and more\"); }"),
    ];
    for (verdict, body) in table {
        let plan = plan(tight.clone(), &[("", "7\n")]);
        let report = judge_all(Rust, &program(body), &plan);
        assert_eq!(report.verdict, verdict, "{body}: {report:?}");
    }
}

#[test]
fn a_panic_ends_with_101_tells_its_place_and_can_be_caught() {
    if !is_available(Rust) {
        return;
    }
    let report = run(
        Rust,
        "struct D;\nimpl Drop for D { fn drop(&mut self) { println!(\"dropped\"); } }\nfn main() {\n    let _d = D;\n    println!(\"{}\", std::panic::catch_unwind(|| panic!(\"inner\")).is_err());\n    let none: Option<i32> = None;\n    none.unwrap();\n}\n",
        "",
    );
    let stderr = String::from_utf8_lossy(&report.stderr);
    assert_eq!(report.outcome.status, RunStatus::RuntimeError);
    assert_eq!(report.outcome.exit_code, Some(101), "{stderr}");
    assert_eq!(report.stdout, b"true\ndropped\n");
    assert!(stderr.contains("panicked at main.rs:7:10"), "{stderr}");
}

#[test]
fn arithmetic_is_that_of_a_release_build() {
    if !is_available(Rust) {
        return;
    }
    let code = "fn main() { let n: i32 = std::hint::black_box(i32::MAX); println!(\"{} {}\", n + 1, usize::BITS); debug_assert!(false); }";
    assert_eq!(output(Rust, code, ""), "-2147483648 32\n");
}

#[test]
fn a_program_without_threads_is_told_so() {
    if !is_available(Rust) {
        return;
    }
    let report = run(
        Rust,
        "fn main() { println!(\"{}\", std::thread::Builder::new().spawn(|| ()).unwrap_err()); std::thread::spawn(|| ()); }",
        "",
    );
    assert_eq!(report.outcome.exit_code, Some(101));
    let stdout = String::from_utf8_lossy(&report.stdout);
    assert!(stdout.contains("Not supported"), "{stdout}");
}

#[test]
fn diagnostics_name_the_authors_files_and_nothing_of_the_host() {
    if !is_available(Rust) {
        return;
    }
    let parts = [
        ("main.rs", "mod util;\nfn main() { util::f(); }\n"),
        ("util.rs", "pub fn f() {\n    let x: i32 = \"text\";\n}\n"),
    ];
    let text = refused(&files(Rust, &parts));
    assert!(text.contains("--> util.rs:2:18"), "{text}");
    for path in ["/w/", "/sources", "/tmp", "/toolchain", "/proc", "/root"] {
        assert!(!text.contains(path), "{path}: {text}");
    }
    let lost = refused(&Submission::single(Rust, "mod lost;\nfn main() {}\n"));
    assert!(
        lost.contains("lost.rs") && !lost.contains("/sources"),
        "{lost}"
    );
}

#[test]
fn the_host_cannot_be_compiled_in() {
    if !is_available(Rust) {
        return;
    }
    for wanted in [
        "include_str!(\"/etc/passwd\")",
        "include_str!(\"../../../../../../../etc/passwd\")",
        "include_str!(\"/proc/self/environ\")",
        "include_str!(\"/proc/self/cmdline\")",
        "include_str!(\"/proc/self/fd/0\")",
        "include_bytes!(\"/dev/zero\")[0]",
        "include_bytes!(\"/dev/stdin\")[0]",
        "include!(\"/etc/hostname\")",
        "include_str!(concat!(\"/\", \"etc/passwd\"))",
        "env!(\"PATH\")",
        "env!(\"HOME\")",
    ] {
        let code = format!("fn main() {{ println!(\"{{}}\", {wanted}); }}");
        let text = refused(&Submission::single(Rust, code));
        assert!(
            text.contains("couldn't read") || text.contains("not defined"),
            "{wanted}: {text}"
        );
        assert!(!text.contains("root:"), "{wanted}: {text}");
    }
    let module = "#[path = \"/etc/passwd\"]\nmod users;\nfn main() {}\n";
    let text = refused(&Submission::single(Rust, module));
    assert!(text.contains("couldn't read"), "{text}");
    let none = "fn main() { println!(\"{:?} {:?} {:?}\", option_env!(\"PATH\"), option_env!(\"HOME\"), option_env!(\"RUSTC_BOOTSTRAP\")); }";
    assert_eq!(output(Rust, none, ""), "None None None\n");
}

#[test]
fn own_files_can_be_compiled_in() {
    if !is_available(Rust) {
        return;
    }
    let parts = [
        (
            "main.rs",
            "mod deep;\nfn main() { println!(\"{}{}\", include_str!(\"data.txt\").trim(), deep::more::N); }\n",
        ),
        ("data.txt", "4\n"),
        ("deep/mod.rs", "pub mod more;\n"),
        ("deep/more.rs", "pub const N: u8 = 2;\n"),
    ];
    let report = run_files(&files(Rust, &parts), "", &limits(), &[]);
    assert_eq!(report.stdout, b"42\n");
}

#[test]
fn a_program_may_have_an_allocator_of_its_own() {
    if !is_available(Rust) {
        return;
    }
    let code = "use std::alloc::{GlobalAlloc, Layout, System};\nstruct Own;\nstatic mut CALLS: u32 = 0;\nunsafe impl GlobalAlloc for Own {\n    unsafe fn alloc(&self, l: Layout) -> *mut u8 { unsafe { CALLS += 1; System.alloc(l) } }\n    unsafe fn dealloc(&self, p: *mut u8, l: Layout) { unsafe { System.dealloc(p, l) } }\n}\n#[global_allocator]\nstatic OWN: Own = Own;\nfn main() { let n = vec![1; 3].len(); println!(\"{}\", n > 0 && unsafe { CALLS } > 0); }\n";
    assert_eq!(output(Rust, code, ""), "true\n");
}

#[test]
fn a_compiler_beyond_its_limits_is_a_compile_error() {
    if !is_available(Rust) {
        return;
    }
    let endless = "#![allow(long_running_const_eval)]\nconst X: u32 = { let mut i = 0u32; loop { i = i.wrapping_add(1); if i == u32::MAX { i = 0; } } };\nfn main() { println!(\"{X}\"); }\n";
    let large = "const A: [[u64; 1 << 20]; 1 << 7] = [[7; 1 << 20]; 1 << 7];\nfn main() { println!(\"{}\", A[std::env::args().count()][3]); }\n";
    for (code, words) in [(endless, "time limit"), (large, "memory")] {
        let limits = Limits {
            compile_time_ms: 2_000,
            compile_memory_bytes: 512 << 20,
            ..limits()
        };
        let report = judge_all(Rust, code, &plan(limits, &[("", "")]));
        assert_eq!(report.verdict, Verdict::CE, "{report:?}");
        let text = report.compile.diagnostics;
        assert!(text.contains(words), "{text}");
    }
}

#[test]
fn an_idle_rust_program_is_charged_next_to_nothing_and_deep_calls_have_room() {
    if !is_available(Rust) {
        return;
    }
    let idle = run(Rust, "fn main() {}", "");
    assert!(idle.outcome.memory_bytes < 2 << 20, "{:?}", idle.outcome);
    let deep = "fn f(n: u64) -> u64 { if n == 0 { 0 } else { 1 + f(std::hint::black_box(n - 1)) } }\nfn main() { println!(\"{}\", f(1_000_000)); }";
    let limits = Limits {
        memory_bytes: 16 << 20,
        ..limits()
    };
    let report = run_under(Rust, deep, "", &limits);
    assert_eq!(report.stdout, b"1000000\n", "{:?}", report.outcome);
}

#[test]
fn instructions_of_a_rust_program_are_counted_and_repeat() {
    if !is_available(Rust) {
        return;
    }
    let code = "fn main() { let mut x = 1u64; for i in 0..100_000u64 { x = x.wrapping_mul(i | 1) ^ std::hint::black_box(i); } println!(\"{x}\"); }";
    let count = || {
        let submission = Submission::single(Rust, code);
        let ran = judge().run(&submission, &limits(), b"", &[], true, &Cancel::new());
        ran.unwrap().1.unwrap().outcome.instructions.unwrap()
    };
    let first = count();
    assert!(first > 300_000, "{first}");
    assert_eq!(count(), first);
}

#[test]
fn without_its_packages_rust_is_left_out_with_a_sentence_and_all_others_work() {
    let root = Runtimes::default_root().unwrap();
    if !is_available(Rust) {
        return;
    }
    // A cache that has everything but what is Rust's, and a host without package clients.
    let cache = tempfile::tempdir().unwrap();
    for part in Runtimes::list(&root).unwrap() {
        if part.name != "rust" {
            let name = part.folder.file_name().unwrap();
            std::os::unix::fs::symlink(&part.folder, cache.path().join(name)).unwrap();
        }
    }
    let sources = tempfile::tempdir().unwrap();
    let mettle = |arguments: &[&str]| {
        let output = Command::new(mettle())
            .args(arguments)
            .current_dir(sources.path())
            .env("METTLE_RUNTIMES", cache.path())
            .env("PATH", "/nowhere")
            .output()
            .unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (text(&output.stdout), text(&output.stderr))
    };
    fs::write(sources.path().join("a.lua"), "print(6 * 7)").unwrap();
    fs::write(sources.path().join("a.rs"), "fn main() {}").unwrap();
    let (stdout, stderr) = mettle(&["run", "a.lua"]);
    assert_eq!(stdout, "42\n", "{stderr}");
    assert!(
        stderr.contains("rust is left out") && stderr.contains("apt-get"),
        "{stderr}"
    );
    // It is told once, and tried again only when that is asked for.
    let (stdout, stderr) = mettle(&["run", "a.lua"]);
    assert_eq!((&stdout[..], &stderr[..]), ("42\n", ""));
    let (_, stderr) = mettle(&["runtimes", "prepare"]);
    assert!(stderr.contains("rust is left out"), "{stderr}");
    let (_, stderr) = mettle(&["run", "a.rs"]);
    assert!(
        stderr.contains("Rust is not available here") && stderr.contains("apt-get"),
        "{stderr}"
    );
}
