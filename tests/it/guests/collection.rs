//! The folder `tests/guests`, read completely: what cannot be understood is refused, so no file
//! lies there without being run.

use super::header::{Header, expanded};
use crate::judging::{is_available, repository};
use mettle_domain::{Language, Limits, SourceFile, Verdict};
use mettle_judge::Submission;
use mettle_problems::{CaseRules, Comparison, JudgePlan, Rules, TestCase};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// The verdicts that have a folder: what a program of a pass-fail problem can earn.
pub fn verdicts() -> impl Iterator<Item = Verdict> {
    Verdict::ALL
        .into_iter()
        .filter(|verdict| !matches!(verdict, Verdict::JE | Verdict::PARTIAL))
}

fn verdict_called(name: &str) -> Option<Verdict> {
    verdicts().find(|verdict| verdict.code() == name)
}

/// Names the sources of a guest that is a folder: its header, one key a line, without comment signs.
const FOLDER_HEADER: &str = "guest.txt";

/// A hostile program and what must become of it.
#[derive(Clone, Debug)]
pub struct Guest {
    /// Its path below `tests/guests`.
    pub name: String,
    /// The folder's verdict first, then others that are as right.
    pub verdicts: Vec<Verdict>,
    pub language: Language,
    pub files: Vec<SourceFile>,
    pub limits: Limits,
    pub input: Vec<u8>,
    pub answer: Vec<u8>,
    pub comparison: Comparison,
    /// Words that something shown must have.
    pub says: Option<String>,
    /// Whether servers judge it too.
    pub servers: bool,
}

impl Guest {
    pub fn submission(&self) -> Submission {
        Submission {
            language: self.language,
            files: self.files.clone(),
        }
    }

    /// A sample, so that all that it wrote is shown.
    pub fn plan(&self) -> JudgePlan {
        JudgePlan {
            limits: self.limits.clone(),
            rules: Rules {
                comparison: self.comparison,
                ..Rules::default()
            },
            cases: vec![TestCase {
                name: "sample/1".into(),
                is_sample: true,
                input: self.input.as_slice().into(),
                answer: self.answer.as_slice().into(),
                rules: CaseRules::default(),
            }],
        }
    }

    /// The verdicts in words.
    pub fn wanted(&self) -> String {
        let words: Vec<String> = self.verdicts.iter().map(ToString::to_string).collect();
        words.join(" or ")
    }
}

/// All guests whose languages this machine has.
pub fn of_this_machine() -> Vec<Guest> {
    let languages: Vec<_> = Language::ALL
        .into_iter()
        .filter(|one| is_available(*one))
        .collect();
    let mut guests = all();
    guests.retain(|guest| languages.contains(&guest.language));
    guests
}

/// All guests of the repository.
pub fn all() -> Vec<Guest> {
    in_folder(&repository().join("tests/guests")).unwrap_or_else(|refusal| panic!("{refusal}"))
}

/// All guests of a folder, by name; the reason when something in it is no guest.
pub fn in_folder(folder: &Path) -> Result<Vec<Guest>, String> {
    let mut guests = Vec::new();
    for of_verdict in entries(folder)? {
        let name = file_name(&of_verdict);
        let verdict =
            verdict_called(&name).ok_or_else(|| format!("{name}: no verdict has this name"))?;
        read_verdict(&of_verdict, verdict, &mut guests)?;
    }
    Ok(guests)
}

fn read_verdict(folder: &Path, verdict: Verdict, guests: &mut Vec<Guest>) -> Result<(), String> {
    let mut stems = BTreeSet::new();
    let (data, programs): (Vec<_>, Vec<_>) =
        entries(folder)?.into_iter().partition(|path| is_data(path));
    for path in programs {
        let name = format!("{verdict}/{}", file_name(&path));
        let in_context = |error: String| format!("{name}: {error}");
        stems.insert(path.file_stem().unwrap_or_default().to_owned());
        let guest = match path.is_dir() {
            true => from_folder(&path, verdict, &name),
            false => from_file(&path, verdict, &name),
        };
        guests.push(guest.map_err(in_context)?);
    }
    match data
        .iter()
        .find(|path| !stems.contains(path.file_stem().unwrap_or_default()))
    {
        Some(path) => Err(format!("{verdict}/{} belongs to no guest", file_name(path))),
        None => Ok(()),
    }
}

/// Input and expected output beside a guest.
fn is_data(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension == "in" || extension == "out")
}

