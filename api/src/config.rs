//! What the operator (or a test) may set.

use serde::Serialize;
use std::time::Duration;
use utoipa::ToSchema;

/// Settings of the API. `ApiConfig::default()` fits one machine that serves plain HTTP to itself.
#[derive(Clone, Debug)]
pub struct ApiConfig {
    /// The languages this installation runs, with versions; `GET /languages` shows exactly these.
    pub languages: Vec<LanguageDescription>,
    /// Where browsers reach us (`https://judge.example.org`), when that is known. Cookies are then
    /// accepted only from this origin and are `Secure` if it is https. Unset: the origin must
    /// match the `Host` header.
    pub public_origin: Option<String>,
    /// Other origins whose pages may call the API (CORS). Empty: none.
    pub allowed_origins: Vec<String>,
    /// How many proxies in front of us append to `X-Forwarded-For`. 0: the header is ignored.
    pub trusted_proxies: usize,
    /// Cost of password hashing.
    pub password_cost: PasswordCost,
    /// How long an access token is good for. Default 15 minutes.
    pub access_token_lifetime: Duration,
    /// How long a refresh token is good for; each use starts it anew. Default 30 days.
    pub refresh_token_lifetime: Duration,
    /// How long a WebSocket ticket is good for. Default 30 seconds.
    pub ticket_lifetime: Duration,
    /// Largest JSON body in bytes. Default 1 MiB.
    pub body_limit_bytes: usize,
    /// Largest upload in bytes. Default 1 GiB.
    pub upload_limit_bytes: u64,
    /// How long an upload may take. Default 30 minutes.
    pub upload_timeout: Duration,
    /// How long a request may take from its headers to its answer. Default 30 seconds.
    pub request_timeout: Duration,
    /// How long open requests and live connections may take to end at shutdown. Default 10 seconds.
    pub shutdown_grace: Duration,
    /// How often one may call.
    pub rate_limits: RateLimitConfig,
    /// Live connections.
    pub live: LiveConfig,
}

impl Default for ApiConfig {
    fn default() -> Self {
        ApiConfig {
            languages: Vec::new(),
            public_origin: None,
            allowed_origins: Vec::new(),
            trusted_proxies: 0,
            password_cost: PasswordCost::default(),
            access_token_lifetime: Duration::from_secs(15 * 60),
            refresh_token_lifetime: Duration::from_secs(30 * 24 * 3600),
            ticket_lifetime: Duration::from_secs(30),
            body_limit_bytes: 1 << 20,
            upload_limit_bytes: 1 << 30,
            upload_timeout: Duration::from_secs(30 * 60),
            request_timeout: Duration::from_secs(30),
            shutdown_grace: Duration::from_secs(10),
            rate_limits: RateLimitConfig::default(),
            live: LiveConfig::default(),
        }
    }
}

impl ApiConfig {
    /// Refuses settings that would silently do nothing.
    pub(crate) fn check(&self) -> anyhow::Result<()> {
        for origin in self.allowed_origins.iter().chain(&self.public_origin) {
            let host = origin
                .strip_prefix("https://")
                .or_else(|| origin.strip_prefix("http://"));
            let plain = host.is_some_and(|host| {
                !host.is_empty() && !host.contains(['/', '?', '#', '@', '*', ' '])
            });
            anyhow::ensure!(
                plain && origin.is_ascii() && *origin == origin.to_ascii_lowercase(),
                "{origin:?} is not an origin; write it like https://judge.example.org or http://localhost:5173, \
                 in lower case and without a path"
            );
        }
        Ok(())
    }
}

