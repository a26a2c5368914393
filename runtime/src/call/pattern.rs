//! Checks a path value against the `pattern` of its parameter.

/// Whether the whole value matches the pattern.
///
/// A pattern that does not compile accepts everything. So does an unusual pattern without the feature `regex`. The server
/// checks the value anyway.
pub(crate) fn matches(pattern: &'static str, value: &str) -> bool {
    matches_usual_form(pattern, value).unwrap_or_else(|| matches_regex(pattern, value))
}

/// Whether the value matches a pattern of the usual form, such as `^projects/[^/]+/dashboards/[^/]+$` or `^operations/.*$`.
/// `None` for any other form. By hand, since nearly all patterns have this form, and a regular expression would take a good
/// part of the time of a call.
fn matches_usual_form(pattern: &str, value: &str) -> Option<bool> {
    const SEGMENT: &str = "[^/]+";
    let is_literal = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_');
    let mut pattern = pattern.strip_prefix('^')?.strip_suffix('$')?;
    let mut rest = value;
    // This goes to the end of the pattern even if the value cannot match any more: the pattern may still have another form.
    let mut fits = true;
    loop {
        if pattern.is_empty() {
            return Some(fits && rest.is_empty());
        } else if pattern == ".*" {
            return Some(fits && !rest.contains('\n'));
        } else if let Some(after) = pattern.strip_prefix(SEGMENT) {
            if !after.is_empty() && !after.starts_with('/') {
                return None;
            }
            let (segment, others) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            fits &= !segment.is_empty();
            (pattern, rest) = (after, others);
        } else {
            let length = pattern.bytes().take_while(is_literal).count();
            let (literal, after) = pattern.split_at_checked(length).filter(|_| length > 0)?;
            match rest.strip_prefix(literal) {
                Some(others) => rest = others,
                None => fits = false,
            }
            pattern = after;
        }
    }
}

#[cfg(feature = "regex")]
fn matches_regex(pattern: &'static str, value: &str) -> bool {
    compile_once(pattern).is_none_or(|regex| regex.is_match(value))
}

#[cfg(not(feature = "regex"))]
fn matches_regex(_pattern: &'static str, _value: &str) -> bool {
    true
}

/// The pattern as a regular expression, if it is valid. Each pattern is compiled once per process.
#[cfg(feature = "regex")]
fn compile_once(pattern: &'static str) -> Option<std::sync::Arc<regex::Regex>> {
    use std::collections::HashMap;
    use std::sync::{Arc, PoisonError, RwLock};

    use regex::Regex;

    // The key is the text, so that methods share a pattern. The value is in an `Arc`, since a cloned `Regex` would set up its
    // working memory again for each match.
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

#[cfg(all(test, feature = "regex"))]
mod tests {
    use super::*;

    const PATTERNS: [&str; 14] = [
        "^operations/.*$",
        "^projects/[^/]+$",
        "^projects/[^/]+/dashboards/[^/]+$",
        "^[^/]+$",
        "^[^/]+/[^/]+$",
        "^.*$",
        "^$",
        "^ab?$",
        "^a|b$",
        "^a/.*/b$",
        "^[^/]+:b$",
        "^(a|b)/[^/]+$",
        "^a\\$",
        "a",
    ];

    #[test]
    fn the_usual_form_means_what_the_regular_expression_does() {
        const VALUES: [&str; 16] = [
            "",
            "a",
            "b",
            "ab",
            "a/b",
            "a//b",
            "a/c/b",
            "x:b",
            "operations/",
            "operations/x/y",
            "operations/\n",
            "projects/p",
            "projects/",
            "projects/ü/dashboards/d\n",
            "projects/p/dashboards/d/",
            "projects/p/dashboards/d",
        ];
        for pattern in PATTERNS {
            let regex = compile_once(pattern).unwrap();
            for value in VALUES {
                let expected = regex.is_match(value);
                assert!(
                    matches_usual_form(pattern, value).is_none_or(|fits| fits == expected),
                    "{pattern} {value:?}"
                );
                assert_eq!(matches(pattern, value), expected, "{pattern} {value:?}");
            }
        }
        let usual: Vec<&str> = PATTERNS
            .into_iter()
            .filter(|pattern| matches_usual_form(pattern, "").is_some())
            .collect();
        assert_eq!(usual, PATTERNS[..7]);
    }
}
