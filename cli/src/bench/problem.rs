//! The problem that servers are measured with.

use anyhow::{Context, Result, ensure};
use mettle_problems::catalog;
use mettle_store::Store;
use mettle_worker::publishing::new_problem;

/// Its slug.
pub const SLUG: &str = "bench-a-plus-b";
/// Tests of it.
pub const TESTS: usize = 10;

/// Publishes the bundled a+b with its first ten tests under a name of its own.
pub async fn publish(database_url: &str) -> Result<()> {
    let mut package = catalog::bundled()
        .filter_map(|loaded| loaded.package)
        .find(|package| package.slug == "a-plus-b")
        .context("no bundled a-plus-b")?;
    package.cases.truncate(TESTS);
    ensure!(
        package.cases.len() == TESTS,
        "the bundled a-plus-b has fewer than {TESTS} tests"
    );
    SLUG.clone_into(&mut package.slug);
    package.files.clear();
    package.digest = format!("{}-{TESTS}", package.digest);
    let store = Store::open(database_url).await?;
    let published = store
        .publish_problem(new_problem(package)?, chrono::Utc::now())
        .await;
    store.close().await;
    published.context("publishing the problem to measure with")?;
    Ok(())
}
