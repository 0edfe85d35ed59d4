//! Tokens that are random and passwords that are not.

use crate::{
    config::PasswordCost,
    error::{ApiError, ApiResult, Kind},
};
use argon2::{
    Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version,
    password_hash::phc::PasswordHash,
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use rand::{TryRngCore, rngs::OsRng};
use std::{sync::Arc, time::Duration};
use tokio::sync::Semaphore;

/// What a token is for; its prefix says so, and lets scanners find leaked ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Short-lived, sent with every request.
    Access,
    /// Long-lived, good for one exchange.
    Refresh,
    /// Named and made by the user, for programs.
    Api,
    /// Good for one WebSocket handshake.
    Ticket,
}

impl TokenKind {
    /// The first four characters of a token of this kind.
    pub fn prefix(self) -> &'static str {
        match self {
            TokenKind::Access => "mta_",
            TokenKind::Refresh => "mtr_",
            TokenKind::Api => "mtk_",
            TokenKind::Ticket => "mtw_",
        }
    }

    /// The kind a token says it is, if it has the shape of one of ours.
    pub fn of(token: &str) -> Option<TokenKind> {
        [
            TokenKind::Access,
            TokenKind::Refresh,
            TokenKind::Api,
            TokenKind::Ticket,
        ]
        .into_iter()
        .find(|kind| {
            token
                .strip_prefix(kind.prefix())
                .is_some_and(|rest| rest.len() == 43)
        })
    }
}

/// A new token: the prefix and 32 bytes of the system's randomness.
pub(crate) fn new_token(kind: TokenKind) -> ApiResult<String> {
    let mut bytes = [0; 32];
    OsRng
        .try_fill_bytes(&mut bytes)
        .map_err(ApiError::internal)?;
    Ok(format!(
        "{}{}",
        kind.prefix(),
        BASE64_URL_SAFE_NO_PAD.encode(bytes)
    ))
}

/// Hashes a password as the API does, for whoever creates accounts without it (the first admin).
/// Blocks for tens of milliseconds.
pub fn hash_password(cost: PasswordCost, password: &str) -> anyhow::Result<String> {
    hash(&argon2(cost)?, password)
}

fn argon2(cost: PasswordCost) -> anyhow::Result<Argon2<'static>> {
    let params = Params::new(cost.memory_kib, cost.iterations, cost.parallelism, None)
        .map_err(|error| anyhow::anyhow!("password cost {cost:?}: {error}"))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Hashes and checks passwords, two at a time and off the async threads.
#[derive(Clone)]
pub(crate) struct Passwords {
    argon2: Argon2<'static>,
    /// Each hash takes tens of milliseconds and 19 MiB: more than two at once would starve the rest.
    permits: Arc<Semaphore>,
    /// Checked when there is no such user, so that the answer takes as long as for a real one.
    decoy: Arc<str>,
}

/// How long one may queue for a permit before the answer is "busy".
const QUEUE_PATIENCE: Duration = Duration::from_secs(10);

impl Passwords {
    /// Fails if the cost is outside what argon2 allows.
    pub fn new(cost: PasswordCost) -> anyhow::Result<Self> {
        let argon2 = argon2(cost)?;
        let decoy = hash(&argon2, "no account has this password")?.into();
        Ok(Passwords {
            argon2,
            permits: Arc::new(Semaphore::new(2)),
            decoy,
        })
    }

    /// The PHC string to store.
    pub async fn hash(&self, password: String) -> ApiResult<String> {
        let argon2 = self.argon2.clone();
        self.off_thread(move || hash(&argon2, &password))
            .await?
            .map_err(ApiError::internal)
    }

    /// Whether the password belongs to the stored hash. Without a stored hash (no such user, or
    /// one without a password) the answer is no, after the same time.
    pub async fn verify(&self, password: String, stored: Option<String>) -> ApiResult<bool> {
        let argon2 = self.argon2.clone();
        let known = stored.is_some();
        let stored = stored.unwrap_or_else(|| self.decoy.to_string());
        let matches = self
            .off_thread(move || verify(&argon2, &password, &stored))
            .await?;
        Ok(matches.map_err(ApiError::internal)? && known)
    }

    async fn off_thread<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> ApiResult<T> {
        let permit = tokio::time::timeout(QUEUE_PATIENCE, self.permits.clone().acquire_owned())
            .await
            .map_err(|_| {
                ApiError::new(
                    Kind::Unavailable,
                    "Too many people are logging in at once. Try again in a moment.",
                )
                .retry_after(Duration::from_secs(5))
            })?
            .map_err(ApiError::internal)?;
        tokio::task::spawn_blocking(move || {
            let result = work();
            drop(permit);
            result
        })
        .await
        .map_err(ApiError::internal)
    }
}

fn hash(argon2: &Argon2<'static>, password: &str) -> anyhow::Result<String> {
    let hash = argon2
        .hash_password(password.as_bytes())
        .map_err(|error| anyhow::anyhow!("hashing a password: {error}"))?;
    Ok(hash.to_string())
}

fn verify(argon2: &Argon2<'static>, password: &str, stored: &str) -> anyhow::Result<bool> {
    let stored = PasswordHash::new(stored)
        .map_err(|error| anyhow::anyhow!("a stored password hash is malformed: {error}"))?;
    Ok(argon2.verify_password(password.as_bytes(), &stored).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_names_its_kind_and_no_two_are_equal() {
        for kind in [
            TokenKind::Access,
            TokenKind::Refresh,
            TokenKind::Api,
            TokenKind::Ticket,
        ] {
            let token = new_token(kind).unwrap();
            assert_eq!(TokenKind::of(&token), Some(kind));
            assert_ne!(token, new_token(kind).unwrap());
        }
        assert_eq!(TokenKind::of("mta_short"), None);
    }

    #[tokio::test]
    async fn only_the_right_password_of_a_known_user_verifies() {
        let passwords = Passwords::new(PasswordCost::for_tests()).unwrap();
        let stored = passwords.hash("correct horse".into()).await.unwrap();
        assert!(stored.starts_with("$argon2id$"), "{stored}");
        assert!(
            passwords
                .verify("correct horse".into(), Some(stored.clone()))
                .await
                .unwrap()
        );
        assert!(
            !passwords
                .verify("wrong horse".into(), Some(stored))
                .await
                .unwrap()
        );
        assert!(
            !passwords
                .verify("no account has this password".into(), None)
                .await
                .unwrap()
        );
    }
}
