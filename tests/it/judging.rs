//! One judge for all tests of this binary, and short ways to use it.

use mettle_domain::{
    CompileReport, JudgeReport, Language, Limits, RunReport, RunStatus, SourceFile,
};
use mettle_judge::{Cancel, Judge, JudgeConfig, JudgeOptions, Submission};
use mettle_problems::{CaseRules, JudgePlan, Rules, TestCase};
use mettle_runtimes::Runtimes;
use std::{
    io::Write,
    path::{Path, PathBuf},
    sync::OnceLock,
};

/// The `mettle` program of the same build. `scripts/test.sh` builds it first.
pub fn mettle() -> PathBuf {
    let mut folder = std::env::current_exe().unwrap();
    while folder
        .file_name()
        .is_some_and(|name| name != "debug" && name != "release")
    {
        folder.pop();
    }
    let program = folder.join("mettle");
    assert!(
        program.exists(),
        "{} is missing: run `cargo build -p mettle` first",
        program.display()
    );
    program
}

/// The judge, started once; its fork server ends with this process.
pub fn judge() -> &'static Judge {
    static JUDGE: OnceLock<Judge> = OnceLock::new();
    JUDGE.get_or_init(|| {
        let runtimes = Runtimes::prepare(&Runtimes::default_root().unwrap(), &mut |_| {}).unwrap();
        let config = JudgeConfig {
            program: mettle(),
            args: vec!["sandbox-server".into()],
            accept_missing_walls: false,
        };
        Judge::start(&runtimes, config).unwrap()
    })
}

/// Whether this machine could prepare the language: Rust and PHP come from Debian's packages, and their
/// pinned versions are replaced some day. Tests of a language that is left out say so and end.
pub fn is_available(language: Language) -> bool {
    let lacks = judge().lacks(language);
    if let Some(reason) = lacks {
        // Not by a macro, whose output is kept back while tests pass.
        let line = format!("LEFT OUT: {language} is not available here: {reason}\n");
        std::io::stderr().write_all(line.as_bytes()).unwrap();
    }
    lacks.is_none()
}

/// Generous limits, so that a busy machine does not decide.
pub fn limits() -> Limits {
    Limits {
        memory_bytes: 1 << 30,
        output_bytes: 64 << 20,
        ..Limits::default().with_cpu_time_ms(20_000)
    }
}

/// Compiles and runs; fails the test when it does not compile.
pub fn run(language: Language, code: &str, stdin: &str) -> RunReport {
    run_under(language, code, stdin, &limits())
}

/// [`run`] with other limits.
pub fn run_under(language: Language, code: &str, stdin: &str, limits: &Limits) -> RunReport {
    run_files(&Submission::single(language, code), stdin, limits, &[])
}

/// [`run`] of several files with arguments.
pub fn run_files(
    submission: &Submission,
    stdin: &str,
    limits: &Limits,
    args: &[&str],
) -> RunReport {
    let args: Vec<String> = args.iter().map(|arg| (*arg).to_owned()).collect();
    let ran = judge().run(
        submission,
        limits,
        stdin.as_bytes(),
        &args,
        false,
        &Cancel::new(),
    );
    let (compile, report) = ran.unwrap();
    report.unwrap_or_else(|| panic!("does not compile:\n{}", compile.diagnostics))
}

/// Standard output of a program that must end well.
pub fn output(language: Language, code: &str, stdin: &str) -> String {
    let report = run(language, code, stdin);
    let stdout = String::from_utf8_lossy(&report.stdout).into_owned();
    let stderr = String::from_utf8_lossy(&report.stderr);
    assert_eq!(
        report.outcome.status,
        RunStatus::Ok,
        "{:?}\n{stdout}\n{stderr}",
        report.outcome
    );
    stdout
}

/// What the compiler says of a program it must refuse.
pub fn refusal(submission: &Submission, limits: &Limits) -> CompileReport {
    let (compile, report) = judge()
        .run(submission, limits, b"", &[], false, &Cancel::new())
        .unwrap();
    assert!(report.is_none() && !compile.ok, "it compiles");
    compile
}

/// The compiler refuses the program and names this place in the author's own file.
pub fn is_refused_at(language: Language, code: &str, place: &str) {
    let compile = refusal(&Submission::single(language, code), &limits());
    let told = compile.diagnostics;
    assert!(told.contains(place), "{code}: {told}");
    assert!(!told.contains("/w/"), "{told}");
}

/// The program ends with code 1, and standard error has all these words.
pub fn fails_with(language: Language, code: &str, words: &[&str]) {
    let report = run(language, code, "");
    assert_eq!(
        (report.outcome.status, report.outcome.exit_code),
        (RunStatus::RuntimeError, Some(1))
    );
    let stderr = String::from_utf8_lossy(&report.stderr);
    assert!(words.iter().all(|word| stderr.contains(word)), "{stderr}");
}

/// Several files.
pub fn files(language: Language, files: &[(&str, &str)]) -> Submission {
    let file = |(name, content): &(&str, &str)| SourceFile {
        name: (*name).into(),
        content: (*content).into(),
    };
    Submission {
        language,
        files: files.iter().map(file).collect(),
    }
}

/// A plan of secret cases.
pub fn plan(limits: Limits, cases: &[(&str, &str)]) -> JudgePlan {
    let case = |(index, (input, answer)): (usize, &(&str, &str))| TestCase {
        name: format!("secret/{:02}", index + 1),
        is_sample: false,
        input: input.as_bytes().into(),
        answer: answer.as_bytes().into(),
        rules: CaseRules::default(),
    };
    JudgePlan {
        limits,
        rules: Rules::default(),
        cases: cases.iter().enumerate().map(case).collect(),
    }
}

/// Judges every case.
pub fn judge_all(language: Language, code: &str, plan: &JudgePlan) -> JudgeReport {
    let options = JudgeOptions {
        all_cases: true,
        count_instructions: false,
    };
    judge().judge(
        &Submission::single(language, code),
        plan,
        &options,
        &Cancel::new(),
        &mut |_| {},
    )
}

/// The repository's folder.
pub fn repository() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}
