//! [`CallAttempt`]: which attempt of which call a request is.

use crate::held::Text;

/// Which attempt of which call a request is. It is in the extensions of each request that a transport or a layer gets; redirects of an
/// attempt have the same.
///
/// ```
/// use discovery_runtime::http::Request;
/// use discovery_runtime::transport::{Body, CallAttempt};
///
/// fn note(request: &Request<Body>) {
///     if let Some(attempt) = request.extensions().get::<CallAttempt>() {
///         println!("{} {}", attempt.method(), attempt.number());
///     }
/// }
/// ```
#[derive(Clone, Debug)]
pub struct CallAttempt {
    method: Text,
    number: u32,
}

impl CallAttempt {
    pub(crate) fn new(method: Text, number: u32) -> Self {
        Self { method, number }
    }

    /// The id of the method that is called, such as `monitoring.operations.get`.
    pub fn method(&self) -> &str {
        &self.method
    }

    /// The number of the attempt, from 1.
    pub fn number(&self) -> u32 {
        self.number
    }
}
