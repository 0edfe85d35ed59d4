//! The HTTP API: routes, live events, problem documents, OpenAPI.
//!
//! A request passes [`observe`] (id, log, metrics, panics), CORS, the check of the page it was sent
//! from and the address's rate limit, then its handler in [`routes`]. Handlers read and write the
//! store; new work is a row first, then an event and a hint in the queue. Nothing here judges.

#![allow(
    unused_qualifications,
    reason = "utoipa's macros write whole paths under our spans"
)]

mod auth;
mod config;
mod error;
mod extract;
mod live;
mod markdown;
mod metrics;
mod observe;
mod openapi;
mod origin;
mod page;
mod ratelimit;
mod router;
mod routes;
mod secrets;
mod server;
mod source;
mod starter;
mod state;
mod stored_data;
mod views;

pub use config::{ApiConfig, LanguageDescription, LiveConfig, PasswordCost, Rate, RateLimitConfig};
pub use metrics::install_metrics;
pub use router::{openapi_json, router};
pub use secrets::hash_password;
pub use server::{serve, serve_router};
pub use state::ApiState;
pub use stored_data::stored_data;
