//! [`CallAttempt`]: which attempt of which call a request is.

use std::sync::Arc;

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
    template: Option<Template>,
    parts: Option<Arc<[CallAttempt]>>,
}

#[derive(Clone, Debug)]
struct Template {
    text: Text,
    start: usize,
}

impl CallAttempt {
    pub(crate) fn new(method: Text, number: u32) -> Self {
        Self {
            method,
            number,
            template: None,
            parts: None,
        }
    }

    /// Adds the path template, whose values are in the path of the URL from byte `start` on.
    pub(crate) fn with_template(mut self, text: Text, start: usize) -> Self {
        self.template = Some(Template { text, start });
        self
    }

    /// Adds the attempts of the calls in a batch.
    pub(crate) fn with_parts(mut self, parts: Option<Arc<[Self]>>) -> Self {
        self.parts = parts;
        self
    }

    /// The id of the method that is called, such as `monitoring.operations.get`.
    pub fn method(&self) -> &str {
        &self.method
    }

    /// The path template of the URL, such as `v3/{+name}/alertPolicies`: the document's, which is another one for media than for the
    /// plain call. `None` if the server gave the URL, as it does for an upload that can be resumed.
    pub fn path_template(&self) -> Option<&str> {
        self.template.as_ref().map(|template| &*template.text)
    }

    /// Where in the path of the URL the template begins, in bytes. Before it is the path of the service or of the endpoint. It does
    /// not hold for a URL that a redirect names.
    pub fn path_start(&self) -> usize {
        self.template.as_ref().map_or(0, |template| template.start)
    }

    /// The calls of a batch, in the order of its parts. Any other request has none.
    pub fn parts(&self) -> &[Self] {
        self.parts.as_deref().unwrap_or_default()
    }

    /// The number of the attempt, from 1.
    pub fn number(&self) -> u32 {
        self.number
    }
}
