//! [`Identity`]: what tells whether two responses have the bytes of one content.

use http::HeaderMap;
use http::header::{ETAG, LAST_MODIFIED};

/// What the headers say about which content a response has. A download that broke goes on only with the same one.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Identity {
    /// The version of an object of Cloud Storage.
    pub(super) generation: Option<String>,
    etag: Option<String>,
    /// All hashes.
    hash: Option<String>,
    modified: Option<String>,
}

impl Identity {
    pub(super) fn of(headers: &HeaderMap) -> Self {
        let text = |name: &str| Some(headers.get(name)?.to_str().ok()?.to_owned());
        Self {
            generation: text("x-goog-generation"),
            etag: text(ETAG.as_str()),
            hash: text("x-goog-hash"),
            modified: text(LAST_MODIFIED.as_str()),
        }
    }

    /// The `ETag`, if two contents cannot have the same.
    pub(super) fn strong_etag(&self) -> Option<&str> {
        self.etag.as_deref().filter(|etag| !etag.starts_with("W/"))
    }

    /// Whether a later response has the same content, and says so. `conditional`: the request had this `ETag` as a condition, so the
    /// response need not repeat anything.
    pub(super) fn is_of(&self, later: &Self, conditional: bool) -> bool {
        if self.generation.is_some() && later.generation.is_some() {
            return self.generation == later.generation;
        }
        let pairs = [
            (&self.etag, &later.etag),
            (&self.hash, &later.hash),
            (&self.modified, &later.modified),
        ];
        let mut known = conditional;
        for (one, other) in pairs {
            if let (Some(one), Some(other)) = (one, other) {
                if one != other {
                    return false;
                }
                known = true;
            }
        }
        known
    }

    /// Whether a later response can be recognised.
    pub(super) fn is_known(&self) -> bool {
        *self != Self::default()
    }
}
