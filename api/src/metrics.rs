//! The Prometheus exporter of this process.

use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use std::sync::OnceLock;

/// Upper bounds in seconds: from a cached answer to a slow compile.
const SECONDS: &[f64] = &[
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0,
];

/// Starts collecting what every crate records through `metrics` and returns the handle that
/// renders it. Only the first call starts anything: there is one recorder in a process.
///
/// Panics if something else has installed a recorder before.
pub fn install_metrics() -> PrometheusHandle {
    static HANDLE: OnceLock<PrometheusHandle> = OnceLock::new();
    HANDLE
        .get_or_init(|| {
            PrometheusBuilder::new()
                .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), SECONDS)
                .expect("the bounds are not empty")
                .install_recorder()
                .expect("no other metrics recorder is installed")
        })
        .clone()
}

/// Says what the API's own metrics mean, in the exporter's output.
pub(crate) fn describe() {
    metrics::describe_counter!(
        "mettle_http_requests_total",
        "Requests answered, by method, route and status."
    );
    metrics::describe_histogram!(
        "mettle_http_request_duration_seconds",
        "Time to the answer, by method and route."
    );
    metrics::describe_counter!(
        "mettle_http_rate_limited_total",
        "Requests refused because there were too many."
    );
    metrics::describe_gauge!("mettle_websockets_open", "Live connections.");
    metrics::describe_counter!(
        "mettle_websockets_cut_total",
        "Live connections ended by us, by reason."
    );
}
