//! What a program may do, as the user agreed.

use std::collections::BTreeSet;

use crate::error::{LoginError, LoginErrorKind};

/// The scopes that Google allows on a device, as complete URLs or words
/// ([OAuth 2.0 for TV and limited-input devices](https://developers.google.com/identity/protocols/oauth2/limited-input-device#allowedscopes)).
pub const DEVICE_SCOPES: [&str; 7] = [
    "openid",
    "email",
    "profile",
    "https://www.googleapis.com/auth/drive.appdata",
    "https://www.googleapis.com/auth/drive.file",
    "https://www.googleapis.com/auth/youtube",
    "https://www.googleapis.com/auth/youtube.readonly",
];

/// Google answers with the long names of these.
const LONG_NAMES: [(&str, &str); 2] = [
    ("email", "https://www.googleapis.com/auth/userinfo.email"),
    (
        "profile",
        "https://www.googleapis.com/auth/userinfo.profile",
    ),
];

/// Those of `wanted` that are not granted.
pub(crate) fn missing(wanted: &BTreeSet<String>, granted: &BTreeSet<String>) -> Vec<String> {
    let has = |scope: &str| {
        let long = LONG_NAMES.iter().find(|(short, _)| *short == scope);
        granted.contains(scope) || long.is_some_and(|(_, long)| granted.contains(*long))
    };
    let missing = wanted.iter().filter(|scope| !has(scope));
    missing.cloned().collect()
}

/// Checks that the user agreed to everything.
pub(crate) fn check_granted(
    wanted: &BTreeSet<String>,
    granted: &BTreeSet<String>,
) -> Result<(), LoginError> {
    let missing = missing(wanted, granted);
    if missing.is_empty() {
        return Ok(());
    }
    Err(LoginError::new(
        LoginErrorKind::MissingScope,
        format!(
            "the user did not agree to {}: on Google's page each scope has a box of its own; log in again, and leave it ticked",
            missing.join(" and ")
        ),
    ))
}

/// Refuses scopes that a device never gets, before anybody is asked.
pub(crate) fn check_device(wanted: &BTreeSet<String>) -> Result<(), LoginError> {
    let refused: Vec<&str> = wanted
        .iter()
        .map(String::as_str)
        .filter(|scope| !DEVICE_SCOPES.contains(scope))
        .collect();
    if refused.is_empty() {
        return Ok(());
    }
    Err(LoginError::new(
        LoginErrorKind::Configuration,
        format!(
            "Google gives {} to no device: use `.credentials()` or `.without_browser(…)`; a device may have {}",
            refused.join(" and "),
            DEVICE_SCOPES.join(", ")
        ),
    ))
}
