//! Where a request comes from: the client's address, and the page a browser sent it from.

use crate::{
    ApiState,
    config::ApiConfig,
    error::{ApiError, ApiResult, Kind},
};
use axum::{
    extract::{ConnectInfo, FromRequestParts, Request, State},
    http::{Extensions, HeaderMap, Method, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use std::{
    convert::Infallible,
    net::{IpAddr, Ipv4Addr, SocketAddr},
};

/// The address a request is counted under.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ClientAddress(pub IpAddr);

impl FromRequestParts<ApiState> for ClientAddress {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &ApiState) -> Result<Self, Infallible> {
        Ok(ClientAddress(client_address(
            &parts.extensions,
            &parts.headers,
            state.config.trusted_proxies,
        )))
    }
}

/// The peer's address, or the one that the outermost of our own proxies saw.
///
/// Every proxy appends the address it was called from, so with `n` trusted proxies the `n`-th
/// entry from the right is the client; what stands further left is whatever the client wrote.
pub(crate) fn client_address(
    extensions: &Extensions,
    headers: &HeaderMap,
    trusted_proxies: usize,
) -> IpAddr {
    let peer = extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |info| info.0.ip());
    let forwarded = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok());
    let entries: Vec<&str> = forwarded
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .collect();
    match trusted_proxies {
        0 => peer,
        hops => entries
            .len()
            .checked_sub(hops)
            .and_then(|at| entries[at].parse().ok())
            .unwrap_or(peer),
    }
}

/// Whether the browser reached us over https, so that cookies must be `Secure`.
pub(crate) fn is_https(config: &ApiConfig, headers: &HeaderMap) -> bool {
    let forwarded =
        || config.trusted_proxies > 0 && header_text(headers, "x-forwarded-proto") == Some("https");
    config
        .public_origin
        .as_ref()
        .is_some_and(|origin| origin.starts_with("https://"))
        || forwarded()
}

/// Whether a page of this origin is one of ours.
fn is_own_origin(config: &ApiConfig, headers: &HeaderMap, origin: &str) -> bool {
    if config
        .allowed_origins
        .iter()
        .any(|allowed| allowed == origin)
    {
        return true;
    }
    match &config.public_origin {
        Some(public) => public == origin,
        None => {
            let host = header_text(headers, header::HOST.as_str());
            let of_page = origin
                .strip_prefix("http://")
                .or_else(|| origin.strip_prefix("https://"));
            of_page.is_some() && of_page == host
        }
    }
}

fn header_text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

/// For handshakes that carry the cookie: browsers always send `Origin` there, and it must be ours.
pub(crate) fn require_own_origin(config: &ApiConfig, headers: &HeaderMap) -> ApiResult<()> {
    match header_text(headers, "origin") {
        Some(origin) if is_own_origin(config, headers, origin) => Ok(()),
        Some(origin) => Err(foreign(origin)),
        None => Err(ApiError::new(
            Kind::CrossOrigin,
            "A cookie counts here only together with the Origin header of our own pages. \
             Programs send Authorization: Bearer, or a ticket from POST /api/v1/ws-ticket.",
        )),
    }
}

fn foreign(origin: &str) -> ApiError {
    ApiError::new(
        Kind::CrossOrigin,
        format!("Pages of {origin:?} may not do this with the cookie."),
    )
}

/// Refuses what changes something when a browser sends it from a page that is not ours.
///
/// A request with an `Authorization` header passes: no browser adds that by itself. One with
/// neither `Origin` nor `Sec-Fetch-Site` passes too: every browser sends at least one of them.
pub(crate) async fn refuse_foreign_pages(
    State(state): State<ApiState>,
    request: Request,
    next: Next,
) -> Response {
    match check_page(&state.config, request.method(), request.headers()) {
        Ok(()) => next.run(request).await,
        Err(error) => error.into_response(),
    }
}

fn check_page(config: &ApiConfig, method: &Method, headers: &HeaderMap) -> ApiResult<()> {
    if method.is_safe() || headers.contains_key(header::AUTHORIZATION) {
        return Ok(());
    }
    match (
        header_text(headers, "origin"),
        header_text(headers, "sec-fetch-site"),
    ) {
        (Some(origin), _) if is_own_origin(config, headers, origin) => Ok(()),
        (Some(origin), _) => Err(foreign(origin)),
        (None, None | Some("same-origin" | "none")) => Ok(()),
        (None, Some(site)) => Err(foreign(site)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()))
            .collect()
    }

    #[test]
    fn a_forwarded_address_counts_only_as_far_as_proxies_are_trusted() {
        let forged = headers(&[("x-forwarded-for", "1.1.1.1, 192.0.2.7, 10.0.0.2")]);
        let of = |hops| client_address(&Extensions::new(), &forged, hops).to_string();
        assert_eq!(of(0), "0.0.0.0");
        assert_eq!(of(1), "10.0.0.2");
        assert_eq!(of(2), "192.0.2.7");
        assert_eq!(of(9), "0.0.0.0");
    }

    #[test]
    fn a_page_is_ours_if_its_origin_is_the_host_or_configured() {
        let config = ApiConfig::default();
        let check =
            |config: &ApiConfig, pairs| check_page(config, &Method::POST, &headers(pairs)).is_ok();
        assert!(check(
            &config,
            &[
                ("host", "127.0.0.1:8080"),
                ("origin", "http://127.0.0.1:8080")
            ]
        ));
        assert!(!check(
            &config,
            &[
                ("host", "127.0.0.1:8080"),
                ("origin", "http://evil.example")
            ]
        ));
        assert!(!check(
            &config,
            &[("host", "127.0.0.1:8080"), ("origin", "null")]
        ));
        assert!(!check(
            &config,
            &[("host", "127.0.0.1:8080"), ("sec-fetch-site", "cross-site")]
        ));
        assert!(check(&config, &[("host", "127.0.0.1:8080")]));

        let public = ApiConfig {
            public_origin: Some("https://judge.example".into()),
            ..config
        };
        assert!(check(
            &public,
            &[("host", "10.0.0.1:80"), ("origin", "https://judge.example")]
        ));
        assert!(!check(
            &public,
            &[
                ("host", "judge.example"),
                ("origin", "http://judge.example")
            ]
        ));
    }

    #[test]
    fn a_token_in_the_header_needs_no_origin() {
        let config = ApiConfig::default();
        let pairs = headers(&[
            ("authorization", "Bearer x"),
            ("origin", "http://evil.example"),
        ]);
        assert!(check_page(&config, &Method::POST, &pairs).is_ok());
    }
}
