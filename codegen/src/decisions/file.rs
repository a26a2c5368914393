//! A file of decisions: TOML, one `[[keep]]` for each item that keeps something for good, and one `[[soften]]` for each that keeps
//! something until the next major version.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::{Aspect, Decision, Decisions, Old, Softening, Value};
use crate::problem::{Problem, line_and_column};

/// What a file says above its decisions.
const HEADER: &str = "\
# What this crate keeps as it was published, although its document alone would decide otherwise. `update` writes this file. Without an
# entry the document decides, and code that uses the old name or signature breaks.
";

/// What it says above what is softened.
const SOFTENED: &str = "
# What the document gave up, and the crate still has, deprecated. The `update` to the next major version removes it.
";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    keep: Vec<Keep>,
    #[serde(default)]
    soften: Vec<Soft>,
}

/// The decisions about one item.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Keep {
    path: Spanned<String>,
    name: Option<Spanned<String>>,
    #[serde(rename = "type")]
    ty: Option<Spanned<String>>,
    module: Option<Spanned<String>>,
    builder: Option<Spanned<String>>,
    arguments: Option<Spanned<Vec<String>>>,
    body: Option<Spanned<String>>,
    page_token: Option<Spanned<Vec<String>>>,
    next_page_token: Option<Spanned<Vec<String>>>,
    items: Option<Spanned<String>>,
    update_mask: Option<Spanned<String>>,
    operations: Option<Spanned<String>>,
    cancel: Option<Spanned<bool>>,
    first_call: Option<Spanned<String>>,
}

