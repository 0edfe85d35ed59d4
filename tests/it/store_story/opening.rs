//! Opening: several processes at once, another program's schema, a server that goes away.

use super::given::{postgres_url, user};
use mettle_store::{OpenError, Store};
use mettle_tests::servers::Postgres;

async fn open_four_times_at_once(url: &str) {
    let open = || async { Store::open(url).await };
    let (a, b, c, d) = tokio::join!(open(), open(), open(), open());
    for store in [a, b, c, d] {
        store.unwrap().ping().await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn four_processes_may_open_a_new_database_at_once() {
    let folder = tempfile::tempdir().unwrap();
    open_four_times_at_once(&format!(
        "sqlite:{}/deep/down/m.db",
        folder.path().display()
    ))
    .await;
    open_four_times_at_once(&postgres_url("opening").await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn data_outlive_the_process() {
    let folder = tempfile::tempdir().unwrap();
    for url in [
        format!("sqlite:{}/m.db", folder.path().display()),
        postgres_url("outlive").await,
    ] {
        let store = Store::open(&url).await.unwrap();
        let ada = user(&store, "ada").await;
        store.close().await;
        let again = Store::open(&url).await.unwrap();
        assert_eq!(
            again.user(ada.id).await.unwrap(),
            Some(ada),
            "{}",
            again.engine()
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_schema_of_a_newer_program_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let lite = format!("sqlite:{}/m.db", folder.path().display());
    let future = "insert into _sqlx_migrations (version, description, installed_on, success, checksum, execution_time)
                  select 9999, 'from the future', installed_on, success, checksum, execution_time
                  from _sqlx_migrations where version = 1";
    Store::open(&lite).await.unwrap().close().await;
    let pool = sqlx::SqlitePool::connect(&lite).await.unwrap();
    sqlx::query(future).execute(&pool).await.unwrap();
    pool.close().await;
    let error = Store::open(&lite).await.err().unwrap();
    assert!(matches!(error, OpenError::WrongVersion { .. }), "{error:?}");

    let pg = postgres_url("future").await;
    Store::open(&pg).await.unwrap().close().await;
    let pool = sqlx::PgPool::connect(&pg).await.unwrap();
    sqlx::query(future).execute(&pool).await.unwrap();
    let error = Store::open(&pg).await.err().unwrap();
    assert!(error.to_string().contains("9999"), "{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_no_database_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letter.txt");
    std::fs::write(
        &file,
        "Dear reader, this is a letter and not a database. ".repeat(100),
    )
    .unwrap();
    let error = Store::open(&format!("sqlite:{}", file.display()))
        .await
        .err()
        .unwrap();
    assert!(matches!(error, OpenError::Unreachable { .. }), "{error:?}");
    assert!(error.to_string().contains("letter.txt"), "{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_stops_is_unavailable_until_it_is_back() {
    let mut server = tokio::task::spawn_blocking(Postgres::start).await.unwrap();
    let store = Store::open(&server.database("mettle")).await.unwrap();
    let ada = user(&store, "ada").await;
    server.stop();
    let error = store.user(ada.id).await.unwrap_err();
    assert!(error.is_unavailable(), "{error:?}");
    server.start_again();
    assert_eq!(store.user(ada.id).await.unwrap(), Some(ada));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_database_file_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let (store, folder) = super::given::sqlite().await;
    user(&store, "ada").await;
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let file = file.unwrap();
        let mode = file.metadata().unwrap().permissions().mode() & 0o777;
        let (is_folder, name) = (file.metadata().unwrap().is_dir(), file.file_name());
        assert_eq!(mode, if is_folder { 0o700 } else { 0o600 }, "{name:?}");
    }
}
