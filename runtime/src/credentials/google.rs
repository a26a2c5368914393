//! Outline.

use std::path::{Path, PathBuf};

use super::{CredentialsError, HeadersFuture, TokenProvider};

pub(super) struct Google;

impl Google {
    pub(super) fn application_default() -> Google {
        Google
    }
    pub(super) fn from_json(_json: &str) -> Result<Google, CredentialsError> {
        Ok(Google)
    }
    pub(super) fn from_file(path: &Path) -> Google {
        let _ = PathBuf::from(path);
        Google
    }
}

impl TokenProvider for Google {
    fn headers<'a>(&'a self, _scopes: &'a [String]) -> HeadersFuture<'a> {
        Box::pin(async { Err(CredentialsError::new("not there yet")) })
    }
    fn needs_scopes(&self) -> bool {
        true
    }
}
