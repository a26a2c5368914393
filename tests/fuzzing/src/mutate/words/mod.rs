//! Texts and numbers that are hard for a generator, a reader, or a call.

mod lists;

use fastrand::Rng;
use serde_json::{Map, Number, Value, json};

use super::Language;
use lists::*;

/// Words of the document that other places can refer to.
pub(super) struct Known {
    /// The ids of its schemas.
    pub(super) schemas: Vec<String>,
}

impl Known {
    pub(super) fn of(root: &Value) -> Self {
        let schemas = root.get("schemas").and_then(Value::as_object);
        Self {
            schemas: schemas.into_iter().flat_map(Map::keys).cloned().collect(),
        }
    }
}

fn pick(from: &[&str], rng: &mut Rng) -> String {
    from.get(rng.usize(..from.len()))
        .copied()
        .unwrap_or_default()
        .to_owned()
}

/// Another text for the value of a key: one that is usual there, one that is not, or this one with a change.
pub(super) fn change_text(
    text: &str,
    key: &str,
    language: Language,
    known: &Known,
    rng: &mut Rng,
) -> String {
    let is_near = match language {
        Language::Message => 60,
        Language::Document => 90,
        Language::Call => 100,
    };
    if rng.u8(..) < is_near {
        return near(text, rng);
    }
    let usual = match key {
        "name" if language == Language::Message && rng.bool() => return pick(FIELDS, rng),
        _ if language == Language::Message => return pick(TEXTS, rng),
        _ if language == Language::Call => usual_in_call(key),
        "type" => TYPES,
        "format" => FORMATS,
        "location" => LOCATIONS,
        "httpMethod" => VERBS,
        "path" | "flatPath" => TEMPLATES,
        "pattern" => PATTERNS,
        "rootUrl" | "servicePath" | "baseUrl" | "documentationLink" | "basePath" => URLS,
        "$ref" if rng.u8(..) > 30 => {
            return rng.choice(&known.schemas).cloned().unwrap_or_default();
        }
        "description" | "title" | "revision" => DOCS,
        // Texts for documentation are hard for whatever prints them, wherever they stand.
        _ if rng.u8(..) < 25 => DOCS,
        _ => NAMES,
    };
    match (pick(usual, rng), rng.u8(..)) {
        (word, 0..40) => format!("{text}{word}"),
        (word, 40..60) => format!("{word}{text}"),
        (word, 60..80) => {
            let at = text.floor_char_boundary(rng.usize(..=text.len()));
            let (before, after) = text.split_at(at);
            format!("{before}{word}{after}")
        }
        (word, _) => word,
    }
}

fn usual_in_call(key: &str) -> &'static [&'static str] {
    match key {
        "location" => REDIRECTS,
        "body" => BODIES,
        "call" => &["get", "find", "insert"],
        "name" | "id" | "kind" | "parent" | "0" | "1" => VALUES,
        _ => HEADER_VALUES,
    }
}

/// A header of a response with its value.
pub(super) fn any_header(rng: &mut Rng) -> (String, Value) {
    let name = pick(HEADERS, rng);
    let value = pick(
        if name == "location" {
            REDIRECTS
        } else {
            HEADER_VALUES
        },
        rng,
    );
    (name, json!(value))
}

/// A response.
pub(super) fn any_response(rng: &mut Rng) -> Value {
    const STATUSES: [u16; 20] = [
        200, 200, 204, 301, 302, 303, 307, 308, 304, 400, 401, 403, 404, 408, 409, 429, 500, 503,
        504, 101,
    ];
    let status = match rng.u8(..) {
        0..20 => rng.u16(100..1000),
        _ => STATUSES[rng.usize(..STATUSES.len())],
    };
    let mut headers: Map<String, Value> = (0..rng.usize(..3)).map(|_| any_header(rng)).collect();
    if (300..400).contains(&status) {
        headers.insert("location".to_owned(), json!(pick(REDIRECTS, rng)));
    }
    json!({ "status": status, "headers": headers, "body": pick(BODIES, rng) })
}

/// A text that is nearly the same, as a name that meets it in Rust.
pub(super) fn near(text: &str, rng: &mut Rng) -> String {
    let at = text.floor_char_boundary(rng.usize(..=text.len()));
    let (before, after) = text.split_at(at);
    match rng.u8(..14) {
        0 => text.to_lowercase(),
        1 => text.to_uppercase(),
        2 => format!("{text}_"),
        3 => format!("_{text}"),
        4 => format!("{before}_{after}"),
        5 => format!("{before}-{after}"),
        6 => text.replace('_', ""),
        7 => {
            let mut chars = text.chars();
            let first = chars.next().map(|first| first.to_uppercase().to_string());
            first.unwrap_or_default() + chars.as_str()
        }
        8 => format!("{text}{}", rng.u8(..4)),
        9 => before.to_owned(),
        10 => after.to_owned(),
        11 => format!(
            "{before}{}{after}",
            char::from_u32(rng.u32(..0x300)).unwrap_or('\u{7f}')
        ),
        12 => format!("{before}{}{after}", rng.char(..)),
        _ => format!("{after}{before}"),
    }
}

pub(super) fn change_number(number: &Number, rng: &mut Rng) -> Value {
    let near = number
        .as_i64()
        .and_then(|number| number.checked_add(rng.i64(-2..3)));
    match near {
        Some(near) if rng.bool() => json!(near),
        _ => serde_json::from_str(&pick(NUMBERS, rng)).unwrap_or_default(),
    }
}

/// A name for something new.
pub(super) fn any_name(rng: &mut Rng) -> String {
    match rng.u8(..) {
        0..60 => pick(NAMES, rng),
        60..140 => format!("new{}", rng.u8(..8)),
        _ => {
            let word = pick(NAMES, rng);
            near(&word, rng)
        }
    }
}

/// A value of any type.
pub(super) fn any_value(language: Language, rng: &mut Rng) -> Value {
    match rng.u8(..10) {
        0 => Value::Null,
        1 => json!(rng.bool()),
        2 => serde_json::from_str(&pick(NUMBERS, rng)).unwrap_or_default(),
        3 => json!([]),
        4 => json!({}),
        5 => json!([any_scalar(language, rng)]),
        6 => json!({ any_key(language, rng): any_scalar(language, rng) }),
        _ => any_scalar(language, rng),
    }
}

fn any_scalar(language: Language, rng: &mut Rng) -> Value {
    match (rng.u8(..3), language) {
        (0, _) => serde_json::from_str(&pick(NUMBERS, rng)).unwrap_or_default(),
        (_, Language::Message) => json!(pick(TEXTS, rng)),
        (1, Language::Document) => json!(pick(DOCS, rng)),
        (_, Language::Document) => json!(pick(NAMES, rng)),
        (_, Language::Call) => json!(pick(VALUES, rng)),
    }
}

/// A key of a message or of a document.
pub(super) fn any_key(language: Language, rng: &mut Rng) -> String {
    match language {
        Language::Message if rng.u8(..) < 230 => pick(FIELDS, rng),
        Language::Message => pick(TEXTS, rng),
        Language::Document => any_name(rng),
        Language::Call => pick(HEADERS, rng),
    }
}
