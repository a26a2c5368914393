//! Checks a path value against the `pattern` of its parameter.

/// Whether the whole value matches the pattern.
///
/// Patterns are compiled once. One that cannot be compiled decides nothing: the server has the last word anyway.
#[cfg(feature = "regex")]
pub(super) fn matches(pattern: &'static str, value: &str) -> bool {
    compiled(pattern).is_none_or(|regex| regex.is_match(value))
}

/// The pattern as a regular expression, if it is one.
#[cfg(feature = "regex")]
fn compiled(pattern: &'static str) -> Option<std::sync::Arc<regex::Regex>> {
    use std::collections::HashMap;
    use std::sync::{Arc, PoisonError, RwLock};

    use regex::Regex;

    // By the text, so that methods whose parameters share a pattern share the work. An `Arc`, since a cloned `Regex` would
    // set up its working memory again for each match.
    type Map = HashMap<&'static str, Option<Arc<Regex>>>;
    static COMPILED: RwLock<Option<Map>> = RwLock::new(None);

    if let Some(map) = &*COMPILED.read().unwrap_or_else(PoisonError::into_inner)
        && let Some(regex) = map.get(pattern)
    {
        return regex.clone();
    }
    let regex = Regex::new(&format!(r"\A(?:{pattern})\z"))
        .ok()
        .map(Arc::new);
    let mut map = COMPILED.write().unwrap_or_else(PoisonError::into_inner);
    map.get_or_insert_default().insert(pattern, regex.clone());
    regex
}

/// Without the feature `regex`, nothing is checked.
#[cfg(not(feature = "regex"))]
pub(super) fn matches(_pattern: &'static str, _value: &str) -> bool {
    true
}
