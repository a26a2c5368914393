//! Path templates: which paths one takes, and which path it makes of values.

use std::collections::{BTreeMap, BTreeSet};

use discovery_codegen::model::PathForm;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// The values of the variables of a path, decoded.
pub(crate) type Values = BTreeMap<String, String>;

/// RFC 3986, section 2.3: what stands for itself.
const VALUE: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');
/// A value of `{+x}` keeps what separates the parts of a URL, without what ends a path.
const RESERVED: &AsciiSet = &VALUE
    .remove(b'/')
    .remove(b':')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=');

/// A template of more parts takes no path. The longest that Google publishes has 13.
const MOST_TOKENS: usize = 64;

/// A path template.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Template(Vec<Token>);

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Literal(String),
    /// `{x}`: a part of one segment.
    Segment(String),
    /// `{+x}`: any text.
    Rest(String),
}

impl Template {
    /// Reads a template that the reader of documents has checked.
    pub(crate) fn new(template: &str) -> Self {
        let mut tokens = Vec::new();
        let mut rest = template;
        while let Some((literal, tail)) = rest.split_once('{') {
            let (name, after) = tail.split_once('}').unwrap_or((tail, ""));
            if !literal.is_empty() {
                tokens.push(Token::Literal(literal.to_owned()));
            }
            tokens.push(match name.strip_prefix('+') {
                Some(name) => Token::Rest(name.to_owned()),
                None => Token::Segment(name.to_owned()),
            });
            rest = after;
        }
        if !rest.is_empty() {
            tokens.push(Token::Literal(rest.to_owned()));
        }
        Self(tokens)
    }

    /// The last variable, if nothing follows it, and whether it is `{+x}`.
    pub(crate) fn last_variable(&self) -> Option<(&str, bool)> {
        match self.0.last()? {
            Token::Literal(_) => None,
            Token::Segment(name) => Some((name, false)),
            Token::Rest(name) => Some((name, true)),
        }
    }

    /// The variables, in their order.
    #[cfg(test)]
    pub(crate) fn variables(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|token| match token {
            Token::Literal(_) => None,
            Token::Segment(name) | Token::Rest(name) => Some(name.as_str()),
        })
    }

    /// The values of the variables in a path as it came, if the template takes it and each value `fits`.
    pub(crate) fn values(&self, path: &str, fits: &dyn Fn(&str, &str) -> bool) -> Option<Values> {
        // Most templates end in a literal, and most paths in another one.
        let ends = match self.0.last() {
            Some(Token::Literal(text)) => path.ends_with(text.as_str()),
            _ => true,
        };
        if !ends || self.0.len() > MOST_TOKENS {
            return None;
        }
        let mut search = Search {
            tokens: &self.0,
            path,
            fits,
            failed: BTreeSet::new(),
        };
        let mut values = Values::new();
        search.take(0, 0, &mut values).then_some(values)
    }

    /// The same for a template that may begin with a slash, and a path that does not.
    pub(crate) fn values_from_root(
        &self,
        path: &str,
        fits: &dyn Fn(&str, &str) -> bool,
    ) -> Option<Values> {
        let slash = matches!(self.0.first(), Some(Token::Literal(text)) if text.starts_with('/'));
        match slash {
            true => self.values(&format!("/{path}"), fits),
            false => self.values(path, fits),
        }
    }

    /// The path of values.
    pub(crate) fn path(&self, values: &Values) -> String {
        let value = |name: &String, set| {
            let value = values.get(name).map_or("", String::as_str);
            utf8_percent_encode(value, set).to_string()
        };
        let tokens = self.0.iter().map(|token| match token {
            Token::Literal(text) => text.clone(),
            Token::Segment(name) => value(name, VALUE),
            Token::Rest(name) => value(name, RESERVED),
        });
        tokens.collect()
    }

    /// The form of its paths, a wildcard for each variable or what its pattern says: `v3/projects/*/alertPolicies/*`.
    pub(crate) fn form(&self, pattern: impl Fn(&str) -> Option<PathForm>) -> String {
        let tokens = self.0.iter().map(|token| match token {
            Token::Literal(text) => text.clone(),
            Token::Segment(name) => match pattern(name) {
                // A pattern of a literal alone.
                Some(form) if !form.to_string().contains(['*', '/']) => form.to_string(),
                _ => "*".to_owned(),
            },
            Token::Rest(name) => {
                pattern(name).map_or_else(|| "**".to_owned(), |form| form.to_string())
            }
        });
        tokens.collect()
    }
}

