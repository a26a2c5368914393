//! What is kept of a login.

use std::collections::BTreeSet;
use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

/// How long before its end an access token counts as used up.
const MARGIN: Duration = Duration::from_secs(120);

/// What is kept of a login. `Debug` shows no token.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StoredToken {
    /// With it, new access tokens are asked for.
    pub refresh_token: String,
    /// The access token.
    pub access_token: String,
    /// When it was given, in seconds since 1970.
    pub given_at: u64,
    /// How many seconds it is valid.
    pub valid_for: u64,
    /// The scopes that the user agreed to.
    pub scopes: BTreeSet<String>,
}

impl StoredToken {
    /// Whether the access token can still be sent.
    ///
    /// The clock of the machine may be wrong, or may have been set: a token from the future counts as used up.
    pub(crate) fn is_fresh(&self) -> bool {
        let age = now().checked_sub(self.given_at);
        age.is_some_and(|age| age + MARGIN.as_secs() < self.valid_for)
    }
}

/// Seconds since 1970.
pub(crate) fn now() -> u64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs())
}

impl fmt::Debug for StoredToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StoredToken")
            .field("given_at", &self.given_at)
            .field("valid_for", &self.valid_for)
            .field("scopes", &self.scopes)
            .finish_non_exhaustive()
    }
}
