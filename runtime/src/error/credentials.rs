//! [`CredentialsError`].

use std::error::Error;
use std::fmt;

use crate::shown::{MESSAGE, Secrets, Short, shown};

/// Why a call has no credentials: which ones it tried, what went wrong, and what to do next.
///
/// It never contains a token, a key or a password. `Display` and `Debug` show at most 1,000 characters of its message, and escapes
/// for what is not printable.
pub struct CredentialsError {
    message: String,
    transient: bool,
    source: Option<Box<dyn Error + Send + Sync + 'static>>,
}

impl CredentialsError {
    /// A permanent error.
    ///
    /// `message` appears in logs. It says what to do next, and contains no secret.
    pub fn new(message: impl Into<String>) -> CredentialsError {
        CredentialsError {
            message: message.into(),
            transient: false,
            source: None,
        }
    }

    /// Says whether the same call may succeed a little later, such as when a token server did not respond. If so, the runtime
    /// retries the call, as it does after a failed connection.
    pub fn with_transient(mut self, transient: bool) -> CredentialsError {
        self.transient = transient;
        self
    }

    /// Keeps the cause, for [`Error::source`].
    pub fn with_source(
        mut self,
        source: impl Into<Box<dyn Error + Send + Sync + 'static>>,
    ) -> CredentialsError {
        self.source = Some(source.into());
        self
    }

    /// Whether the same call may succeed a little later.
    pub fn is_transient(&self) -> bool {
        self.transient
    }
}

impl fmt::Display for CredentialsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&shown(&self.message, MESSAGE, &Secrets::default()))
    }
}

impl fmt::Debug for CredentialsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let source = self.source.as_ref().map(|source| source.to_string());
        f.debug_struct("CredentialsError")
            .field("message", &Short(&self.message, MESSAGE))
            .field("transient", &self.transient)
            .field("source", &Short(&source, MESSAGE))
            .finish()
    }
}

impl Error for CredentialsError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.source {
            Some(source) => Some(source.as_ref()),
            None => None,
        }
    }
}
