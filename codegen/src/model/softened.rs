//! What the document no longer has, and the crate still has, deprecated, until its next major version.

use super::names::RustIdent;

/// A name that an item had, and still has besides its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OldName {
    /// The name.
    pub name: RustIdent,
    /// The revision of the document that gave it up.
    pub since: String,
}
