//! Servers that cannot start say why, at once, and end.

use crate::server::Process;
use mettle_tests::servers::free_port;
use std::net::TcpListener;
use tempfile::TempDir;

/// Stands in every URL below, and must never come back.
const SECRET: &str = "hunter2-in-a-url";

/// A start that fails: the command, its settings, and words that explain it.
type Case<'a> = (&'a str, Vec<(&'static str, String)>, Vec<&'a str>);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_cannot_start_says_why_and_keeps_secrets() {
    let folder = tempfile::tempdir().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = taken.local_addr().unwrap().to_string();
    let file = file_in(&folder, "a-file", b"not a folder");
    let garbage = file_in(&folder, "garbage.db", &[b'x'; 8192]);
    let postgres = format!("postgres://judge:{SECRET}@127.0.0.1:{}/mettle", free_port());
    let redis = format!("redis://:{SECRET}@127.0.0.1:{}/", free_port());
    let sqlite = format!("sqlite:{}", folder.path().join("good.db").display());
    let distributed = |database: &str, redis: &str| {
        vec![
            ("DATABASE_URL", database.to_owned()),
            ("REDIS_URL", redis.to_owned()),
        ]
    };
    let address = |database: &str| {
        database
            .split('@')
            .nth(1)
            .unwrap()
            .split('/')
            .next()
            .unwrap()
            .to_owned()
    };
    let (postgres_address, redis_address) = (address(&postgres), address(&redis));

    let cases: Vec<Case> = vec![
        (
            "serve",
            vec![("METTLE_ADDR", taken.clone())],
            vec!["cannot listen on", &taken, "METTLE_ADDR"],
        ),
        (
            "serve",
            vec![("METTLE_ADDR", "nonsense".into())],
            vec!["nonsense", "--addr"],
        ),
        (
            "serve",
            vec![("METTLE_DATA", file.clone())],
            vec!["data folder", &file, "METTLE_DATA"],
        ),
        (
            "serve",
            vec![("METTLE_DATA", format!("{file}/data"))],
            vec!["data folder", &file, "METTLE_DATA"],
        ),
        (
            "serve",
            vec![("DATABASE_URL", format!("sqlite:{garbage}"))],
            vec!["not a database", &garbage],
        ),
        (
            "serve",
            vec![("DATABASE_URL", format!("mysql://root:{SECRET}@db/x"))],
            vec!["DATABASE_URL", "mysql", "sqlite:PATH"],
        ),
        (
            "serve",
            vec![("DATABASE_URL", postgres.clone())],
            vec![
                "cannot reach the database",
                &postgres_address,
                "DATABASE_URL",
            ],
        ),
        (
            "serve",
            vec![("REDIS_URL", redis.clone())],
            vec!["Redis", &redis_address, "REDIS_URL"],
        ),
        (
            "serve",
            vec![("REDIS_URL", format!("http://:{SECRET}@x"))],
            vec!["Redis", "redis://user:password@host"],
        ),
        (
            "serve",
            vec![("METTLE_RUNTIMES", format!("{file}/runtimes"))],
            vec!["runtimes", &file],
        ),
        (
            "api",
            distributed(&postgres, &redis),
            vec![
                "cannot reach the database",
                &postgres_address,
                "DATABASE_URL",
            ],
        ),
        (
            "api",
            distributed(&sqlite, &redis),
            vec!["Redis", &redis_address, "REDIS_URL"],
        ),
        (
            "api",
            vec![("REDIS_URL", redis.clone())],
            vec!["DATABASE_URL", "mettle serve"],
        ),
        (
            "worker",
            vec![("DATABASE_URL", postgres.clone())],
            vec!["REDIS_URL", "mettle serve"],
        ),
        (
            "worker",
            distributed(&format!("oracle://scott:{SECRET}@db/x"), &redis),
            vec!["DATABASE_URL", "oracle", "sqlite:PATH"],
        ),
        (
            "worker",
            distributed(&postgres, &redis),
            vec!["cannot reach the database", &postgres_address],
        ),
    ];
    for case in cases {
        fails(case, &folder).await;
    }
}

async fn fails((command, mut settings, words): Case<'_>, folder: &TempDir) {
    let shown = format!("{command} with {settings:?}");
    if !settings.iter().any(|(name, _)| *name == "METTLE_ADDR") {
        settings.push(("METTLE_ADDR", "127.0.0.1:0".to_owned()));
    }
    if !settings.iter().any(|(name, _)| *name == "METTLE_DATA") {
        settings.push((
            "METTLE_DATA",
            folder.path().join("data").display().to_string(),
        ));
    }
    settings.push(("METTLE_ADMIN_PASSWORD", SECRET.to_owned()));
    settings.push(("METTLE_ADMIN_EMAIL", "root@example.org".to_owned()));
    settings.push(("RUST_LOG", "debug".to_owned()));
    let mut process = Process::start(&[command], &settings, folder.path());
    let status = process.ended().await;
    let said = process.log();
    assert_eq!(status.code(), Some(2), "{shown}: {said}");
    for word in words {
        assert!(
            said.contains(word),
            "{shown}: {word:?} is missing in {said}"
        );
    }
    assert!(!said.contains(SECRET), "{shown} tells a secret: {said}");
    assert!(!said.contains("panicked"), "{shown}: {said}");
}

fn file_in(folder: &TempDir, name: &str, content: &[u8]) -> String {
    let path = folder.path().join(name);
    std::fs::write(&path, content).unwrap();
    path.display().to_string()
}
