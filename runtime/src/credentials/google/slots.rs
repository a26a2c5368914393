//! The credentials that have been built: one for each runtime and set of scopes.

use std::future::pending;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use http::HeaderValue;
use tokio::runtime::{Handle, Id};
use tokio::task::AbortHandle;

use crate::error::CredentialsError;

/// Credentials with a refresh task in some runtime.
pub(super) struct Built {
    pub(super) credentials: google_cloud_auth::credentials::Credentials,
    /// Which credential this is, for errors.
    pub(super) name: String,
    /// What to do when it does not work.
    pub(super) advice: &'static str,
    /// Whether the metadata server is asked, which may not be there at all.
    pub(super) is_metadata: bool,
    /// The `authorization` last given out.
    given: Mutex<Option<HeaderValue>>,
}

impl Built {
    pub(super) fn new(
        credentials: google_cloud_auth::credentials::Credentials,
        name: String,
        advice: &'static str,
        is_metadata: bool,
    ) -> Built {
        Built {
            credentials,
            name,
            advice,
            is_metadata,
            given: Mutex::default(),
        }
    }

    pub(super) fn remember(&self, authorization: Option<&HeaderValue>) {
        *lock(&self.given) = authorization.cloned();
    }

    pub(super) fn gave(&self, authorization: &HeaderValue) -> bool {
        lock(&self.given).as_ref() == Some(authorization)
    }
}

#[derive(Default)]
pub(super) struct Slots {
    slots: Mutex<Vec<Slot>>,
}

struct Slot {
    runtime: Id,
    /// A task that ends with its runtime: ids of runtimes may be used again.
    alive: AbortHandle,
    scopes: Vec<String>,
    built: Arc<Built>,
}

impl Drop for Slot {
    fn drop(&mut self) {
        self.alive.abort();
    }
}

impl Slots {
    /// The credentials of `runtime`, the current one, for `scopes`. Callers that come while they are
    /// being built wait, so that there is one request for a token however many calls start at once.
    pub(super) fn get_or_build(
        &self,
        runtime: &Handle,
        scopes: &[String],
        build: impl FnOnce() -> Result<Built, CredentialsError>,
    ) -> Result<Arc<Built>, CredentialsError> {
        let mut slots = lock(&self.slots);
        slots.retain(|slot| !slot.alive.is_finished());
        let found = slots
            .iter()
            .find(|slot| slot.runtime == runtime.id() && slot.scopes == scopes);
        if let Some(slot) = found {
            return Ok(slot.built.clone());
        }
        let built = Arc::new(build()?);
        slots.push(Slot {
            runtime: runtime.id(),
            alive: runtime.spawn(pending::<()>()).abort_handle(),
            scopes: scopes.to_vec(),
            built: built.clone(),
        });
        Ok(built)
    }

    pub(super) fn remove(&self, built: &Arc<Built>) {
        lock(&self.slots).retain(|slot| !Arc::ptr_eq(&slot.built, built));
    }

    pub(super) fn remove_where(&self, unwanted: impl Fn(&Built) -> bool) {
        lock(&self.slots).retain(|slot| !unwanted(&slot.built));
    }
}

/// Every change to what is locked is one step, so a panic elsewhere leaves it whole.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
