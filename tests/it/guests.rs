//! Hostile programs: every file below `tests/guests/<verdict>/` is judged, directly and by running
//! servers, must get its verdict within its limits, and must leave nothing behind.
//! `CONTRIBUTING.md` says how to add one.

mod collection;
mod direct;
mod header;
mod leftovers;
mod server_modes;

use collection::Guest;
use mettle_domain::{CompileReport, Verdict};

/// What of a judgement is checked, from a report or from a REST answer.
struct Judged {
    verdict: Verdict,
    cpu_time_ms: f64,
    memory_bytes: u64,
    compile: CompileReport,
    /// Every text that is shown to people: messages, standard output and error, differences.
    texts: Vec<String>,
    /// For JE: what failed.
    judge_error: Option<String>,
}

/// CPU time that may be reported: 15 % more than the limit, where a run near it is repeated alone,
/// and a grace: the sandbox's timer strikes 10 ms late and at a tick of the kernel's clock (4 or
/// 10 ms), and a system call that runs then ends first. Where the machine is a guest itself, its host may
/// take the core away for long, and the kernel takes that for the program's time: 173 ms were seen.
const CPU_FACTOR: f64 = 1.15;
const CPU_GRACE_MS: f64 = 500.0;

/// Longest shown text: 64 KiB of diagnostics, or 16 KiB of output in which every byte was replaced
/// by a three-byte sign, and a remark.
const SHOWN_BYTES_MAX: usize = (64 << 10) + 200;

/// What is wrong with the judgement of a guest, one line each.
fn faults(guest: &Guest, judged: &Judged) -> Vec<String> {
    let mut faults = Vec::new();
    let Judged {
        verdict,
        texts,
        compile,
        ..
    } = judged;
    if !guest.verdicts.contains(verdict) {
        faults.push(format!("{verdict}, not {}", guest.wanted()));
    }
    let limits = &guest.limits;
    if judged.cpu_time_ms > limits.cpu_time_ms as f64 * CPU_FACTOR + CPU_GRACE_MS {
        faults.push(format!(
            "used {} ms of CPU time, {} are allowed",
            judged.cpu_time_ms, limits.cpu_time_ms
        ));
    }
    if judged.memory_bytes > limits.memory_bytes {
        faults.push(format!("had {} bytes of memory", judged.memory_bytes));
    }
    let shown = || texts.iter().chain([&compile.diagnostics]);
    for text in shown() {
        if text.len() > SHOWN_BYTES_MAX {
            faults.push(format!("a text of {} bytes is shown", text.len()));
        }
        if let Some(bad) = text.chars().find(|letter| is_harmful(*letter)) {
            faults.push(format!("{bad:?} is shown to people"));
        }
    }
    if let Some(words) = &guest.says
        && !shown().any(|text| text.contains(words.as_str()))
    {
        faults.push(format!("nothing shown says {words:?}"));
    }
    if !faults.is_empty() {
        let mut shown: String = shown().flat_map(|text| [text, "\n"]).collect();
        shown.truncate(shown.floor_char_boundary(1500));
        faults.push(format!("shown: {}", shown.trim_end()));
        faults.extend(judged.judge_error.clone());
    }
    faults
}

/// Whether a sign drives a terminal or changes the order of what is shown.
fn is_harmful(letter: char) -> bool {
    let reorders = matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    reorders || letter.is_control() && !matches!(letter, '\n' | '\t')
}

/// Fails the test with all faults, each under its guest's name.
fn report(faults: Vec<(String, Vec<String>)>) {
    let lines: Vec<String> = faults
        .into_iter()
        .filter(|(_, faults)| !faults.is_empty())
        .map(|(name, faults)| format!("{name}\n    {}", faults.join("\n    ")))
        .collect();
    assert!(
        lines.is_empty(),
        "{} guests:\n{}",
        lines.len(),
        lines.join("\n")
    );
}

#[test]
fn there_are_at_least_150_guests_of_every_verdict_and_language() {
    let guests = collection::all();
    assert!(guests.len() >= 150, "{} guests", guests.len());
    for verdict in collection::verdicts() {
        let count = guests
            .iter()
            .filter(|guest| guest.verdicts[0] == verdict)
            .count();
        assert!(count >= 3, "{count} guests of {verdict}");
    }
    for language in mettle_domain::Language::ALL {
        assert!(
            guests.iter().any(|guest| guest.language == language),
            "no guest in {language}"
        );
    }
}

#[test]
fn a_file_below_the_guests_folder_that_cannot_be_run_is_refused() {
    let table: [(&str, &str, &str); 9] = [
        ("AC/readme.md", "x", "no language"),
        ("WRONG/a.c", "// What it does.\n", "no verdict"),
        ("AC/a.c", "int main(void){}\n", "does not begin"),
        (
            "AC/a.c",
            "// What it does.\n// colour: red\n",
            "unknown key \"colour\"",
        ),
        (
            "AC/a.c",
            "// What it does.\n// cpu_ms: soon\n",
            "cpu_ms: soon",
        ),
        (
            "AC/a.c",
            "// What it does.\n// cpu_ms: 1\n// cpu_ms: 2\n",
            "twice",
        ),
        ("AC/a.c", "// What it does.\n// no key here\n", "no key"),
        ("AC/a.in", "3 4\n", "belongs to no guest"),
        ("AC/a/main.c", "int main(void){}\n", "guest.txt"),
    ];
    for (path, content, words) in table {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, content).unwrap();
        let refusal = collection::in_folder(folder.path()).err();
        let refusal = refusal.unwrap_or_else(|| panic!("{path} with {content:?} is accepted"));
        assert!(refusal.contains(words), "{path}: {refusal}");
    }
}
