//! Archives that are broken, or made to do harm.

use super::packages::{Files, double};
use std::io::{Cursor, Write};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// A name, the archive, and words that one of its findings must have.
pub type Broken = (&'static str, Vec<u8>, &'static str);

pub fn broken() -> Vec<Broken> {
    [
        no_archives(),
        bad_names(),
        bad_kinds(),
        bombs(),
        bad_packages(),
        bad_promises(),
    ]
    .concat()
}

fn no_archives() -> Vec<Broken> {
    let zip = double().zip();
    let mut cut = zip.clone();
    cut.truncate(zip.len() / 2);
    let mut headless = zip.clone();
    headless[..4].copy_from_slice(b"XXXX");
    let mut beyond = zip.clone();
    let end = last(&beyond, b"PK\x05\x06");
    beyond[end + 16..end + 20].copy_from_slice(&u32::MAX.saturating_sub(9).to_le_bytes());
    let mut flipped = stored("data/secret/9.in", b"0123456789");
    let at = last(&flipped, b"0123456789");
    flipped[at] = b'X';
    vec![
        ("empty", vec![], "it is empty"),
        (
            "text",
            b"hello, this is no archive\n".to_vec(),
            "not a readable zip archive: ",
        ),
        (
            "gzip",
            b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03".repeat(40),
            "it is a gzip file",
        ),
        ("cut in half", cut, "as if it was cut off"),
        (
            "without its first header",
            headless,
            "Invalid local file header",
        ),
        (
            "a table of contents beyond the end",
            beyond,
            "table of contents is broken",
        ),
        ("a wrong checksum", flipped, "data/secret/9.in"),
        ("encrypted", encrypted(), "is encrypted"),
        (
            "an unknown method",
            unknown_method(),
            "compression method not supported",
        ),
        (
            "two entries in one place",
            overlapping(),
            "its entries overlap",
        ),
    ]
}

fn bad_names() -> Vec<Broken> {
    let named = |name: &str| {
        let placeholder = "q".repeat(name.len());
        replaced(
            with_file(&placeholder),
            placeholder.as_bytes(),
            name.as_bytes(),
        )
    };
    vec![
        (
            "climbing out",
            named("../../../../tmp/mettle-escaped"),
            "leads out of the archive",
        ),
        (
            "climbing out from inside",
            named("data/../../../etc/cron.d/x"),
            "data/../../../etc/cron.d/x",
        ),
        (
            "absolute",
            named("/etc/cron.d/mettle"),
            "is an absolute name",
        ),
        ("a drive", named("C:/windows/system32/x"), "C:/windows"),
        (
            "backslashes",
            named("data\\secret\\9.in"),
            "a backslash or a zero byte",
        ),
        (
            "a zero byte",
            named("data/secret/9.in\0.txt"),
            "9.in\\\\u{0}.txt",
        ),
        (
            "exactly twice",
            replaced(
                with_file("data/secret/8.in"),
                b"data/secret/8.in",
                b"data/secret/2.in",
            ),
            "holds a name twice",
        ),
        (
            "twice in disguise",
            with_file("data/./secret/2.in"),
            "is there twice",
        ),
        (
            "a file and a folder",
            with_file("data/secret/2.in/x"),
            "data/secret/2.in/x",
        ),
        (
            "very deep",
            with_file(&format!("data/secret/{}9.in", "a/".repeat(20))),
            "too deep inside folders",
        ),
        (
            "very long",
            with_file(&format!("data/secret/{}.in", "a".repeat(1200))),
            "is too long a path",
        ),
    ]
}

