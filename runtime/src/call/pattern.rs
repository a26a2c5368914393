//! Checks a path value against the `pattern` of its parameter.

/// Whether the whole value matches the pattern.
///
/// One that cannot be compiled decides nothing, and neither does one of an unusual form without the feature `regex`: the server
/// has the last word anyway.
pub(crate) fn matches(pattern: &'static str, value: &str) -> bool {
    matches_usual_form(pattern, value).unwrap_or_else(|| matches_regex(pattern, value))
}

/// Whether the value matches, for a pattern of the usual form: `^projects/[^/]+/dashboards/[^/]+$`, `^operations/.*$`. Nearly all
/// are like that, and a regular expression would be a good part of what a call costs here. `None` for any other form.
fn matches_usual_form(pattern: &str, value: &str) -> Option<bool> {
    const SEGMENT: &str = "[^/]+";
    let is_literal = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_');
    let mut pattern = pattern.strip_prefix('^')?.strip_suffix('$')?;
    let mut rest = value;
    // To the end of the pattern, also when it cannot match any more: it may still turn out to be of another form.
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

/// The pattern as a regular expression, if it is one. Each is compiled once.
#[cfg(feature = "regex")]
fn compile_once(pattern: &'static str) -> Option<std::sync::Arc<regex::Regex>> {
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
