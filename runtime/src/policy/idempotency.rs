//! Whether a call may be sent again although the server may have acted on it.

use http::Method;

use crate::held::{Text, Texts};

/// When a method is idempotent: when its call may be sent again although the server may have acted on it.
#[derive(Clone, Debug, Default)]
pub enum Idempotency {
    /// By its verb: if it is GET, HEAD, PUT or DELETE (RFC 9110, section 9.2.2).
    #[default]
    ByVerb,
    /// Always.
    Always,
    /// Never, whatever its verb.
    Never,
    /// If one of these query parameters has a value: a precondition that does not hold any more after the first call.
    WithQuery(Texts),
    /// If this field of the body has a value, for the same reason.
    WithField(Text),
}

impl Idempotency {
    /// Whether it holds for a call with this verb. The functions say whether a query parameter, and whether a field of the body,
    /// has a value.
    pub(crate) fn holds(
        &self,
        verb: &Method,
        query: impl Fn(&str) -> bool,
        field: impl Fn(&str) -> bool,
    ) -> bool {
        match self {
            Self::ByVerb => matches!(
                *verb,
                Method::GET | Method::HEAD | Method::PUT | Method::DELETE
            ),
            Self::Always => true,
            Self::Never => false,
            Self::WithQuery(names) => names.iter().any(query),
            Self::WithField(name) => field(name),
        }
    }
}
