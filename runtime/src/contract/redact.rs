//! What is a secret, for `discovery-testing`, which shows requests and writes them to files.

use http::{HeaderName, HeaderValue};

use crate::call;
use crate::shown::{Secrets, hide_all};

/// Whether a query parameter carries a credential.
pub fn is_secret_parameter(name: &str) -> bool {
    call::is_secret_parameter(name)
}

/// Whether a header carries a credential.
pub fn is_secret_header(name: &HeaderName, value: &HeaderValue) -> bool {
    call::is_secret_header((name, value))
}

/// The text without what is a secret by the name before it or by how it begins, and without these secrets.
pub fn hide<'s>(text: &str, secrets: impl IntoIterator<Item = &'s str>) -> String {
    hide_all(text, &Secrets::new(secrets.into_iter()))
}