/// Takes a path apart. Of several ways, the one with the shortest values counts.
struct Search<'a> {
    tokens: &'a [Token],
    path: &'a str,
    fits: &'a dyn Fn(&str, &str) -> bool,
    /// Tokens and places from which the rest of the path cannot be taken: no place is tried twice.
    failed: BTreeSet<(usize, usize)>,
}

impl Search<'_> {
    fn take(&mut self, token: usize, at: usize, values: &mut Values) -> bool {
        if self.failed.contains(&(token, at)) {
            return false;
        }
        let taken = self.take_token(token, at, values);
        if !taken {
            self.failed.insert((token, at));
        }
        taken
    }

    fn take_token(&mut self, token: usize, at: usize, values: &mut Values) -> bool {
        let rest = self.path.get(at..).unwrap_or_default();
        let (name, many) = match self.tokens.get(token) {
            None => return rest.is_empty(),
            Some(Token::Literal(text)) => {
                return rest.starts_with(text.as_str())
                    && self.take(token + 1, at + text.len(), values);
            }
            Some(Token::Segment(name)) => (name, false),
            Some(Token::Rest(name)) => (name, true),
        };
        let most = match many {
            true => rest.len(),
            false => rest.find('/').unwrap_or(rest.len()),
        };
        // The last variable takes all that is left.
        let first = if token + 1 == self.tokens.len() {
            rest.len()
        } else {
            1
        };
        for length in first.max(1)..=most {
            let Some(value) = rest.get(..length) else {
                continue;
            };
            if !self.take(token + 1, at + length, values) {
                continue;
            }
            let Ok(value) = percent_decode_str(value).decode_utf8() else {
                continue;
            };
            if (self.fits)(name, &value) {
                values.insert(name.clone(), value.into_owned());
                return true;
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(template: &str, path: &str) -> Option<Vec<String>> {
        let template = Template::new(template);
        let values = template.values(path, &|_, value| !value.contains("bad"))?;
        assert_eq!(template.path(&values), path);
        Some(
            template
                .variables()
                .map(|name| values[name].clone())
                .collect(),
        )
    }

    #[test]
    fn every_kind_of_template_takes_its_paths() {
        for (template, path, expected) in [
            ("v1/things", "v1/things", Some(vec![])),
            ("v1/things", "v1/thing", None),
            ("v1/things", "v1/things/", None),
            (
                "b/{bucket}/o/{object}",
                "b/x/o/a%2Fb",
                Some(vec!["x", "a/b"]),
            ),
            ("b/{bucket}/o/{object}", "b/x/o/a/b", None),
            ("b/{bucket}/o/{object}", "b//o/a", None),
            ("v1/{+name}", "v1/projects/p", Some(vec!["projects/p"])),
            ("v1/{+name}:close", "v1/a/b:close", Some(vec!["a/b"])),
            ("v1/{+name}:close", "v1/a/b:open", None),
            (
                "v1/{+name}/items/{item}:run",
                "v1/a/items/b/items/c:run",
                Some(vec!["a/items/b", "c"]),
            ),
            (
                "v1/{+name}/items",
                "v1/a/items/items",
                Some(vec!["a/items"]),
            ),
            ("v1/{+name}", "v1/bad", None),
            ("{a}.{b}", "x.y.z", Some(vec!["x", "y.z"])),
            ("v1/{name}", "v1/%FF", None),
        ] {
            let expected: Option<Vec<String>> =
                expected.map(|values| values.into_iter().map(str::to_owned).collect());
            assert_eq!(values(template, path), expected, "{template} {path}");
        }
    }

    #[test]
    fn a_path_that_fits_nearly_is_given_up_soon() {
        let template = Template::new("{+a}/{+b}/{+c}/{+d}/{+e}/x");
        let path = "a/".repeat(300);
        assert_eq!(template.values(&path, &|_, _| true), None);
    }
}
