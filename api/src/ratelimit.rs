//! How often one may call: buckets per user and per address.

use crate::{
    config::{Rate, RateLimitConfig},
    error::{ApiError, ApiResult, Kind},
};
use governor::{
    DefaultKeyedRateLimiter, Quota, RateLimiter,
    clock::{Clock, DefaultClock},
};
use std::{
    hash::Hash,
    net::{IpAddr, Ipv6Addr},
    num::NonZeroU32,
};
use uuid::Uuid;

/// All buckets of this process. Several API processes each count for themselves.
pub(crate) struct RateLimits {
    /// Any request, per address.
    pub address: Buckets<IpAddr>,
    /// Any authenticated request, per user.
    pub user: Buckets<Uuid>,
    /// Register and log in, per address.
    pub login: Buckets<IpAddr>,
    /// Submissions, per user.
    pub submissions: Buckets<Uuid>,
    /// Runs with own input, per user.
    pub runs: Buckets<Uuid>,
}

impl RateLimits {
    pub fn new(config: &RateLimitConfig) -> Self {
        let on = config.enabled;
        RateLimits {
            address: Buckets::new(on, config.address, "requests from this address"),
            user: Buckets::new(on, config.user, "requests from this account"),
            login: Buckets::new(
                on,
                config.login,
                "attempts to log in or register from this address",
            ),
            submissions: Buckets::new(on, config.submissions, "submissions from this account"),
            runs: Buckets::new(on, config.runs, "runs from this account"),
        }
    }

    /// Forgets full buckets, so that memory follows the callers of the last minutes.
    pub fn forget_idle(&self) {
        self.address.forget_idle();
        self.user.forget_idle();
        self.login.forget_idle();
        self.submissions.forget_idle();
        self.runs.forget_idle();
    }
}

/// One bucket for each key.
pub(crate) struct Buckets<K: Hash + Eq + Clone> {
    /// None when limits are off.
    limiter: Option<DefaultKeyedRateLimiter<K>>,
    what: &'static str,
}

impl<K: Hash + Eq + Clone> Buckets<K> {
    fn new(on: bool, rate: Rate, what: &'static str) -> Self {
        let at_least_one = |n| NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN);
        let quota =
            Quota::per_minute(at_least_one(rate.per_minute)).allow_burst(at_least_one(rate.burst));
        Buckets {
            limiter: on.then(|| RateLimiter::keyed(quota)),
            what,
        }
    }

    /// Takes one call out of the key's bucket, or says how long to wait.
    pub fn check(&self, key: &K) -> ApiResult<()> {
        let Some(limiter) = &self.limiter else {
            return Ok(());
        };
        limiter.check_key(key).map_err(|not_until| {
            let wait = not_until.wait_time_from(DefaultClock::default().now());
            metrics::counter!("mettle_http_rate_limited_total", "what" => self.what).increment(1);
            let detail = format!(
                "Too many {}. Wait {:.1} seconds.",
                self.what,
                wait.as_secs_f64().max(0.1)
            );
            ApiError::new(Kind::RateLimited, detail).retry_after(wait)
        })
    }

    fn forget_idle(&self) {
        if let Some(limiter) = &self.limiter {
            limiter.retain_recent();
            limiter.shrink_to_fit();
        }
    }
}

/// The address that is counted: an IPv6 host is given a whole /64, so that is what counts.
pub(crate) fn bucket_of(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(v4) => IpAddr::V4(v4),
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::RateLimitConfig;

    #[test]
    fn the_burst_passes_and_the_next_call_waits() {
        let config = RateLimitConfig {
            submissions: Rate {
                per_minute: 1,
                burst: 3,
            },
            ..Default::default()
        };
        let limits = RateLimits::new(&config);
        let (one, other) = (Uuid::now_v7(), Uuid::now_v7());
        for _ in 0..3 {
            limits.submissions.check(&one).unwrap();
        }
        assert_eq!(
            limits.submissions.check(&one).unwrap_err().kind(),
            Kind::RateLimited
        );
        limits.submissions.check(&other).unwrap();
    }

    #[test]
    fn hosts_of_one_ipv6_network_share_a_bucket() {
        let of = |text: &str| bucket_of(text.parse().unwrap());
        assert_eq!(of("2001:db8:1:2::1"), of("2001:db8:1:2:ffff::9"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_eq!(of("::ffff:192.0.2.7"), of("192.0.2.7"));
    }
}
