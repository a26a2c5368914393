//! Tokens in memory.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::TokenStore;
use crate::error::LoginError;
use crate::token::StoredToken;

/// Keeps tokens as long as the program runs.
#[derive(Debug, Default)]
pub struct MemoryStore(Mutex<BTreeMap<String, StoredToken>>);

impl MemoryStore {
    fn tokens(&self) -> MutexGuard<'_, BTreeMap<String, StoredToken>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl TokenStore for MemoryStore {
    fn load(&self, client_id: &str) -> Result<Option<StoredToken>, LoginError> {
        Ok(self.tokens().get(client_id).cloned())
    }

    fn save(&self, client_id: &str, token: &StoredToken) -> Result<(), LoginError> {
        self.tokens().insert(client_id.to_owned(), token.clone());
        Ok(())
    }

    fn remove(&self, client_id: &str) -> Result<(), LoginError> {
        self.tokens().remove(client_id);
        Ok(())
    }
}
