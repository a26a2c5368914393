//! Why nobody is logged in.

use std::error::Error as StdError;
use std::fmt;

/// Why nobody is logged in. The text says what to do; it shows no secret.
pub struct LoginError {
    kind: LoginErrorKind,
    message: String,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// What went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LoginErrorKind {
    /// The client file or another setting cannot be used.
    Configuration,
    /// The user refused.
    Refused,
    /// The user agreed, but not to every scope.
    MissingScope,
    /// Nobody agreed in time.
    TimedOut,
    /// The answer in the browser, or what was pasted, is not for this login.
    NotThisLogin,
    /// Google does not take the consent any more (`invalid_grant`).
    Revoked,
    /// Google's server refused for another reason, or could not be understood.
    Server,
    /// Google's server was not reached.
    Connection,
    /// The tokens could not be read or kept.
    Store,
}

impl LoginError {
    pub(crate) fn new(kind: LoginErrorKind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            source: None,
        }
    }

    pub(crate) fn with_source(
        mut self,
        source: impl Into<Box<dyn StdError + Send + Sync>>,
    ) -> Self {
        self.source = Some(source.into());
        self
    }

    /// An error of a store that is made elsewhere. Say in `message` which place it is and what to do.
    pub fn of_store(
        message: impl Into<String>,
        source: impl Into<Box<dyn StdError + Send + Sync>>,
    ) -> Self {
        Self::new(LoginErrorKind::Store, message).with_source(source)
    }

    /// What went wrong.
    pub fn kind(&self) -> LoginErrorKind {
        self.kind
    }
}

impl fmt::Display for LoginError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match &self.source {
            Some(source) => write!(f, ": {source}"),
            None => Ok(()),
        }
    }
}

/// The text of `Display`, and the kind. This is what `fn main() -> Result<(), LoginError>` prints.
impl fmt::Debug for LoginError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}\n    kind: {:?}", self.kind)
    }
}

impl StdError for LoginError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        // Shown already; its own source is next.
        self.source.as_ref().and_then(|source| source.source())
    }
}
