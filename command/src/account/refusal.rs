//! Why there are no credentials.

use discovery_codegen::Problem;

use crate::stop::{Reason, Stop};

/// How to have credentials.
pub(crate) const HOW: &str = "`discovery-codegen login` logs a user in; GOOGLE_OAUTH_ACCESS_TOKEN can hold an access token, and \
                              GOOGLE_API_KEY an API key";

/// A run that ends for this reason.
pub(super) fn stop(reason: Reason, message: impl Into<String>) -> Stop {
    Stop::call(reason, Problem::new("", message))
}