impl Keep {
    fn decisions(self) -> Vec<(Aspect, Range<usize>, Value)> {
        fn value<T>(
            aspect: Aspect,
            written: Option<Spanned<T>>,
            value: impl Fn(T) -> Value,
        ) -> Option<(Aspect, Range<usize>, Value)> {
            let written = written?;
            Some((aspect, written.span(), value(written.into_inner())))
        }
        let text = |aspect, written| value(aspect, written, Value::Text);
        let list = |aspect, written| value(aspect, written, Value::List);
        [
            text(Aspect::Name, self.name),
            text(Aspect::Type, self.ty),
            text(Aspect::Module, self.module),
            text(Aspect::Builder, self.builder),
            list(Aspect::Arguments, self.arguments),
            text(Aspect::Body, self.body),
            list(Aspect::PageToken, self.page_token),
            list(Aspect::NextPageToken, self.next_page_token),
            text(Aspect::Items, self.items),
            text(Aspect::UpdateMask, self.update_mask),
            text(Aspect::Operations, self.operations),
            value(Aspect::Cancel, self.cancel, Value::Flag),
            text(Aspect::FirstCall, self.first_call),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// What one item still is.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Soft {
    path: Spanned<String>,
    name: Option<Spanned<String>>,
    module: Option<Spanned<String>>,
    places: Option<Spanned<Vec<String>>>,
    setter: Option<Spanned<bool>>,
    since: String,
}

impl Soft {
    fn softenings(self) -> Vec<(Old, Range<usize>, Value)> {
        let text = |old, written: Option<Spanned<String>>| {
            let written = written?;
            Some((old, written.span(), Value::Text(written.into_inner())))
        };
        let setter = self.setter.map(|written| {
            let span = written.span();
            (Old::Setter, span, Value::Flag(written.into_inner()))
        });
        let names = [text(Old::Name, self.name), text(Old::Module, self.module)];
        let places = self.places.map(|written| {
            let span = written.span();
            let mut places = written.into_inner();
            places.sort();
            (Old::Places, span, Value::List(places))
        });
        let others = [places, setter];
        names.into_iter().chain(others).flatten().collect()
    }
}

/// Reads the decisions of a file. Whether they apply to a document is seen when it is resolved.
///
/// # Errors
///
/// What is wrong with the text, each with its line and column.
pub fn read(text: &str) -> Result<Decisions, Vec<Problem>> {
    let file: File = toml::from_str(text).map_err(|error| {
        let at = error.span().unwrap_or_default().start;
        vec![Problem::new(
            line_and_column(text, at),
            error.message().trim(),
        )]
    })?;
    let mut reader = Reader {
        text,
        problems: Vec::new(),
    };
    let kept = file.keep.into_iter().map(|keep| Entry {
        path: keep.path.clone(),
        since: String::new(),
        values: keep.decisions(),
    });
    let kept = reader.by_item(kept, "keeps", check, |value, written_at, _| Decision {
        value,
        written_at,
    });
    let softened = file.soften.into_iter().map(|soft| Entry {
        path: soft.path.clone(),
        since: soft.since.clone(),
        values: soft.softenings(),
    });
    let softened = reader.by_item(
        softened,
        "softens",
        check_softening,
        |value, written_at, since| Softening {
            value,
            since: since.to_owned(),
            written_at,
        },
    );
    match reader.problems.is_empty() {
        true => Ok(Decisions {
            kept,
            softened,
            file: String::new(),
        }),
        false => Err(reader.problems),
    }
}

/// An entry of the file: values of one item.
struct Entry<Key> {
    path: Spanned<String>,
    since: String,
    values: Vec<(Key, Range<usize>, Value)>,
}

/// Reads the entries of a text, and keeps what is wrong with them.
struct Reader<'a> {
    text: &'a str,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    /// The values by their items. `does` is what an entry does, for the message if it has none.
    fn by_item<Key: Copy + Ord, Read>(
        &mut self,
        entries: impl Iterator<Item = Entry<Key>>,
        does: &str,
        check: fn(Key, &Value) -> Result<(), String>,
        read: impl Fn(Value, String, &str) -> Read,
    ) -> BTreeMap<String, BTreeMap<Key, Read>> {
        let mut all = BTreeMap::new();
        for entry in entries {
            let span = entry.path.span();
            let path = entry.path.into_inner();
            if entry.values.is_empty() {
                let message =
                    format!("it {does} nothing: say what, such as `name`, or remove the entry");
                self.add_problem(&span, message);
            }
            if all.contains_key(&path) {
                self.add_problem(&span, format!("a second entry for {path:?}: join the two"));
                continue;
            }
            let mut of_item = BTreeMap::new();
            for (key, span, value) in entry.values {
                if let Err(why) = check(key, &value) {
                    self.add_problem(&span, why);
                }
                let written_at = line_and_column(self.text, span.start);
                of_item.insert(key, read(value, written_at, &entry.since));
            }
            all.insert(path, of_item);
        }
        all
    }

    fn add_problem(&mut self, span: &Range<usize>, message: String) {
        let place = line_and_column(self.text, span.start);
        self.problems.push(Problem::new(place, message));
    }
}

/// Checks what a value can be, whatever the document has.
fn check_softening(old: Old, value: &Value) -> Result<(), String> {
    match (old, value) {
        (Old::Name | Old::Module, Value::Text(text)) => check_name(old.key(), text),
        (Old::Places, Value::List(all)) if all.is_empty() => Err("`places` is empty".to_owned()),
        (Old::Setter, Value::Flag(false)) => {
            Err("`setter` can only be true: without it, the parameter is an argument".to_owned())
        }
        _ => Ok(()),
    }
}

fn check_name(key: &str, text: &str) -> Result<(), String> {
    let plain = text.strip_prefix("r#").unwrap_or(text);
    let is_name = plain.starts_with(|c: char| c.is_ascii_alphabetic())
        && plain
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    match is_name {
        true => Ok(()),
        false => Err(format!("`{key}` is {text:?}, which is not a name in Rust")),
    }
}

/// Checks what a value can be, whatever the document has.
fn check(aspect: Aspect, value: &Value) -> Result<(), String> {
    let key = aspect.key();
    match (aspect, value) {
        (Aspect::Name | Aspect::Type | Aspect::Module | Aspect::Builder, Value::Text(text)) => {
            check_name(key, text)
        }
        (Aspect::Body, Value::Text(text)) if !matches!(text.as_str(), "argument" | "setter") => {
            Err(format!("`{key}` is `argument` or `setter`, not {text:?}"))
        }
        (Aspect::PageToken, Value::List(all)) => match all.as_slice() {
            [kind, _] if matches!(kind.as_str(), "query" | "link") => Ok(()),
            [kind, _, ..] if kind == "body" => Ok(()),
            _ => Err(format!(
                "`{key}` is `query` or `link` and a parameter, or `body` and the keys that lead to the token"
            )),
        },
        (Aspect::NextPageToken, Value::List(all)) if all.is_empty() => {
            Err(format!("`{key}` is empty"))
        }
        (Aspect::Arguments, Value::List(all)) => {
            let mut seen = std::collections::BTreeSet::new();
            match all.iter().find(|one| !seen.insert(*one)) {
                Some(twice) => Err(format!("`{key}` has {twice:?} twice")),
                None => Ok(()),
            }
        }
        _ => Ok(()),
    }
}

impl Decisions {
    /// The text of the file that has these decisions.
    #[must_use]
    pub fn to_toml(&self) -> String {
        let mut text = HEADER.to_owned();
        for (place, kept) in &self.kept {
            let _ = write!(text, "\n[[keep]]\npath = {}\n", quote(place));
            for (aspect, decision) in kept {
                let _ = writeln!(text, "{} = {}", aspect.key(), written(&decision.value));
            }
        }
        if !self.softened.is_empty() {
            text.push_str(SOFTENED);
        }
        for (place, of_item) in &self.softened {
            let _ = write!(text, "\n[[soften]]\npath = {}\n", quote(place));
            for (old, softening) in of_item {
                let _ = writeln!(text, "{} = {}", old.key(), written(&softening.value));
            }
            for softening in of_item.values().take(1) {
                let _ = writeln!(text, "since = {}", quote(&softening.since));
            }
        }
        text
    }
}

/// A value of TOML.
fn written(value: &Value) -> String {
    match value {
        Value::Text(text) => quote(text),
        Value::List(all) => {
            let all: Vec<String> = all.iter().map(|one| quote(one)).collect();
            format!("[{}]", all.join(", "))
        }
        Value::Flag(flag) => flag.to_string(),
    }
}

/// A text as a basic string of TOML.
fn quote(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                quoted.push('\\');
                quoted.push(c);
            }
            c if c.is_control() || !c.is_ascii() => {
                let _ = write!(quoted, "\\U{:08X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(text: &str) -> Vec<String> {
        let problems = read(text).expect_err("a problem");
        problems.iter().map(Problem::to_string).collect()
    }

    #[test]
    fn what_is_written_is_read_again() {
        let mut decisions = Decisions::default();
        let text = |text: &str| Value::Text(text.to_owned());
        let place = "schemas.A.properties.\"\\\u{202e}\n'é";
        decisions.insert(place, Aspect::Name, text("r#type"));
        decisions.insert(place, Aspect::Type, text("Type"));
        decisions.insert("", Aspect::Cancel, Value::Flag(false));
        decisions.insert(
            "resources.a.methods.b",
            Aspect::Arguments,
            Value::List(vec!["a".to_owned(), "$.b".to_owned()]),
        );
        let written = decisions.to_toml();
        let again = read(&written).expect("decisions");
        assert_eq!(again.to_toml(), written);
        assert!(again.iter().eq(decisions.iter()));
        assert!(written.is_ascii() && written.lines().all(|line| !line.contains(char::is_control)));
        assert_eq!(again.written_at("", Aspect::Cancel), "line 6, column 10");
        assert!(read("").expect("decisions").is_empty());
    }

    #[test]
    fn everything_that_is_wrong_is_said_with_its_place() {
        assert_eq!(
            problems(
                "[[keep]]\npath = \"a\"\nname = \"x y\"\n[[keep]]\npath = \"b\"\n[[keep]]\npath = \"a\"\nbody = \"none\"\n\
                 [[keep]]\npath = \"c\"\narguments = [\"a\", \"a\"]\npage-token = [\"query\"]\nnext-page-token = []\ntype = \"\""
            ),
            [
                "line 3, column 8: `name` is \"x y\", which is not a name in Rust",
                "line 5, column 8: it keeps nothing: say what, such as `name`, or remove the entry",
                "line 7, column 8: a second entry for \"a\": join the two",
                "line 14, column 8: `type` is \"\", which is not a name in Rust",
                "line 11, column 13: `arguments` has \"a\" twice",
                "line 12, column 14: `page-token` is `query` or `link` and a parameter, or `body` and the keys that lead to the token",
                "line 13, column 19: `next-page-token` is empty",
            ]
        );
        assert_eq!(
            problems("[[keep]]\npath = \"a\"\ncolour = 1"),
            [
                "line 3, column 1: unknown field `colour`, expected one of `path`, `name`, `type`, `module`, `builder`, `arguments`, `body`, `page-token`, `next-page-token`, `items`, `update-mask`, `operations`, `cancel`, `first-call`"
            ]
        );
        assert_eq!(
            problems("[[keep]]\nname = \"a\""),
            ["line 1, column 1: missing field `path`"]
        );
        assert_eq!(problems("keep = 1").len(), 1);
    }
}
