//! What every handler can reach.

use crate::{
    config::ApiConfig,
    live::Live,
    metrics::{describe, install_metrics},
    ratelimit::RateLimits,
    secrets::Passwords,
};
use metrics_exporter_prometheus::PrometheusHandle;
use mettle_queue::Queue;
use mettle_store::Store;
use std::{ops::Deref, sync::Arc};
use tokio_util::sync::CancellationToken;

/// The state of one API process. Clones share everything; cheap to clone.
#[derive(Clone)]
pub struct ApiState(Arc<Inner>);

/// Reached through [`ApiState`].
pub struct Inner {
    pub(crate) config: ApiConfig,
    pub(crate) store: Store,
    pub(crate) queue: Queue,
    pub(crate) passwords: Passwords,
    pub(crate) limits: RateLimits,
    pub(crate) live: Live,
    pub(crate) metrics: PrometheusHandle,
    /// Cancelled when the server stops: live connections say goodbye.
    pub(crate) stop: CancellationToken,
}

impl ApiState {
    /// Fails if a setting cannot be used; the error says which. Starts the process's metrics.
    pub fn new(config: ApiConfig, store: Store, queue: Queue) -> anyhow::Result<Self> {
        config.check()?;
        let metrics = install_metrics();
        describe();
        Ok(ApiState(Arc::new(Inner {
            passwords: Passwords::new(config.password_cost)?,
            limits: RateLimits::new(&config.rate_limits),
            live: Live::default(),
            metrics,
            stop: CancellationToken::new(),
            config,
            store,
            queue,
        })))
    }
}

impl Deref for ApiState {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}
