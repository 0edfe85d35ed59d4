//! From problem packages to problems in the store.

use anyhow::{Context, Result, bail};
use mettle_problems::catalog;
use mettle_store::Store;
use mettle_worker::publishing::new_problem;
use tokio::sync::mpsc;

/// Publishes the bundled problems; one that is there already, unchanged, stays as it is.
pub async fn bundled(store: &Store) -> Result<()> {
    let mut published = 0;
    let (sender, mut packages) = mpsc::channel(1);
    let reading = tokio::task::spawn_blocking(move || {
        for loaded in catalog::bundled() {
            if sender.blocking_send(loaded).is_err() {
                return;
            }
        }
    });
    while let Some(loaded) = packages.recv().await {
        let Some(package) = loaded.package else {
            let findings: Vec<_> = loaded.findings.iter().map(ToString::to_string).collect();
            bail!("a bundled problem is broken: {}", findings.join("; "));
        };
        let slug = package.slug.clone();
        let outcome = store
            .publish_problem(new_problem(package)?, chrono::Utc::now())
            .await;
        published += usize::from(
            outcome
                .with_context(|| format!("publishing the bundled problem {slug}"))?
                .changed,
        );
    }
    reading.await?;
    if published > 0 {
        tracing::info!(published, "bundled problems were published");
    }
    Ok(())
}
