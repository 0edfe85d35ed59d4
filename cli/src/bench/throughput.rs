//! `throughput`: how many submissions a second an installation with one worker process judges.

use super::{
    client::Client,
    memory,
    native::Skipped,
    report::{Measured, Row},
    server::{Installation, runtime},
    stats::rounded,
};
use crate::host::Shared;
use anyhow::Result;
use serde::Serialize;
use std::{sync::Arc, time::Instant};
use tokio::task::JoinSet;

/// How many submissions wait for their verdict at the same time.
const AT_ONCE: usize = 16;
const PYTHON: &str = include_str!("../../bench/python/a-plus-b.py");
const CPP: &str = include_str!("../../bench/cpp/a-plus-b.cpp");
/// Python submissions, unless asked otherwise.
pub const SUBMISSIONS: usize = 600;
const CPP_SUBMISSIONS: usize = 40;
/// Each user submits about as often as a candidate does to one problem.
const SUBMISSIONS_OF_A_USER: usize = 20;
/// Submissions a second asked for.
const ASKED_PYTHON: f64 = 60.0;
const ASKED_CPP: f64 = 2.2;

/// a+b with 10 tests, through the API, followed over WebSockets; the client runs on the same
/// machine. Every source is different, and each user submits twenty.
#[derive(Serialize)]
pub struct Throughput {
    /// Python.
    python: Rate,
    /// C++20, compiling included.
    cpp: Rate,
    /// Memory of the processes that judge, mapped files aside, in MB, after a tenth of the Python
    /// submissions.
    early_mb: f64,
    /// The same after all submissions.
    late_mb: f64,
    /// Which processes and services took part.
    parts: String,
}

#[derive(Serialize)]
struct Rate {
    /// Submissions a second.
    per_second: f64,
    /// How many were judged.
    submissions: usize,
    /// Smallest `per_second` asked for.
    asked: f64,
    /// Whether it is reached.
    ok: bool,
}

impl Measured for Throughput {
    fn rows(&self) -> Vec<Row> {
        vec![
            self.python.row("Python a+b, 10 tests"),
            self.cpp.row("C++ a+b, 10 tests"),
            Row::new(
                "  worker's memory, early and late",
                format!("{:.0}, {:.0} MB", self.early_mb, self.late_mb),
            ),
        ]
    }
}

impl Rate {
    fn of(submissions: usize, seconds: f64, asked: f64) -> Rate {
        let per_second = rounded(submissions as f64 / seconds);
        Rate {
            per_second,
            submissions,
            asked,
            ok: per_second >= asked,
        }
    }

    fn row(&self, name: &str) -> Row {
        Row {
            asked: format!("≥ {}/s", self.asked),
            ok: Some(self.ok),
            ..Row::new(
                format!("{name}, submissions a second"),
                format!("{:.1}/s", self.per_second),
            )
        }
    }
}

/// With as many Python submissions.
pub fn measure(shared: &Shared, submissions: usize) -> Result<Throughput> {
    let installation = match Installation::with_redis(shared) {
        Ok(installation) => installation,
        Err(error) if error.downcast_ref::<Skipped>().is_some() => Installation::embedded(shared)?,
        Err(error) => return Err(error),
    };
    let judging = installation.judging_process_id();
    let runtime = runtime()?;
    let users = submissions.div_ceil(SUBMISSIONS_OF_A_USER);
    let clients = runtime.block_on(register(&installation.address, users))?;
    let judge = |language, code, from, count| {
        let started = Instant::now();
        runtime.block_on(submit_many(&clients, language, code, from, count))?;
        anyhow::Ok(started.elapsed().as_secs_f64())
    };
    let warm_up = submissions.div_ceil(10);
    judge("python", PYTHON, 0, warm_up)?;
    let early_mb = memory::private_mb_when_idle(judging)?;
    let python = judge("python", PYTHON, warm_up, submissions)?;
    judge("cpp", CPP, 0, 2)?;
    let cpp = judge("cpp", CPP, 2, CPP_SUBMISSIONS)?;
    Ok(Throughput {
        python: Rate::of(submissions, python, ASKED_PYTHON),
        cpp: Rate::of(CPP_SUBMISSIONS, cpp, ASKED_CPP),
        early_mb,
        late_mb: memory::private_mb_when_idle(judging)?,
        parts: installation.parts.clone(),
    })
}

async fn register(address: &str, users: usize) -> Result<Vec<Arc<Client>>> {
    let mut clients = Vec::with_capacity(users);
    for _ in 0..users {
        clients.push(Arc::new(Client::register(address).await?));
    }
    Ok(clients)
}

/// Submits sources that differ in a last comment.
async fn submit_many(
    clients: &[Arc<Client>],
    language: &'static str,
    code: &'static str,
    from: usize,
    count: usize,
) -> Result<()> {
    let comment = if language == "python" { "#" } else { "//" };
    let mut waiting = JoinSet::new();
    for number in from..from + count {
        if waiting.len() == AT_ONCE
            && let Some(done) = waiting.join_next().await
        {
            done??;
        }
        let client = &clients[number % clients.len()];
        let (client, code) = (client.clone(), format!("{code}\n{comment} {number}\n"));
        waiting.spawn(async move {
            client.submit(language, &code).await?.accepted()?;
            anyhow::Ok(())
        });
    }
    while let Some(done) = waiting.join_next().await {
        done??;
    }
    Ok(())
}
