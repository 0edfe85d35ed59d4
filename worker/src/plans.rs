//! From the stored form of a problem version to what the judge needs.

use crate::{blobs::Blobs, retry::patiently};
use mettle_domain::{Language, Limits};
use mettle_problems::{JudgePlan, LoadData, TestCase, TestData};
use mettle_store::{JudgingPlan, Store, StoreError};
use serde::de::DeserializeOwned;
use std::{
    collections::{BTreeMap, HashMap},
    io,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::runtime::Handle;
use uuid::Uuid;

/// Versions whose plans are kept, test data aside. Versions never change.
const MAX_PLANS: usize = 500;

/// How long a database that is away is waited for.
const PATIENCE: Duration = Duration::from_secs(20);

/// Why there is nothing to judge with. Always ours.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PlanError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("problem version {0} is gone")]
    NoVersion(Uuid),
    #[error("the rules of {what} cannot be read: {error}")]
    BadRules {
        what: String,
        error: serde_json::Error,
    },
}

pub(crate) struct Plans {
    store: Store,
    blobs: Arc<Blobs>,
    known: Mutex<HashMap<Uuid, Arc<JudgingPlan>>>,
}

impl Plans {
    pub(crate) fn new(store: Store, cache_bytes: usize) -> Self {
        let blobs = Arc::new(Blobs::new(store.clone(), cache_bytes));
        Plans {
            store,
            blobs,
            known: Mutex::default(),
        }
    }

    /// The plan of a version for a language, with the data of all its cases, or of its samples.
    pub(crate) async fn load(
        &self,
        version_id: Uuid,
        language: Language,
        samples_only: bool,
    ) -> Result<JudgePlan, PlanError> {
        let stored = self.stored(version_id).await?;
        let mut cases = Vec::with_capacity(stored.cases.len());
        for case in stored
            .cases
            .iter()
            .filter(|case| case.is_sample || !samples_only)
        {
            cases.push(TestCase {
                name: case.name.clone(),
                is_sample: case.is_sample,
                input: self.data(&case.input_digest, case.input_bytes),
                answer: self.data(&case.answer_digest, case.answer_bytes),
                rules: rules(&case.name, &case.rules)?,
            });
        }
        Ok(JudgePlan {
            limits: limits_for(language, &stored.limits, &stored.language_factors),
            rules: rules(&stored.slug, &stored.rules)?,
            cases,
        })
    }

    async fn stored(&self, version_id: Uuid) -> Result<Arc<JudgingPlan>, PlanError> {
        if let Some(plan) = self.known(|known| known.get(&version_id).cloned()) {
            return Ok(plan);
        }
        let plan = patiently(PATIENCE, || self.store.judging_plan(version_id)).await?;
        let plan = Arc::new(plan.ok_or(PlanError::NoVersion(version_id))?);
        self.known(|known| {
            // Rarely full; then starting afresh is cheaper than keeping order.
            if known.len() >= MAX_PLANS {
                known.clear();
            }
            known.insert(version_id, plan.clone());
        });
        Ok(plan)
    }

    fn data(&self, digest: &str, size_bytes: i64) -> TestData {
        let blob = Blob {
            digest: digest.to_owned(),
            blobs: self.blobs.clone(),
            runtime: Handle::current(),
        };
        TestData::elsewhere(size_bytes.unsigned_abs(), Arc::new(blob))
    }

    fn known<T>(&self, look: impl FnOnce(&mut HashMap<Uuid, Arc<JudgingPlan>>) -> T) -> T {
        look(&mut self.known.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Rules as stored; null means the defaults.
fn rules<T: Default + DeserializeOwned>(
    what: &str,
    stored: &serde_json::Value,
) -> Result<T, PlanError> {
    if stored.is_null() {
        return Ok(T::default());
    }
    T::deserialize(stored).map_err(|error| PlanError::BadRules {
        what: what.to_owned(),
        error,
    })
}

/// Test data that are loaded when a case is judged, on the judge's own thread.
struct Blob {
    digest: String,
    blobs: Arc<Blobs>,
    runtime: Handle,
}

impl LoadData for Blob {
    fn load(&self) -> io::Result<Arc<[u8]>> {
        if let Some(bytes) = self.blobs.recent_one(&self.digest) {
            return Ok(bytes);
        }
        match self.runtime.block_on(self.blobs.get(&self.digest)) {
            Ok(Some(bytes)) => Ok(bytes),
            Ok(None) => Err(io::Error::other(format!("{} is gone", self.digest))),
            Err(error) => Err(io::Error::other(error)),
        }
    }
}

/// Time limits are multiplied by the language's factor; nothing else is.
fn limits_for(language: Language, limits: &Limits, factors: &BTreeMap<String, f64>) -> Limits {
    match factors.get(language.id()) {
        Some(factor) if factor.is_finite() && *factor > 0.0 && *factor != 1.0 => {
            let cpu_time_ms = (limits.cpu_time_ms as f64 * factor).ceil() as u64;
            limits.clone().with_cpu_time_ms(cpu_time_ms)
        }
        _ => limits.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mettle_problems::Rules;

    #[test]
    fn a_language_factor_stretches_the_time_limits_only() {
        let limits = Limits {
            wall_time_ms: 3_000,
            ..Limits::default()
        };
        let factors = BTreeMap::from([("python".to_owned(), 2.5), ("c".to_owned(), f64::NAN)]);
        let python = limits_for(Language::Python, &limits, &factors);
        assert_eq!(python.cpu_time_ms, 2_500);
        assert_eq!(python.wall_time_ms, Limits::wall_for_cpu_ms(2_500));
        assert_eq!(python.memory_bytes, limits.memory_bytes);
        assert_eq!(limits_for(Language::Cpp20, &limits, &factors), limits);
        assert_eq!(limits_for(Language::C, &limits, &factors), limits);
    }

    #[test]
    fn no_rules_are_the_defaults_and_broken_ones_are_named() {
        assert_eq!(
            rules::<Rules>("x", &serde_json::Value::Null).unwrap(),
            Rules::default()
        );
        let stored = serde_json::json!({ "comparison": { "case_sensitive": true } });
        assert!(
            rules::<Rules>("x", &stored)
                .unwrap()
                .comparison
                .case_sensitive
        );
        let error = rules::<Rules>("sum", &serde_json::json!("strict"))
            .unwrap_err()
            .to_string();
        assert!(error.contains("sum"), "{error}");
    }
}
