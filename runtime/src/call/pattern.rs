//! Checks a path value against the `pattern` of its parameter.

/// Whether the whole value matches the pattern.
///
/// Patterns are compiled once. One that cannot be compiled decides nothing: the server has the last word anyway.
#[cfg(feature = "regex")]
pub(super) fn matches(pattern: &'static str, value: &str) -> bool {
    use std::collections::HashMap;
    use std::sync::{PoisonError, RwLock};

    use regex::Regex;

    // By the text, so that methods whose parameters share a pattern share the work.
    static COMPILED: RwLock<Option<HashMap<&'static str, Option<Regex>>>> = RwLock::new(None);

    let known = COMPILED
        .read()
        .unwrap_or_else(PoisonError::into_inner)
        .as_ref()
        .and_then(|map| map.get(pattern).cloned());
    let regex = known.unwrap_or_else(|| {
        let regex = Regex::new(&format!(r"\A(?:{pattern})\z")).ok();
        let mut map = COMPILED.write().unwrap_or_else(PoisonError::into_inner);
        map.get_or_insert_default().insert(pattern, regex.clone());
        regex
    });
    regex.is_none_or(|regex| regex.is_match(value))
}

/// Without the feature `regex`, nothing is checked.
#[cfg(not(feature = "regex"))]
pub(super) fn matches(_pattern: &'static str, _value: &str) -> bool {
    true
}
