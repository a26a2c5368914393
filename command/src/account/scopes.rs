//! Scopes as people write them.

/// Scopes as complete URLs.
pub(super) fn complete_scopes(scopes: &[String]) -> Vec<String> {
    let complete = |scope: &String| match scope.as_str() {
        "openid" | "email" | "profile" => scope.clone(),
        _ if scope.contains("://") => scope.clone(),
        _ => format!("https://www.googleapis.com/auth/{scope}"),
    };
    let scopes = scopes.iter().filter(|scope| !scope.is_empty());
    scopes.map(complete).collect()
}

/// A scope as people write it.
pub(super) fn short_scope(scope: &str) -> &str {
    scope
        .strip_prefix("https://www.googleapis.com/auth/")
        .unwrap_or(scope)
}
