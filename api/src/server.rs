//! Accepting connections until told to stop, then ending them in order.

use crate::{ApiState, router};
use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, Request},
};
use hyper::{body::Incoming, server::conn::http1};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use std::{io, net::SocketAddr, time::Duration};
use tokio::net::{TcpListener, TcpStream};
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use tower::ServiceExt;

/// How long a client may take to send a request's headers, and to begin the next request on a
/// connection that is kept open.
const HEADER_TIMEOUT: Duration = Duration::from_secs(60);
/// Full rate-limit buckets are forgotten and histograms are drained this often.
const UPKEEP: Duration = Duration::from_secs(30);

/// Serves the API on `listener` until `shutdown` completes. Then nothing new is accepted, live
/// connections are told to come back, and open requests have `shutdown_grace` to end.
pub async fn serve(
    listener: TcpListener,
    state: ApiState,
    shutdown: impl Future<Output = ()>,
) -> io::Result<()> {
    serve_router(listener, router(state.clone()), state, shutdown).await
}

/// [`serve`] with more routes around: `app` is [`router`] of the same state, extended.
pub async fn serve_router(
    listener: TcpListener,
    app: Router,
    state: ApiState,
    shutdown: impl Future<Output = ()>,
) -> io::Result<()> {
    let stop = state.stop.clone();
    let connections = TaskTracker::new();
    let upkeep = tokio::spawn(keep_up(state.clone()));
    tracing::info!(address = %listener.local_addr()?, "the API listens");
    tokio::pin!(shutdown);
    loop {
        tokio::select! {
            () = &mut shutdown => break,
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) => {
                    connections.spawn(connection(stream, peer, app.clone(), stop.clone()));
                }
                Err(error) => wait_out(error).await,
            },
        }
    }
    drop(listener);
    stop.cancel();
    upkeep.abort();
    finish(&connections, &state).await;
    Ok(())
}

/// A connection that died before it was accepted is nothing; being out of file descriptors is
/// worth a pause, for trying again at once would only burn the processor.
async fn wait_out(error: io::Error) {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    if !matches!(
        error.kind(),
        ConnectionAborted | ConnectionRefused | ConnectionReset
    ) {
        tracing::error!(%error, "cannot accept connections, trying again in a second");
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

async fn connection(stream: TcpStream, peer: SocketAddr, app: Router, stop: CancellationToken) {
    // Events are small messages that someone waits for.
    let _ = stream.set_nodelay(true);
    let service = app.map_request(move |request: hyper::Request<Incoming>| -> Request {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        request
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_TIMEOUT)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(service))
        .with_upgrades();
    tokio::pin!(connection);
    let ended = tokio::select! {
        ended = &mut connection => ended,
        () = stop.cancelled() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::trace!(%error, %peer, "connection ended early");
    }
}

async fn finish(connections: &TaskTracker, state: &ApiState) {
    connections.close();
    state.live.tasks.close();
    let all = async {
        connections.wait().await;
        state.live.tasks.wait().await;
    };
    if tokio::time::timeout(state.config.shutdown_grace, all)
        .await
        .is_err()
    {
        let open = connections.len() + state.live.tasks.len();
        tracing::warn!(
            open,
            "connections were still open at the end of the grace period"
        );
    }
}

async fn keep_up(state: ApiState) {
    let mut ticks = tokio::time::interval(UPKEEP);
    loop {
        ticks.tick().await;
        state.limits.forget_idle();
        state.metrics.run_upkeep();
    }
}
