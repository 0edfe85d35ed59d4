//! Memory of a server while it takes in a large package: 1,000 tests, 300 MB.

use super::{
    memory::{self, ProcessMemory},
    report::{Measured, Row},
    server::{ADMIN, Installation, runtime},
    stats::rounded,
};
use crate::host::Shared;
use anyhow::{Context, Result, ensure};
use mettle_problems::{LoadData, TestData, export::write_zip};
use serde::Serialize;
use serde_json::{Value, json};
use std::{
    fs::File,
    io::{self, BufWriter, Seek},
    sync::Arc,
    time::{Duration, Instant},
};
use tokio_util::io::ReaderStream;

const TESTS: u64 = 1_000;
const TEST_BYTES: u64 = 300_000;
/// Nine digits and a line end.
const LINE_BYTES: u64 = 10;
/// Most megabytes that the server process may take above what it takes idle.
const ASKED: f64 = 200.0;
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// Counts lines.
const SOLUTION: &str = "#include <stdio.h>\nstatic char buffer[1 << 16];\nint main(void) {\n    long lines = 0; size_t read;\n    \
    while ((read = fread(buffer, 1, sizeof buffer, stdin)) > 0)\n        for (size_t i = 0; i < read; i++) lines += buffer[i] == '\\n';\n    \
    printf(\"%ld\\n\", lines);\n}\n";

const PROBLEM: &str = "problem_format_version: 2025-09\nname: Bench import\nuuid: 6f1a0a52-5f5e-4a57-9a0f-0d7f4f1c0001\n\
    type: pass-fail\nlimits:\n  time_limit: 5\n";

#[derive(Serialize)]
pub struct Import {
    /// Tests of the package.
    tests: u64,
    /// Megabytes of its files.
    package_mb: f64,
    /// Seconds from the upload's start to the published problem.
    seconds: f64,
    /// Largest private memory of the server process, in MB, above that of the idle one.
    above_idle_mb: f64,
    /// The same with its sandboxes.
    with_sandboxes_above_idle_mb: f64,
    asked: f64,
    ok: bool,
}

impl Measured for Import {
    fn rows(&self) -> Vec<Row> {
        let megabytes = |mb: f64| format!("{mb} MB");
        vec![
            Row::new(
                "import of 300 MB, 1,000 tests: server above idle",
                megabytes(self.above_idle_mb),
            )
            .asked(megabytes(self.asked), self.ok),
            Row::new(
                "  with sandboxes",
                megabytes(self.with_sandboxes_above_idle_mb),
            ),
            Row::new("  time", format!("{} s", self.seconds)),
        ]
    }
}

/// A test's input, made when it is asked for.
struct Numbers(u64);

impl LoadData for Numbers {
    fn load(&self) -> io::Result<Arc<[u8]>> {
        let mut text = Vec::with_capacity(TEST_BYTES as usize);
        let mut number = self.0 + 1;
        for _ in 0..TEST_BYTES / LINE_BYTES {
            number = number
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            let mut rest = (number >> 32) as u32;
            for _ in 1..LINE_BYTES {
                text.push(b'0' + (rest % 10) as u8);
                rest /= 10;
            }
            text.push(b'\n');
        }
        Ok(text.into())
    }
}

/// Written piece by piece, so that this process needs no more memory than the server.
fn package() -> Result<File> {
    let mut files = vec![
        ("problem.yaml".to_owned(), PROBLEM.as_bytes().into()),
        (
            "submissions/accepted/lines.c".to_owned(),
            SOLUTION.as_bytes().into(),
        ),
    ];
    for test in 0..TESTS {
        let input = TestData::elsewhere(TEST_BYTES, Arc::new(Numbers(test)));
        files.push((format!("data/secret/{test:04}.in"), input));
        let answer = format!("{}\n", TEST_BYTES / LINE_BYTES).into_bytes().into();
        files.push((format!("data/secret/{test:04}.ans"), answer));
    }
    let mut archive = tempfile::tempfile()?;
    write_zip(
        BufWriter::new(&mut archive),
        None,
        files.iter().map(|(path, data)| (path.as_str(), data)),
    )?;
    archive.rewind()?;
    Ok(archive)
}

pub fn measure(shared: &Shared) -> Result<Import> {
    let installation = Installation::embedded(shared)?;
    let server = installation.server_process_id();
    let archive = package()?;
    let of_server = |processes: &[ProcessMemory]| memory::sum_of(processes, "server");
    let of_all = |processes: &[ProcessMemory]| memory::sum_of(processes, "");
    let idle = memory::look(server)?;
    let (mut largest, mut largest_of_all) = (0.0_f64, 0.0_f64);
    let runtime = runtime()?;
    let started = Instant::now();
    let address = installation.address.clone();
    let importing = std::thread::spawn(move || runtime.block_on(import(&address, archive)));
    while !importing.is_finished() {
        let processes = memory::look(server)?;
        largest = largest.max(of_server(&processes));
        largest_of_all = largest_of_all.max(of_all(&processes));
        std::thread::sleep(LOOK_EVERY);
    }
    let shown = importing
        .join()
        .unwrap_or_else(|_| Err(anyhow::anyhow!("the client panicked")))?;
    ensure!(
        shown["outcome"] == "published",
        "the package was not published: {shown}"
    );
    let above_idle_mb = rounded(largest - of_server(&idle));
    Ok(Import {
        tests: TESTS,
        package_mb: (TESTS * TEST_BYTES) as f64 / 1e6,
        seconds: rounded(started.elapsed().as_secs_f64()),
        above_idle_mb,
        with_sandboxes_above_idle_mb: rounded(largest_of_all - of_all(&idle)),
        asked: ASKED,
        ok: above_idle_mb <= ASKED,
    })
}

async fn import(address: &str, archive: File) -> Result<Value> {
    let http = reqwest::Client::new();
    let (email, password) = ADMIN;
    let login = http
        .post(format!("http://{address}/api/v1/auth/login"))
        .json(&json!({"email": email, "password": password}));
    let login: Value = login.send().await?.json().await?;
    let token = login["access_token"]
        .as_str()
        .context("logging in")?
        .to_owned();
    let size = archive.metadata()?.len();
    let content = ReaderStream::new(tokio::fs::File::from_std(archive));
    let part =
        reqwest::multipart::Part::stream_with_length(reqwest::Body::wrap_stream(content), size);
    let form = reqwest::multipart::Form::new().part("package", part.file_name("benchimport.zip"));
    let upload = http
        .post(format!("http://{address}/api/v1/admin/problems"))
        .bearer_auth(&token)
        .multipart(form);
    let accepted: Value = upload.send().await?.json().await?;
    let id = accepted["id"]
        .as_str()
        .with_context(|| format!("uploading: {accepted}"))?
        .to_owned();
    loop {
        let look = http
            .get(format!("http://{address}/api/v1/admin/imports/{id}"))
            .bearer_auth(&token);
        let shown: Value = look.send().await?.json().await?;
        if shown["status"] != "pending"
            && shown["status"] != "compiling"
            && shown["status"] != "running"
        {
            return Ok(shown);
        }
        tokio::time::sleep(Duration::from_millis(300)).await;
    }
}