fn bad_kinds() -> Vec<Broken> {
    let of_kind = |mode: u32| {
        let mut zip = with_file("data/secret/9.in");
        // The upper half of the external attributes in the table of contents: the Unix mode.
        let entry = last(&zip, b"PK\x01\x02");
        zip[entry + 5] = 3;
        zip[entry + 38..entry + 42].copy_from_slice(&(mode << 16).to_le_bytes());
        zip
    };
    let link = |to: &str| {
        let mut zip = writer(&double());
        zip.add_symlink("data/secret/link.in", to, SimpleFileOptions::default())
            .unwrap();
        zip.finish().unwrap().into_inner()
    };
    vec![
        (
            "a link to a host file",
            link("/etc/passwd"),
            "data/secret/link.in\": \"is a symbolic link",
        ),
        (
            "a link as a mode only",
            of_kind(0o120_777),
            "data/secret/9.in\": \"is a symbolic link",
        ),
        (
            "a device",
            of_kind(0o020_666),
            "is neither a file nor a folder",
        ),
    ]
}

fn bombs() -> Vec<Broken> {
    let megabytes = |count: usize| vec![b'0'; count << 20];
    let mut crowd = double();
    for n in 0..100_000 {
        crowd.0.push((format!("generators/{n}"), vec![]));
    }
    let mut liar = double().zip();
    let end = last(&liar, b"PK\x05\x06");
    liar[end + 8..end + 12].copy_from_slice(&[0xfe, 0xff, 0xfe, 0xff]);
    vec![
        (
            "packed far too well",
            double().with("data/secret/9.in", megabytes(140)).zip(),
            "like a zip bomb",
        ),
        (
            "one huge file",
            double().with("data/secret/9.in", megabytes(257)).zip(),
            "goes over the 256 MiB that a file may have",
        ),
        (
            "a hundred thousand entries",
            crowd.zip(),
            "announces 100011 entries",
        ),
        ("a lie about entries", liar, "announces 65534 entries"),
    ]
}

fn bad_packages() -> Vec<Broken> {
    let yaml = |text: &str| double().with("problem.yaml", text).zip();
    let head = "problem_format_version: 2025-09\nname: Double\nuuid: 1\n";
    let laughs = format!(
        "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c]\n\
         e: &e [*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e]\ng: [*f,*f,*f,*f,*f,*f,*f,*f]\n{head}"
    );
    let two = Files(vec![
        ("one/problem.yaml".into(), head.into()),
        ("two/problem.yaml".into(), head.into()),
    ]);
    let inside = Files(vec![("package.zip".into(), double().zip())]);
    vec![
        (
            "an archive in an archive",
            inside.zip(),
            "not a Kattis/ICPC problem package",
        ),
        ("two packages", two.zip(), "several packages (one, two)"),
        ("no yaml at all", yaml("{{{{: not yaml"), "problem.yaml"),
        (
            "a yaml that is no text",
            double().with("problem.yaml", b"name: \xff\xfe\n").zip(),
            "is not UTF-8 text",
        ),
        ("a billion laughs", yaml(&laughs), "problem.yaml"),
        (
            "a format of the future",
            yaml("problem_format_version: 2099-01\nname: X\nuuid: 1\n"),
            "2099-01",
        ),
        (
            "an unknown key",
            yaml(&format!("{head}surprise: yes\n")),
            "surprise",
        ),
        (
            "a limit that is no number",
            yaml(&format!("{head}limits: {{time_limit: soon}}\n")),
            "time_limit",
        ),
        (
            "an input without answer",
            double().without("data/secret/1.ans").zip(),
            "data/secret/1.in",
        ),
        (
            "an answer without input",
            double().without("data/secret/1.in").zip(),
            "data/secret/1",
        ),
        (
            "flags that mean nothing",
            double()
                .with(
                    "data/secret/test_group.yaml",
                    "output_validator_args: [float_tolerance, much]\n",
                )
                .zip(),
            "much",
        ),
        (
            "no tests",
            Files(
                double()
                    .0
                    .into_iter()
                    .filter(|(path, _)| !path.starts_with("data/"))
                    .collect(),
            )
            .zip(),
            "has no test cases",
        ),
        (
            "an output that must be rejected and is not",
            double()
                .with("data/invalid_output/1.in", "1\n")
                .with("data/invalid_output/1.ans", "2\n")
                .with("data/invalid_output/1.out", "2\n")
                .zip(),
            "is accepted, but must not be",
        ),
    ]
}

