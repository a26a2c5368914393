//! Values of arguments, as Rust. They are made from names, so they consist of letters, digits and a few marks.

use super::types::Types;
use super::uses::Uses;
use crate::docs::Docs;
use crate::model::{ItemKind, Parameter, PathForm, Segment, Type, text};
use crate::resolve::words::{singular, split_words};

/// The value of a required parameter. `resource` is the wire name of the resource of its method.
pub(super) fn argument(
    parameter: &Parameter,
    resource: &str,
    types: &Types<'_>,
    uses: &mut Uses,
) -> String {
    let one = match &parameter.ty {
        Type::String => quoted(&text_of(parameter, resource)),
        ty => of_type(ty, &parameter.wire.0, types, uses),
    };
    match parameter.repeated {
        true => format!("[{one}]"),
        false => one,
    }
}

/// A value of a type, for a parameter or a property of this name.
pub(super) fn of_type(ty: &Type, name: &str, types: &Types<'_>, uses: &mut Uses) -> String {
    match ty {
        Type::Bool => "true".to_owned(),
        Type::I32 | Type::U32 | Type::I64 | Type::U64 => "1".to_owned(),
        Type::F32 | Type::F64 => "1.0".to_owned(),
        Type::String => quoted(&of_name(name, "value")),
        Type::ByteString => "b\"bytes\"".to_owned(),
        Type::DateTime => {
            uses.std("time::SystemTime");
            "SystemTime::now()".to_owned()
        }
        Type::Date => quoted("2026-01-31"),
        Type::Duration => {
            uses.std("time::Duration");
            "Duration::from_secs(60)".to_owned()
        }
        Type::FieldMask => quoted("name"),
        Type::Named(_) | Type::Boxed(_) => match types.find(ty) {
            Some((path, item)) => match &item.kind {
                ItemKind::Enum(variants) => match variants.first() {
                    Some(first) => {
                        // The first value often says that nothing is specified.
                        let useful = variants.iter().find(|one| {
                            !one.deprecated
                                && !one.wire.0.to_ascii_uppercase().ends_with("UNSPECIFIED")
                        });
                        let variant = &useful.unwrap_or(first).name;
                        format!("{}::{variant}", uses.whole(&text::type_path(path)))
                    }
                    None => "Default::default()".to_owned(),
                },
                _ => "Default::default()".to_owned(),
            },
            None => "Default::default()".to_owned(),
        },
        Type::Xgafv | Type::Json | Type::JsonMap | Type::List(_) | Type::Map(_) => {
            "Default::default()".to_owned()
        }
    }
}

/// The text of a parameter: as its path takes it, or by its name.
fn text_of(parameter: &Parameter, resource: &str) -> String {
    let literal = |form: &&PathForm| matches!(form.segments().first(), Some(Segment::Literal(_)));
    // One of several segments has the kind of its parent first: `*/*` takes `projects/my-project`.
    let is_path = |form: &&PathForm| form.has_literal() || form.segments().len() > 1;
    let first = parameter
        .forms
        .iter()
        .find(literal)
        .or_else(|| parameter.forms.iter().find(is_path));
    match first {
        Some(form) => of_form(form),
        None => match special(&parameter.docs) {
            Some(word) => word,
            None => of_name(&parameter.wire.0, resource),
        },
    }
}

/// A value that every caller can send, if documentation names one: `me` of "the special value `me`", or `primary` of "use the "primary"
/// keyword".
fn special(docs: &Docs) -> Option<String> {
    let text = docs.0.join(" ");
    let values = text.split(" special value ").skip(1);
    let keywords = text.split("use the ").skip(1);
    values
        .map(|rest| (rest, ""))
        .chain(keywords.map(|rest| (rest, " keyword")))
        .find_map(|(rest, end)| quoted_word(rest, end))
}

/// The word in quotes with which a text begins, if this follows.
fn quoted_word(text: &str, end: &str) -> Option<String> {
    let quote = ['`', '"', '\'']
        .into_iter()
        .find(|quote| text.starts_with(*quote))?;
    let (word, rest) = text[1..].split_once(quote)?;
    let is_word = !word.is_empty() && word.chars().all(|c| c.is_ascii_alphabetic());
    (is_word && rest.starts_with(end)).then(|| word.to_owned())
}

/// A path: `projects/my-project/alertPolicies/my-alert-policy`.
fn of_form(form: &PathForm) -> String {
    let mut parts: Vec<String> = Vec::new();
    for segment in form.segments() {
        let part = match (segment, parts.last()) {
            (Segment::Literal(text), _) => text.clone(),
            // A form that begins with the kind of its parent.
            (_, None) => "projects".to_owned(),
            // What has a name of one's own already has parts of that kind.
            (_, Some(before)) if before.starts_with(MINE) => before.clone(),
            (_, Some(before)) => one_of(before),
        };
        parts.push(part);
    }
    parts.join("/")
}

/// One of a collection: `my-project` of `projects`.
fn one_of(collection: &str) -> String {
    match collection {
        "locations" | "regions" => "us-central1".to_owned(),
        "zones" => "us-central1-a".to_owned(),
        "databases" => "(default)".to_owned(),
        _ => mine(&split_words(collection)),
    }
}

/// With what a name of one's own begins.
const MINE: &str = "my-";

/// `my-alert-policy`.
fn mine(words: &[String]) -> String {
    let mut words: Vec<String> = words.to_vec();
    if let Some(last) = words.last_mut() {
        *last = singular(last);
    }
    match words.is_empty() {
        true => format!("{MINE}resource"),
        false => format!("{MINE}{}", words.join("-")),
    }
}

/// A text by the name of its parameter or property. If the name says nothing of its own, it is of one of the resource.
pub(super) fn of_name(name: &str, resource: &str) -> String {
    // The last part of a nested name: `interval.startTime`.
    let name = name.rsplit('.').next().unwrap_or_default();
    let mut words = split_words(name);
    let last = words.last().map(String::as_str).unwrap_or_default();
    match last {
        "address" if words.iter().any(|word| word == "email") => {
            return "user@example.com".to_owned();
        }
        "email" | "user" => return "user@example.com".to_owned(),
        "url" | "uri" | "link" => return "https://example.com".to_owned(),
        "zone" => return "us-central1-a".to_owned(),
        "region" | "location" => return "us-central1".to_owned(),
        "part" => return "snippet".to_owned(),
        "language" => return "en".to_owned(),
        "id" | "key" | "name" => {
            words.pop();
        }
        _ => {}
    }
    let generic = ["parent", "resource", "object", "value"];
    match words.as_slice() {
        [] => mine(&split_words(resource)),
        [word] if generic.contains(&word.as_str()) => mine(&split_words(resource)),
        words => mine(words),
    }
}

/// A literal. What a name cannot have is left out, so nothing has to be escaped.
pub(super) fn quoted(text: &str) -> String {
    let plain = text.chars().filter(|c| is_plain(*c));
    format!("\"{}\"", plain.collect::<String>())
}

/// What a value of an example consists of.
fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || " -_.,:/@()~%".contains(c)
}
