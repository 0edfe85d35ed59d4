//! The same twelve programs in every language, against what they must print, here and natively.
//!
//! `tests/samples/<sample>.{in,out,err,code}` say what every language is given and must give:
//! standard input, standard output, lines that standard error must contain, and the exit code.
//! `tests/samples/<language>/<sample>.<extension>` is the program; an expectation beside it
//! holds for that language only.

use crate::judging::{files, is_available, limits, repository, run_files};
use mettle_domain::Language::{
    self, C, Cpp17, Cpp20, Cpp23, Go, JavaScript, Lua, Perl, Php, Python, Ruby, Rust, Sql,
    TypeScript,
};
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

const SAMPLES: [&str; 12] = [
    "stdin-sum",
    "sort",
    "hash-map",
    "recursion",
    "big-output",
    "big-input",
    "float-format",
    "unicode",
    "exit-code",
    "stderr",
    "uncaught-error",
    "int64",
];

/// One line per language: its folder, and what runs its programs outside of the sandbox.
const LANGUAGES: &[(Language, &str, Native)] = &[
    (C, "c", Native::Compiler("gcc", &["-O2", "-std=gnu17"])),
    // The files of C++20, which are compared.
    (Cpp17, "cpp", Native::None),
    (
        Cpp20,
        "cpp",
        Native::Compiler("g++", &["-O2", "-std=gnu++20"]),
    ),
    (Cpp23, "cpp", Native::None),
    (Python, "python", Native::Interpreter("python3", &[])),
    (JavaScript, "javascript", Native::Interpreter("node", &[])),
    // No usual tool runs enums, namespaces and parameter properties without a build.
    (TypeScript, "typescript", Native::None),
    (Lua, "lua", Native::Interpreter("lua5.4", &[])),
    (
        Sql,
        "sql",
        Native::AfterInput("sqlite3", &["-batch", "-bail", ":memory:"]),
    ),
    (Go, "go", Native::Interpreter("go", &["run"])),
    (Perl, "perl", Native::Interpreter("perl", &[])),
    (Ruby, "ruby", Native::Interpreter("ruby", &[])),
    (
        Rust,
        "rust",
        Native::Compiler("rustc", &["-O", "--edition=2024"]),
    ),
    (Php, "php", Native::Interpreter("php", &[])),
];

/// Samples that make no sense in a language.
const ABSENT: &[(Language, &str)] = &[
    // SQL has no exit codes, and one way to print.
    (Sql, "exit-code"),
    (Sql, "stderr"),
];

/// Samples that a native tool cannot run as it is.
const NOT_NATIVE: &[(Language, &str)] = &[
    // Node's stack ends at about 11,000 calls unless its user asks for more.
    (JavaScript, "recursion"),
    // `go run` ends with 1 whatever the program's exit code.
    (Go, "exit-code"),
];

