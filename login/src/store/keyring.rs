//! Tokens in the keyring of the platform.

use std::fmt;
use std::sync::Arc;

use keyring_core::{CredentialStore, Entry, Error};

use super::TokenStore;
use crate::error::LoginError;
use crate::token::StoredToken;

/// Keeps tokens in the keyring of the platform, through [keyring-core](https://docs.rs/keyring-core): the keychain of macOS, the
/// credential manager of Windows, the secret service of a Linux desktop.
///
/// Each platform has a crate of its own, which the program chooses, such as `zbus-secret-service-keyring-store`. Its store is passed to
/// [`new`](Self::new), or set with `keyring_core::set_default_store`.
pub struct KeyringStore {
    service: String,
    store: Option<Arc<CredentialStore>>,
}

impl KeyringStore {
    /// The entries of this program, by its name, in this store.
    pub fn new(program: impl Into<String>, store: Arc<CredentialStore>) -> Self {
        Self {
            service: program.into(),
            store: Some(store),
        }
    }

    /// The same in the default store of the process.
    pub fn in_default_store(program: impl Into<String>) -> Self {
        Self {
            service: program.into(),
            store: None,
        }
    }

    fn entry(&self, client_id: &str) -> Result<Entry, LoginError> {
        let entry = match &self.store {
            Some(store) => Entry::new_in_store(store, &self.service, client_id),
            None => Entry::new(&self.service, client_id),
        };
        entry.map_err(|error| self.error("cannot be used", &error))
    }

    /// An error without what is in the keyring: some errors of the library have it.
    fn error(&self, what: &str, error: &Error) -> LoginError {
        let why = match error {
            Error::NoStorageAccess(_) => "it is locked, or not for this program",
            Error::NoDefaultStore => {
                "no store is set: pass one to `KeyringStore::new`, or call `keyring_core::set_default_store`"
            }
            Error::TooLong(..) => "it takes no text of this length",
            Error::Ambiguous(_) => "it has several entries of this name",
            Error::BadEncoding(_) | Error::BadDataFormat(..) => {
                "its entry is not one of this program"
            }
            _ => "the platform refused",
        };
        LoginError::of_store(format!("the keyring {what} for {:?}", self.service), why)
    }
}

impl TokenStore for KeyringStore {
    fn load(&self, client_id: &str) -> Result<Option<StoredToken>, LoginError> {
        let text = match self.entry(client_id)?.get_password() {
            Ok(text) => text,
            Err(Error::NoEntry) => return Ok(None),
            Err(error) => return Err(self.error("cannot be read", &error)),
        };
        serde_json::from_str(&text).map(Some).map_err(|_| {
            LoginError::of_store(
                format!("the keyring has another entry for {:?}", self.service),
                "it is no login; remove it and log in again",
            )
        })
    }

    fn save(&self, client_id: &str, token: &StoredToken) -> Result<(), LoginError> {
        let text = serde_json::to_string(token)
            .map_err(|error| LoginError::of_store("the login cannot be written", error))?;
        let saved = self.entry(client_id)?.set_password(&text);
        saved.map_err(|error| self.error("cannot be written", &error))
    }

    fn remove(&self, client_id: &str) -> Result<(), LoginError> {
        match self.entry(client_id)?.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(error) => Err(self.error("cannot be changed", &error)),
        }
    }
}

impl fmt::Debug for KeyringStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeyringStore")
            .field("service", &self.service)
            .finish_non_exhaustive()
    }
}
