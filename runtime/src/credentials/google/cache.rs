//! The cache of built credentials: one entry for each runtime and set of scopes.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use http::HeaderValue;
use tokio::runtime::Handle;

use crate::error::CredentialsError;
use crate::per_runtime::PerRuntime;

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
pub(super) struct CredentialsCache(PerRuntime<Entries>);

/// The credentials of one runtime, with their scopes.
type Entries = Mutex<Vec<(Vec<String>, Arc<BuiltCredentials>)>>;

impl CredentialsCache {
    /// The credentials of `runtime`, the current one, for `scopes`. Concurrent callers of this runtime wait while they are built,
    /// so that there is one request for a token however many calls start at once.
    pub(super) fn get_or_build(
        &self,
        runtime: &Handle,
        scopes: &[String],
        build: impl FnOnce() -> Result<BuiltCredentials, CredentialsError>,
    ) -> Result<Arc<BuiltCredentials>, CredentialsError> {
        let entries = self.0.get_or_make(runtime, Entries::default);
        let mut entries = lock(&entries);
        if let Some((_, built)) = entries.iter().find(|(of, _)| of == scopes) {
            return Ok(built.clone());
        }
        let built = Arc::new(build()?);
        entries.push((scopes.to_vec(), built.clone()));
        Ok(built)
    }

    pub(super) fn remove(&self, unwanted: &Arc<BuiltCredentials>) {
        self.retain(|built| !Arc::ptr_eq(built, unwanted));
    }

    pub(super) fn remove_where(&self, unwanted: impl Fn(&BuiltCredentials) -> bool) {
        self.retain(|built| !unwanted(built));
    }

    fn retain(&self, wanted: impl Fn(&Arc<BuiltCredentials>) -> bool) {
        for entries in self.0.values() {
            lock(&entries).retain(|(_, built)| wanted(built));
        }
    }
}

/// Every change under the lock is one step, so a panic elsewhere leaves the value consistent.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
