//! The cache of built credentials: one entry for each runtime and set of scopes.

use std::future::pending;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use http::HeaderValue;
use tokio::runtime::{Handle, Id};
use tokio::task::AbortHandle;

use crate::error::CredentialsError;

/// Credentials with a refresh task in a runtime.
pub(super) struct BuiltCredentials {
    pub(super) credentials: google_cloud_auth::credentials::Credentials,
    /// The name of the credential, for errors.
    pub(super) name: String,
    /// What to do if it does not work.
    pub(super) advice: &'static str,
    /// Whether it is the metadata server, which may not exist.
    pub(super) is_metadata: bool,
    /// The last `authorization` header.
    given: Mutex<Option<HeaderValue>>,
}

impl BuiltCredentials {
    pub(super) fn new(
        credentials: google_cloud_auth::credentials::Credentials,
        name: String,
        advice: &'static str,
        is_metadata: bool,
    ) -> BuiltCredentials {
        BuiltCredentials {
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

    pub(super) fn has_given(&self, authorization: &HeaderValue) -> bool {
        lock(&self.given).as_ref() == Some(authorization)
    }
}

#[derive(Default)]
pub(super) struct CredentialsCache {
    entries: Mutex<Vec<CacheEntry>>,
}

struct CacheEntry {
    runtime: Id,
    /// A task that ends with its runtime. It is needed since ids of runtimes may be used again.
    alive: AbortHandle,
    scopes: Vec<String>,
    built: Arc<BuiltCredentials>,
}

impl Drop for CacheEntry {
    fn drop(&mut self) {
        self.alive.abort();
    }
}

impl CredentialsCache {
    /// The credentials of `runtime`, the current one, for `scopes`. Concurrent callers wait while they are built, so that there
    /// is one request for a token however many calls start at once.
    pub(super) fn get_or_build(
        &self,
        runtime: &Handle,
        scopes: &[String],
        build: impl FnOnce() -> Result<BuiltCredentials, CredentialsError>,
    ) -> Result<Arc<BuiltCredentials>, CredentialsError> {
        let mut entries = lock(&self.entries);
        entries.retain(|entry| !entry.alive.is_finished());
        let found = entries
            .iter()
            .find(|entry| entry.runtime == runtime.id() && entry.scopes == scopes);
        if let Some(entry) = found {
            return Ok(entry.built.clone());
        }
        let built = Arc::new(build()?);
        entries.push(CacheEntry {
            runtime: runtime.id(),
            alive: runtime.spawn(pending::<()>()).abort_handle(),
            scopes: scopes.to_vec(),
            built: built.clone(),
        });
        Ok(built)
    }

    pub(super) fn remove(&self, built: &Arc<BuiltCredentials>) {
        lock(&self.entries).retain(|entry| !Arc::ptr_eq(&entry.built, built));
    }

    pub(super) fn remove_where(&self, unwanted: impl Fn(&BuiltCredentials) -> bool) {
        lock(&self.entries).retain(|entry| !unwanted(&entry.built));
    }
}

/// Every change under the lock is one step, so a panic elsewhere leaves the value consistent.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
