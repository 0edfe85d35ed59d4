//! The cookies browsers keep tokens in: out of reach of scripts and of other sites.

use crate::{ApiState, origin::is_https};
use axum::{
    http::{HeaderMap, HeaderName, HeaderValue, header},
    response::AppendHeaders,
};
use std::time::Duration;

/// Sent with every request to us.
pub(crate) const ACCESS_COOKIE: &str = "mettle_access";
/// Sent only to where tokens are exchanged.
pub(crate) const REFRESH_COOKIE: &str = "mettle_refresh";
const REFRESH_PATH: &str = "/api/v1/auth";

/// Response headers.
pub(crate) type SetCookies = AppendHeaders<[(HeaderName, HeaderValue); 2]>;

/// Sets both cookies for as long as their tokens live.
pub(crate) fn token_cookies(
    state: &ApiState,
    headers: &HeaderMap,
    access: &str,
    refresh: &str,
) -> SetCookies {
    let secure = is_https(&state.config, headers);
    let config = &state.config;
    AppendHeaders([
        cookie(
            ACCESS_COOKIE,
            access,
            "/",
            config.access_token_lifetime,
            secure,
        ),
        cookie(
            REFRESH_COOKIE,
            refresh,
            REFRESH_PATH,
            config.refresh_token_lifetime,
            secure,
        ),
    ])
}

/// Makes the browser forget both.
pub(crate) fn clear_cookies(state: &ApiState, headers: &HeaderMap) -> SetCookies {
    let secure = is_https(&state.config, headers);
    AppendHeaders([
        cookie(ACCESS_COOKIE, "", "/", Duration::ZERO, secure),
        cookie(REFRESH_COOKIE, "", REFRESH_PATH, Duration::ZERO, secure),
    ])
}

fn cookie(
    name: &str,
    value: &str,
    path: &str,
    lifetime: Duration,
    secure: bool,
) -> (HeaderName, HeaderValue) {
    let secure = if secure { "; Secure" } else { "" };
    let seconds = lifetime.as_secs();
    let text =
        format!("{name}={value}; Path={path}; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    (
        header::SET_COOKIE,
        HeaderValue::from_str(&text).expect("tokens are plain ASCII"),
    )
}

/// The value of a cookie of the request.
pub(crate) fn read_cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let pairs = headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok());
    pairs
        .flat_map(|text| text.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, value)| *key == name && !value.is_empty())
        .map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_found_among_others() {
        let mut headers = HeaderMap::new();
        headers.insert(
            header::COOKIE,
            HeaderValue::from_static("theme=dark; mettle_access=mta_x; mettle_refresh="),
        );
        assert_eq!(read_cookie(&headers, ACCESS_COOKIE), Some("mta_x"));
        assert_eq!(read_cookie(&headers, REFRESH_COOKIE), None);
    }
}
