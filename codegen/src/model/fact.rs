//! What is known about an API beside its document.

/// A fact about an API, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Its name: that of the API, and its own.
    pub name: String,
    /// What it says.
    pub says: String,
    /// Where that is known from.
    pub source: String,
    /// Why it does not apply to this document: its place is gone, or has another value.
    pub missed: Option<String>,
}

impl Fact {
    /// What a user is told if the fact does not apply.
    #[must_use]
    pub fn warning(&self) -> Option<String> {
        let why = self.missed.as_ref()?;
        Some(format!("the fact {} has no place: {why}", self.name))
    }
}

/// How a client finds an emulator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Emulator {
    /// The environment variable: a host with a port, or a URL.
    pub variable: String,
    /// Whether a client reads it without being asked to.
    pub by_default: bool,
    /// What stands before the path of each method there.
    pub path: String,
}