/// One language as this installation runs it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LanguageDescription {
    /// The id that submissions name.
    #[schema(example = "cpp")]
    pub id: String,
    /// Other ids accepted in its place.
    #[schema(example = json!(["cpp20", "c++"]))]
    pub aliases: Vec<String>,
    /// The name people read.
    #[schema(example = "C++20")]
    pub name: String,
    /// Version of the compiler or interpreter.
    #[schema(example = "clang 22.1.2")]
    pub version: String,
    /// File name extensions without the dot; the first is given to a single source.
    #[schema(example = json!(["cpp", "cc"]))]
    pub extensions: Vec<String>,
    /// How a program in it is compiled and run, in one sentence.
    #[schema(
        example = "Compiled by clang inside the sandbox to WebAssembly, then to machine code."
    )]
    pub how_it_runs: String,
}

/// Cost of one password hash (argon2id).
#[derive(Clone, Copy, Debug)]
pub struct PasswordCost {
    /// Memory in KiB. Default 19 MiB.
    pub memory_kib: u32,
    /// Passes over the memory. Default 2.
    pub iterations: u32,
    /// Lanes. Default 1.
    pub parallelism: u32,
}

impl Default for PasswordCost {
    fn default() -> Self {
        PasswordCost {
            memory_kib: 19 * 1024,
            iterations: 2,
            parallelism: 1,
        }
    }
}

impl PasswordCost {
    /// As cheap as argon2 goes; for tests only.
    pub fn for_tests() -> Self {
        PasswordCost {
            memory_kib: 8,
            iterations: 1,
            parallelism: 1,
        }
    }
}

/// A bucket that holds `burst` calls and is refilled with `per_minute` calls a minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// Calls a minute in the long run; at least 1.
    pub per_minute: u32,
    /// Calls at once after a pause; at least 1.
    pub burst: u32,
}

impl Rate {
    const fn new(per_minute: u32, burst: u32) -> Self {
        Rate { per_minute, burst }
    }
}

/// How often one may call. An address is an IPv4 address or an IPv6 /64 network.
#[derive(Clone, Copy, Debug)]
pub struct RateLimitConfig {
    /// False turns all of it off.
    pub enabled: bool,
    /// Any request, per address. Default 3000 a minute, 600 at once.
    pub address: Rate,
    /// Any authenticated request, per user. Default 1200 a minute, 300 at once.
    pub user: Rate,
    /// Register and log in, per address. Default 20 a minute, 40 at once.
    pub login: Rate,
    /// Submissions, per user. Default 30 a minute, 60 at once.
    pub submissions: Rate,
    /// Runs with own input, per user. Default 60 a minute, 60 at once.
    pub runs: Rate,
}

impl Default for RateLimitConfig {
    fn default() -> Self {
        RateLimitConfig {
            enabled: true,
            address: Rate::new(3_000, 600),
            user: Rate::new(1_200, 300),
            login: Rate::new(20, 40),
            submissions: Rate::new(30, 60),
            runs: Rate::new(60, 60),
        }
    }
}

/// Live connections (WebSockets).
#[derive(Clone, Copy, Debug)]
pub struct LiveConfig {
    /// Open connections per user. Default 32.
    pub connections_per_user: usize,
    /// Without an event for this long, the database is asked whether it ended unnoticed. Default 2 s.
    pub recheck_after: Duration,
    /// A client that does not take a message for this long is cut. Default 5 s.
    pub send_timeout: Duration,
    /// Time between pings; a client that misses two in a row is cut. Default 30 s.
    pub ping_interval: Duration,
}

impl Default for LiveConfig {
    fn default() -> Self {
        LiveConfig {
            connections_per_user: 32,
            recheck_after: Duration::from_secs(2),
            send_timeout: Duration::from_secs(5),
            ping_interval: Duration::from_secs(30),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_with_a_path_or_a_wildcard_is_refused_at_start() {
        let with = |origin: &str| {
            ApiConfig {
                public_origin: Some(origin.into()),
                ..Default::default()
            }
            .check()
        };
        for wrong in [
            "judge.example",
            "https://judge.example/",
            "*",
            "https://*.example",
            "https://Judge.example",
        ] {
            assert!(with(wrong).unwrap_err().to_string().contains(wrong));
        }
        with("http://localhost:5173").unwrap();
    }
}