fn from_file(path: &Path, verdict: Verdict, name: &str) -> Result<Guest, String> {
    let language = Language::of_file_name(name).ok_or("no language has this extension")?;
    let text = read(path)?;
    let header = Header::of_source(&text)?;
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    let content = source(text, &header)?;
    let file = SourceFile {
        name: format!("main.{extension}"),
        content,
    };
    build(path, verdict, name, language, vec![file], &header)
}

fn from_folder(path: &Path, verdict: Verdict, name: &str) -> Result<Guest, String> {
    let header = path.join(FOLDER_HEADER);
    if !header.is_file() {
        return Err(format!("has no {FOLDER_HEADER}"));
    }
    let header = Header::of_lines(read(&header)?.lines())?;
    let mut files = Vec::new();
    let mut open = entries(path)?;
    while let Some(file) = open.pop() {
        if file.is_dir() {
            open.extend(entries(&file)?);
            continue;
        }
        let inner = file.strip_prefix(path).expect("below it").to_string_lossy();
        if inner != FOLDER_HEADER {
            files.push(SourceFile {
                name: inner.into_owned(),
                content: source(read(&file)?, &header)?,
            });
        }
    }
    // The main file comes first.
    files.sort_by_key(|file| (!file.name.starts_with("main."), file.name.clone()));
    let main = files.first().ok_or("has no sources")?;
    let language = Language::of_file_name(&main.name)
        .ok_or_else(|| format!("no language has the extension of {}", main.name))?;
    build(path, verdict, name, language, files, &header)
}

fn source(text: String, header: &Header) -> Result<String, String> {
    if !header.choice("expand", false)? {
        return Ok(text);
    }
    // The header's own lines are not for the compiler.
    let body = text.lines().skip_while(|line| {
        ["// ", "# ", "-- "]
            .iter()
            .any(|sign| line.starts_with(sign))
    });
    let body: Vec<&str> = body.collect();
    String::from_utf8(expanded(&body.join("\n"), false)?).map_err(|error| error.to_string())
}

fn build(
    path: &Path,
    verdict: Verdict,
    name: &str,
    by_extension: Language,
    files: Vec<SourceFile>,
    header: &Header,
) -> Result<Guest, String> {
    let mut verdicts = vec![verdict];
    for word in header.text("or").unwrap_or_default().split_whitespace() {
        verdicts.push(verdict_called(word).ok_or_else(|| format!("or: {word} is no verdict"))?);
    }
    let language = match header.text("language") {
        Some(id) => id
            .parse()
            .map_err(|error: mettle_domain::UnknownLanguage| error.to_string())?,
        None => by_extension,
    };
    let flags: Vec<&str> = header
        .text("compare")
        .unwrap_or_default()
        .split_whitespace()
        .collect();
    Ok(Guest {
        name: name.to_owned(),
        verdicts,
        language,
        files,
        limits: limits(header)?,
        input: data(path, "in", header.bytes("input")?, "3 4\n")?,
        answer: data(path, "out", header.bytes("expect")?, "7\n")?,
        comparison: Comparison::from_flags(&flags).map_err(|error| error.to_string())?,
        says: header.text("says").map(str::to_owned),
        servers: header.choice("servers", true)?,
    })
}

/// From the file beside the guest, else from its header, else the usual one.
fn data(
    path: &Path,
    extension: &str,
    stated: Option<Vec<u8>>,
    usual: &str,
) -> Result<Vec<u8>, String> {
    let file = path.with_extension(extension);
    if file.exists() {
        return fs::read(&file).map_err(|error| format!("{}: {error}", file.display()));
    }
    Ok(stated.unwrap_or_else(|| usual.into()))
}

/// Low by default: a guest that runs into its limits should do so soon.
fn limits(header: &Header) -> Result<Limits, String> {
    let usual = Limits::default().with_cpu_time_ms(header.number("cpu_ms")?.unwrap_or(400));
    let number =
        |key, unit, usual| Ok::<u64, String>(header.number(key)?.map_or(usual, |n| n * unit));
    Ok(Limits {
        wall_time_ms: number("wall_ms", 1, usual.wall_time_ms)?,
        memory_bytes: number("memory_mib", 1 << 20, 64 << 20)?,
        output_bytes: number("output_kib", 1 << 10, 1 << 20)?,
        source_bytes: number("source_kib", 1 << 10, usual.source_bytes)?,
        compile_time_ms: number("compile_ms", 1, 10_000)?,
        compile_memory_bytes: number("compile_mib", 1 << 20, usual.compile_memory_bytes)?,
        ..usual
    })
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let read = || {
        let paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
        paths.collect::<std::io::Result<Vec<_>>>()
    };
    let mut paths = read().map_err(|error| format!("{}: {error}", folder.display()))?;
    paths.sort();
    Ok(paths)
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}
