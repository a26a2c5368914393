//! Forms of path values, in the syntax of Google's path templates ([AIP-127](https://google.aip.dev/127)).

use std::fmt;

use super::names::{RustIdent, WireName};

/// Which values a variable of a path takes: `projects/*/databases/*/documents/**`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PathForm(Vec<Segment>);

/// What stands between two `/`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Segment {
    /// Itself.
    Literal(String),
    /// `*`: one segment that is not empty.
    One,
    /// `**`: any rest. It stands last.
    Rest,
}

impl PathForm {
    /// The form of these segments.
    pub(crate) fn new(segments: Vec<Segment>) -> Self {
        Self(segments)
    }

    /// The form that a `pattern` stands for, if it is one: `^projects/[^/]+$`, `^operations/.*$`.
    #[must_use]
    pub fn of_pattern(pattern: &str) -> Option<Self> {
        let pattern = pattern.strip_prefix('^')?.strip_suffix('$')?;
        let text = pattern.replace("[^/]+", "*");
        let segments: Vec<&str> = text.split('/').collect();
        let (last, before) = segments.split_last()?;
        let one = |segment: &str| match segment {
            "*" => Some(Segment::One),
            literal => is_literal(literal).then(|| Segment::Literal(literal.to_owned())),
        };
        let before = before.iter().map(|segment| one(segment));
        let last = match *last {
            ".*" => Some(Segment::Rest),
            segment => one(segment),
        };
        before.chain([last]).collect::<Option<_>>().map(Self)
    }

    /// Its segments.
    #[must_use]
    pub fn segments(&self) -> &[Segment] {
        &self.0
    }

    /// Whether it takes any value.
    #[must_use]
    pub fn is_anything(&self) -> bool {
        self.0 == [Segment::Rest]
    }

    /// Whether it has a literal: one of wildcards alone says nothing about a value.
    #[must_use]
    pub fn has_literal(&self) -> bool {
        let mut segments = self.0.iter();
        segments.any(|segment| matches!(segment, Segment::Literal(_)))
    }

    /// Whether it takes every value that the other takes.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        let mut others = other.0.iter();
        for segment in &self.0 {
            match (segment, others.next()) {
                (Segment::Rest, Some(_)) => return true,
                (Segment::One, Some(Segment::One | Segment::Literal(_))) => {}
                (Segment::Literal(one), Some(Segment::Literal(two))) if one == two => {}
                _ => return false,
            }
        }
        others.next().is_none()
    }

    /// Whether it takes the value.
    #[must_use]
    pub fn takes(&self, value: &str) -> bool {
        let literal = |text: &str| match text {
            "" => None,
            text => Some(Segment::Literal(text.to_owned())),
        };
        let mut parts = value.split('/');
        for segment in &self.0 {
            match (segment, parts.next()) {
                (Segment::Rest, Some(_)) => return true,
                (Segment::One, Some(part)) if literal(part).is_some() => {}
                (Segment::Literal(text), Some(part)) if text == part => {}
                _ => return false,
            }
        }
        parts.next().is_none()
    }
}

/// Text of a pattern that means itself. (A `.` means any character, and itself as well.)
fn is_literal(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_~:@%".contains(&byte))
}

impl fmt::Display for PathForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, segment) in self.0.iter().enumerate() {
            if at > 0 {
                f.write_str("/")?;
            }
            f.write_str(match segment {
                Segment::Literal(text) => text,
                Segment::One => "*",
                Segment::Rest => "**",
            })?;
        }
        Ok(())
    }
}

/// A variable of a path, with what methods take there that have this verb and this path: a request is the same, whichever method
/// it is made by.
#[derive(Clone, Debug, PartialEq)]
pub struct SharedPath {
    /// `httpMethod`.
    pub verb: String,
    /// `path`.
    pub path: String,
    /// The variable.
    pub parameter: WireName,
    /// The forms of patterns, each with the ids of the methods that have it.
    pub forms: Vec<(PathForm, Vec<String>)>,
}

/// A kind of resource name: the functions of the module `names` that build one and take one apart.
#[derive(Clone, Debug, PartialEq)]
pub struct ResourceName {
    /// The function that builds it.
    pub build: RustIdent,
    /// The function that takes it apart.
    pub parse: RustIdent,
    /// Its form.
    pub form: PathForm,
    /// JSON path of a pattern that has it.
    pub path_in_document: String,
    /// Its parts, one for each run of wildcards.
    pub parts: Vec<RustIdent>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_that_are_forms() {
        for (pattern, form) in [
            ("^projects/[^/]+$", Some("projects/*")),
            (
                "^projects/[^/]+/documents/[^/]+/.*$",
                Some("projects/*/documents/*/**"),
            ),
            ("^operations/.*$", Some("operations/**")),
            ("^.*$", Some("**")),
            ("^[^/]+$", Some("*")),
            ("^hybrid/issuers$", Some("hybrid/issuers")),
            ("^$", None),
            ("^projects/$", None),
            ("projects/[^/]+", None),
            ("^projects/[^/]+", None),
            ("^projects/[^/]+/.*/x$", None),
            ("^a[^/]+$", None),
            ("^(a|b)/[^/]+$", None),
            (r"^\d+$", None),
            ("^[^/]+*$", None),
            ("^a.b$", None),
        ] {
            let found = PathForm::of_pattern(pattern).map(|form| form.to_string());
            assert_eq!(found.as_deref(), form, "{pattern}");
        }
    }

    #[test]
    fn a_form_covers_what_takes_less() {
        let form = |text: &str| {
            let segment = |text: &str| match text {
                "*" => Segment::One,
                "**" => Segment::Rest,
                text => Segment::Literal(text.to_owned()),
            };
            PathForm::new(text.split('/').map(segment).collect())
        };
        for (wide, narrow, expected) in [
            ("a/*", "a/*", true),
            ("a/*", "a/b", true),
            ("a/b", "a/*", false),
            ("a/**", "a/*/c", true),
            ("a/**", "a", false),
            ("a/*", "a/**", false),
            ("a/*", "a/b/c", false),
            ("**", "a/b", true),
        ] {
            assert_eq!(
                form(wide).covers(&form(narrow)),
                expected,
                "{wide} {narrow}"
            );
        }
    }
}