fn bad_promises() -> Vec<Broken> {
    let no_accepted = Files(
        double()
            .0
            .into_iter()
            .filter(|(path, _)| !path.starts_with("submissions/accepted"))
            .collect(),
    );
    vec![
        (
            "no accepted submission",
            no_accepted.zip(),
            "has no accepted submission",
        ),
        (
            "an accepted one that is wrong",
            double()
                .with("submissions/accepted/c.py", "print(4)\n")
                .zip(),
            "submissions/accepted/c.py",
        ),
        (
            "an accepted one that does not compile",
            double()
                .with("submissions/accepted/d.c", "int main( {\n")
                .zip(),
            "submissions/accepted/d.c",
        ),
        (
            "a wrong one that is right",
            double()
                .with(
                    "submissions/wrong_answer/right.py",
                    "print(2 * int(input()))\n",
                )
                .zip(),
            "submissions/wrong_answer/right.py",
        ),
        (
            "a slow one that is fast",
            double()
                .with(
                    "submissions/time_limit_exceeded/fast.py",
                    "print(2 * int(input()))\n",
                )
                .zip(),
            "submissions/time_limit_exceeded/fast.py",
        ),
        (
            "one that promises to crash and does not",
            double()
                .with(
                    "submissions/run_time_error/well.py",
                    "print(2 * int(input()))\n",
                )
                .zip(),
            "submissions/run_time_error/well.py",
        ),
    ]
}

fn writer(files: &Files) -> ZipWriter<Cursor<Vec<u8>>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in &files.0 {
        zip.start_file(path.as_str(), SimpleFileOptions::default())
            .unwrap();
        zip.write_all(content).unwrap();
    }
    zip
}

/// The right package with one more entry, the last.
fn with_file(name: &str) -> Vec<u8> {
    let mut zip = writer(&double());
    zip.start_file(name, SimpleFileOptions::default()).unwrap();
    zip.write_all(b"7\n").unwrap();
    zip.finish().unwrap().into_inner()
}

/// The same, not compressed.
fn stored(name: &str, content: &[u8]) -> Vec<u8> {
    let mut zip = writer(&double());
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    zip.start_file(name, options).unwrap();
    zip.write_all(content).unwrap();
    zip.finish().unwrap().into_inner()
}

fn encrypted() -> Vec<u8> {
    let mut zip = with_file("data/secret/9.in");
    let local = last(&zip, b"PK\x03\x04");
    zip[local + 6] |= 1;
    let entry = last(&zip, b"PK\x01\x02");
    zip[entry + 8] |= 1;
    zip
}

fn unknown_method() -> Vec<u8> {
    let mut zip = with_file("data/secret/9.in");
    let local = last(&zip, b"PK\x03\x04");
    zip[local + 8] = 12;
    let entry = last(&zip, b"PK\x01\x02");
    zip[entry + 10] = 12;
    zip
}

/// The last entry's content is said to be where the first one's is.
fn overlapping() -> Vec<u8> {
    let mut zip = with_file("data/secret/9.in");
    let entry = last(&zip, b"PK\x01\x02");
    zip[entry + 42..entry + 46].copy_from_slice(&[0; 4]);
    zip
}

/// Where these bytes are for the last time.
fn last(bytes: &[u8], what: &[u8]) -> usize {
    let mut windows = bytes.windows(what.len());
    windows.rposition(|window| window == what).unwrap()
}

/// Every occurrence replaced by another of the same length.
fn replaced(mut zip: Vec<u8>, from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    for start in 0..=zip.len() - from.len() {
        if zip[start..].starts_with(from) {
            zip[start..start + to.len()].copy_from_slice(to);
        }
    }
    zip
}
