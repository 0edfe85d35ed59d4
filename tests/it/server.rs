//! The whole system as real processes: `mettle serve`, or `mettle api` with two `mettle worker`s
//! on PostgreSQL and Redis, and people who use it.

mod client;
mod process;
mod socket;
mod sources;

pub use client::{Answer, Call, User};
pub use process::{Process, until_gone};
pub use socket::{Heard, Socket, cases, one, types};
pub use sources::*;

use client::Client;
use mettle_tests::servers::{Postgres, Redis};
use std::{path::PathBuf, time::Duration};
use tempfile::TempDir;
use uuid::Uuid;

/// How long anything may take on a busy machine. Nothing waits this long when all is well.
pub const PATIENCE: Duration = Duration::from_secs(120);

/// A running system. All of it ends when this is dropped.
pub struct Server {
    // In this order: processes end before what they use.
    pub front: Process,
    pub workers: Vec<Process>,
    pub redis: Option<Redis>,
    pub postgres: Option<Postgres>,
    pub client: Client,
    plan: Plan,
    folder: TempDir,
}

/// What to start.
pub struct Plan {
    settings: Vec<(&'static str, String)>,
    distributed: bool,
    private_postgres: bool,
}

impl Plan {
    /// One process with SQLite and the embedded queue.
    pub fn embedded() -> Self {
        Plan {
            settings: Vec::new(),
            distributed: false,
            private_postgres: false,
        }
    }

    /// The API and two workers on PostgreSQL (a database of the shared one) and a private Redis.
    pub fn distributed() -> Self {
        Plan {
            distributed: true,
            ..Plan::embedded()
        }
    }

    /// A PostgreSQL that may be stopped.
    pub fn private_postgres(mut self) -> Self {
        self.private_postgres = true;
        self
    }

    /// An environment variable of all processes.
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.settings.push((name, value.to_string()));
        self
    }

    /// Starts all of it and waits until it is ready.
    pub async fn start(mut self) -> Server {
        let folder = tempfile::Builder::new()
            .prefix("mettle-system-")
            .tempdir()
            .unwrap();
        let data = folder.path().join("data");
        self = self.with("METTLE_DATA", data.display());
        let (mut redis, mut postgres) = (None, None);
        if self.distributed {
            (redis, postgres) = self.add_servers().await;
        }
        let front = start_front(&self, &folder, "127.0.0.1:0");
        let workers = (0..if self.distributed { 2 } else { 0 })
            .map(|_| start_worker(&self, &folder))
            .collect();
        let address = front.address().await;
        let mut server = Server {
            front,
            workers,
            redis,
            postgres,
            client: Client::new(address),
            plan: self,
            folder,
        };
        server.wait_until_ready().await;
        server
    }

    /// Starting servers blocks, so it happens beside the tests' own tasks.
    async fn add_servers(&mut self) -> (Option<Redis>, Option<Postgres>) {
        let private = self.private_postgres;
        let starting = move || {
            let own = private.then(Postgres::start);
            let name = format!("system_{}", Uuid::new_v4().simple());
            let url = match &own {
                Some(postgres) => postgres.database(&name),
                None => Postgres::shared().database(&name),
            };
            (Redis::start(), own, url)
        };
        let (redis, postgres, url) = tokio::task::spawn_blocking(starting).await.unwrap();
        self.settings.push(("DATABASE_URL", url));
        self.settings.push(("REDIS_URL", redis.url()));
        (Some(redis), postgres)
    }
}

impl Server {
    pub async fn embedded() -> Self {
        Plan::embedded().start().await
    }

    pub async fn distributed() -> Self {
        Plan::distributed().start().await
    }

    /// A new account, logged in.
    pub async fn register(&self, name: &str) -> User {
        User::register(&self.client, name).await
    }

    /// The address of the database.
    pub fn database_url(&self) -> String {
        let url = self
            .plan
            .settings
            .iter()
            .find(|(name, _)| *name == "DATABASE_URL");
        match url {
            Some((_, url)) => url.clone(),
            None => format!("sqlite:{}", self.database_file().display()),
        }
    }

    /// Where all its processes work and keep their data.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// The SQLite file.
    pub fn database_file(&self) -> PathBuf {
        self.folder.path().join("data/mettle.db")
    }

    /// Changes a setting of the processes that start from now on.
    pub fn set(&mut self, name: &'static str, value: impl ToString) {
        self.plan.settings.retain(|(other, _)| *other != name);
        self.plan.settings.push((name, value.to_string()));
    }

    /// Starts the first process again, at the same address with the same data.
    pub async fn start_front_again(&mut self) {
        self.front.kill();
        let address = self.client.address().to_string();
        self.front = start_front(&self.plan, &self.folder, &address);
        self.wait_until_ready().await;
    }

    /// What all processes that judge have logged.
    pub fn judging_logs(&self) -> String {
        match self.workers.is_empty() {
            true => self.front.log(),
            false => self.workers.iter().map(Process::log).collect(),
        }
    }

    /// The worker that has this submission now, as its row says.
    pub async fn holder_of(&mut self, submission: &str) -> &mut Process {
        self.holder_in("submissions", submission).await
    }

    /// The worker that has this row of a table of work.
    pub async fn holder_in(&mut self, table: &'static str, row: &str) -> &mut Process {
        let mut database = <sqlx::PgConnection as sqlx::Connection>::connect(&self.database_url())
            .await
            .unwrap();
        let id: Uuid = row.parse().unwrap();
        let judged_by_of = match table {
            "imports" => "select judged_by from imports where id = $1",
            _ => "select judged_by from submissions where id = $1",
        };
        let judged_by: String = sqlx::query_scalar(judged_by_of)
            .bind(id)
            .fetch_one(&mut database)
            .await
            .unwrap();
        let holder = self
            .workers
            .iter_mut()
            .find(|worker| judged_by.ends_with(&format!("-{}", worker.id())));
        holder.unwrap_or_else(|| panic!("{judged_by} is none of our workers"))
    }

    /// Until the API says it is ready and every worker judges.
    async fn wait_until_ready(&mut self) {
        self.front.until_logged("Mettle serves").await;
        for worker in &mut self.workers {
            worker.until_logged("judging queue=").await;
        }
        self.until_ready_is(true).await;
    }

    /// Until `/readyz` answers this; its last body.
    pub async fn until_ready_is(&self, ready: bool) -> serde_json::Value {
        eventually("readiness", async || {
            let answer = self.client.get("/readyz").send().await;
            let agrees = answer.body["ready"] == ready;
            assert_eq!(
                answer.body["ready"] == true,
                answer.status == 200,
                "{answer}"
            );
            agrees.then_some(answer.body)
        })
        .await
    }
}

fn start_front(plan: &Plan, folder: &TempDir, address: &str) -> Process {
    let command = if plan.distributed { "api" } else { "serve" };
    let address = [("METTLE_ADDR", address.to_owned())];
    Process::start(
        &[command],
        plan.settings.iter().chain(&address),
        folder.path(),
    )
}

fn start_worker(plan: &Plan, folder: &TempDir) -> Process {
    Process::start(&["worker"], &plan.settings, folder.path())
}

/// Asks again and again until there is an answer.
pub async fn eventually<T>(what: &str, mut check: impl AsyncFnMut() -> Option<T>) -> T {
    let deadline = tokio::time::Instant::now() + PATIENCE;
    loop {
        if let Some(answer) = check().await {
            return answer;
        }
        assert!(
            tokio::time::Instant::now() < deadline,
            "waited {PATIENCE:?} in vain: {what}"
        );
        tokio::time::sleep(Duration::from_millis(30)).await;
    }
}