#[derive(Clone, Copy)]
enum Native {
    None,
    /// Called with the source and `-o`.
    Compiler(&'static str, &'static [&'static str]),
    /// Called with the source as its last argument.
    Interpreter(&'static str, &'static [&'static str]),
    /// Reads the input and then the source.
    AfterInput(&'static str, &'static [&'static str]),
}

/// A sample in a language, with what it must do.
struct Sample {
    language: Language,
    name: &'static str,
    path: PathBuf,
    source: String,
    stdin: String,
    stdout: String,
    /// Lines that standard error contains.
    stderr: String,
    exit_code: i32,
}

/// The sample, unless it is missing or makes no sense.
fn sample(language: Language, folder: &str, name: &'static str) -> Option<Sample> {
    if ABSENT.contains(&(language, name)) {
        return None;
    }
    let shared = repository().join("tests/samples");
    let own = shared.join(folder);
    let path = own.join(format!("{name}.{}", language.info().extensions[0]));
    let expectation = |extension: &str| {
        let file = format!("{name}.{extension}");
        let text =
            fs::read_to_string(own.join(&file)).or_else(|_| fs::read_to_string(shared.join(file)));
        text.ok()
    };
    let (mut stdin, stdout) = generated(name).unwrap_or_else(|| {
        let stdout = expectation("out").unwrap_or_else(|| panic!("{name} has no .out file"));
        (expectation("in").unwrap_or_default(), stdout)
    });
    if language == Sql {
        stdin = as_table(&stdin);
    }
    Some(Sample {
        language,
        name,
        source: fs::read_to_string(&path)
            .unwrap_or_else(|_| panic!("{language} lacks the sample {}", path.display())),
        path,
        stdin,
        stdout,
        stderr: expectation("err").unwrap_or_default(),
        exit_code: expectation("code").map_or(0, |text| text.trim().parse().unwrap()),
    })
}

/// Input and output that are too big to be files.
fn generated(name: &str) -> Option<(String, String)> {
    let lines = |numbers: &[u64]| numbers.iter().map(|number| format!("{number}\n")).collect();
    match name {
        "big-output" => Some((String::new(), lines(&(1..=200_000).collect::<Vec<_>>()))),
        "big-input" => {
            let next = |state: &u64| Some(state * 16_807 % 2_147_483_647);
            let numbers: Vec<u64> = std::iter::successors(Some(1), next).take(200_000).collect();
            let (sum, largest) = (numbers.iter().sum::<u64>(), numbers.iter().max()?);
            let answer = format!("{} {sum} {largest}\n", numbers.len());
            Some((lines(&numbers), answer))
        }
        _ => None,
    }
}

/// What SQL reads instead of lines: a table of them.
fn as_table(stdin: &str) -> String {
    let mut script = "CREATE TABLE input(number INTEGER PRIMARY KEY, line TEXT);\n".to_owned();
    let lines: Vec<String> = stdin
        .lines()
        .enumerate()
        .map(|(index, line)| format!("({}, '{}')", index + 1, line.replace('\'', "''")))
        .collect();
    for part in lines.chunks(500) {
        script += &format!("INSERT INTO input VALUES {};\n", part.join(", "));
    }
    script
}

fn all() -> Vec<Sample> {
    LANGUAGES
        .iter()
        .flat_map(|(language, folder, _)| {
            SAMPLES
                .iter()
                .filter_map(|name| sample(*language, folder, name))
        })
        .collect()
}

#[test]
fn every_language_has_every_sample_and_its_folder_nothing_else() {
    for language in Language::ALL {
        let (_, folder, _) = LANGUAGES
            .iter()
            .find(|(listed, _, _)| *listed == language)
            .unwrap_or_else(|| panic!("{language} has no samples"));
        for entry in fs::read_dir(repository().join("tests/samples").join(folder)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let stem = name.split('.').next().unwrap();
            let known = SAMPLES.contains(&stem) && !ABSENT.contains(&(language, stem));
            assert!(known, "{folder}/{name} is run by no test");
        }
    }
    // Reading them fails where one is missing.
    assert_eq!(
        all().len(),
        Language::ALL.len() * SAMPLES.len() - ABSENT.len()
    );
}

#[test]
fn the_same_samples_do_the_same_in_every_language() {
    let wrong: Vec<String> = all()
        .iter()
        .filter(|sample| is_available(sample.language))
        .filter_map(wrong_in_the_sandbox)
        .collect();
    assert!(
        wrong.is_empty(),
        "{} are wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

fn wrong_in_the_sandbox(sample: &Sample) -> Option<String> {
    let file = sample.path.file_name()?.to_str()?;
    let submission = files(sample.language, &[(file, &sample.source)]);
    let report = run_files(&submission, &sample.stdin, &limits(), &[]);
    let stdout = String::from_utf8_lossy(&report.stdout);
    let stderr = String::from_utf8_lossy(&report.stderr);
    let right = stdout == sample.stdout
        && report.outcome.exit_code == Some(sample.exit_code)
        && sample.stderr.lines().all(|line| stderr.contains(line));
    (!right).then(|| {
        format!(
            "{}/{file}: {:?}\nstdout: {}\nstderr: {}\nwanted: {}\nwith: {}",
            sample.language,
            report.outcome,
            head(&stdout),
            head(&stderr),
            head(&sample.stdout),
            sample.stderr,
        )
    })
}

fn head(text: &str) -> String {
    text.chars().take(500).collect()
}

#[test]
fn native_tools_agree_where_they_are_there() {
    let mut compared = 0;
    let mut wrong = Vec::new();
    for (language, folder, native) in LANGUAGES {
        let tool = match native {
            Native::None => continue,
            Native::Compiler(tool, _)
            | Native::Interpreter(tool, _)
            | Native::AfterInput(tool, _) => tool,
        };
        if !is_there(tool) {
            eprintln!("{tool} is not on this machine: {language} is not compared");
            continue;
        }
        for name in SAMPLES {
            if NOT_NATIVE.contains(&(*language, name)) {
                continue;
            }
            if let Some(sample) = sample(*language, folder, name) {
                compared += 1;
                wrong.extend(wrong_natively(&sample, *native));
            }
        }
    }
    eprintln!("{compared} samples were compared with native tools");
    assert!(
        wrong.is_empty(),
        "{} differ:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

fn is_there(tool: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(tool).is_file())
}

fn wrong_natively(sample: &Sample, native: Native) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let mut stdin = sample.stdin.clone();
    let mut command = match native {
        Native::None => return None,
        Native::Compiler(tool, arguments) => {
            let program = folder.path().join("program");
            let mut compile = Command::new(tool);
            compile
                .args(arguments)
                .arg(&sample.path)
                .arg("-o")
                .arg(&program);
            assert!(
                compile.status().unwrap().success(),
                "{tool} refuses {}",
                sample.path.display()
            );
            Command::new(program)
        }
        Native::Interpreter(tool, arguments) => {
            let mut command = Command::new(tool);
            command.args(arguments).arg(&sample.path);
            command
        }
        Native::AfterInput(tool, arguments) => {
            stdin += &sample.source;
            let mut command = Command::new(tool);
            command.args(arguments);
            command
        }
    };
    let output = fed(&mut command, folder.path(), &stdin);
    let stdout = String::from_utf8_lossy(&output.stdout);
    // How an uncaught error ends a process differs, that it is no success does not.
    let code_is_right = match sample.name {
        "uncaught-error" => !output.status.success(),
        _ => output.status.code() == Some(sample.exit_code),
    };
    (stdout != sample.stdout || !code_is_right).then(|| {
        format!(
            "{}: {}\n{}\n{}",
            sample.path.display(),
            output.status,
            head(&stdout),
            head(&String::from_utf8_lossy(&output.stderr)),
        )
    })
}

/// Runs a command with this input, which is a file: no side waits for the other.
fn fed(command: &mut Command, folder: &Path, stdin: &str) -> std::process::Output {
    let path = folder.join("input");
    fs::File::create(&path)
        .unwrap()
        .write_all(stdin.as_bytes())
        .unwrap();
    command
        .stdin(Stdio::from(fs::File::open(&path).unwrap()))
        .output()
        .unwrap()
}
