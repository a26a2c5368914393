//! The path of a value in a body.

use serde_json::Value;

/// One step of a path.
pub(super) enum PathStep {
    Key(String),
    Index(usize),
}

/// Adds a key to a path, the way [`DecodeError::path`](super::DecodeError::path) describes.
pub(super) fn push_key(path: &mut String, key: &str) {
    let plain = key
        .starts_with(|first: char| first.is_ascii_alphabetic() || matches!(first, '_' | '$' | '@'))
        && key
            .chars()
            .all(|each| each.is_ascii_alphanumeric() || matches!(each, '_' | '-' | '$' | '@'));
    if plain {
        if !path.is_empty() {
            path.push('.');
        }
        path.push_str(key);
    } else {
        path.push_str(&format!("[{}]", Value::from(key)));
    }
}
