//! Query parameters that are credentials.

use std::borrow::Cow;

/// Query parameters for `Debug`, without the values that are credentials.
pub(crate) fn shown_parameters<'a>(
    parameters: &'a [(Cow<'static, str>, String)],
) -> Vec<(&'a str, &'a str)> {
    let shown = |(name, value): &'a (Cow<'static, str>, String)| match is_secret_parameter(name) {
        true => (&**name, "…"),
        false => (&**name, value.as_str()),
    };
    parameters.iter().map(shown).collect()
}

/// Whether a standard parameter carries a credential.
pub(crate) fn is_secret_parameter(name: &str) -> bool {
    matches!(
        name,
        "key" | "access_token" | "oauth_token" | "bearer_token"
    )
}
