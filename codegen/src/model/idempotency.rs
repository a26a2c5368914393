//! When a method may be called again although the server may have acted on the first call.

/// When a method is idempotent, as a fact says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Idempotency {
    /// Always.
    Always,
    /// Never, whatever its verb.
    Never,
    /// If one of these query parameters has a value.
    WithQuery(Vec<String>),
    /// If this field of the body has a value.
    WithField(String),
}
