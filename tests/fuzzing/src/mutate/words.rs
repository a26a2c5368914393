//! Texts and numbers that are hard for a generator or a reader.

use fastrand::Rng;
use serde_json::{Map, Number, Value, json};

use super::Language;

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

const TYPES: &[&str] = &[
    "string", "integer", "number", "boolean", "object", "array", "any", "null", "String", "",
    "file",
];
const FORMATS: &[&str] = &[
    "int32",
    "uint32",
    "int64",
    "uint64",
    "float",
    "double",
    "byte",
    "date",
    "date-time",
    "google-datetime",
    "google-duration",
    "google-fieldmask",
    "google.protobuf.Value",
    "google.protobuf.Any",
    "",
    "new\nformat",
    "`x`",
];
const LOCATIONS: &[&str] = &["path", "query", "header", "body", ""];
const VERBS: &[&str] = &[
    "GET", "POST", "PUT", "PATCH", "DELETE", "get", "OPTIONS", "", "G ET", "GET\r\n", "A-B",
];
const TEMPLATES: &[&str] = &[
    "",
    "v1/{+name}",
    "v1/{name}",
    "{+name}",
    "{name}/{name}",
    "v1/{+parent}/items",
    "v1/{a}/{b}:verb",
    "v1/{/a}",
    "v1/{a*}",
    "v1/{a:3}",
    "{?a}",
    "v1/{",
    "v1/}",
    "v1/{}",
    "../x",
    "//x",
    "v1/%7Ba%7D",
    "v1/a b",
    "v1/é",
    "https://example.com/{x}",
    "/v1/{x}/",
    "v1/{x.y}",
    "v1/{+x_y}",
    "v1/{x}?alt=media",
    "v1/#{x}",
    "v1/{\u{7f}}",
    "v1/{type}",
    "v1/{self}",
    "projects/{project}/a/{+a}:b",
];
const PATTERNS: &[&str] = &[
    "^projects/[^/]+$",
    "^projects/[^/]+/locations/[^/]+$",
    "^[^/]+/[^/]+/a/.*$",
    ".*",
    "^.*$",
    "^[^/]+$",
    "^a/[^/]+/b$",
    "(((",
    "^projects/[^/]+/type/[^/]+$",
    "^projects/[^/]+/projects/[^/]+$",
    "[a-z]+",
    "^$",
    "^/$",
    "^a//b$",
    "^projects/[^/]+/self/[^/]+$",
    "^projects/[^/]+/é/[^/]+$",
];
const URLS: &[&str] = &[
    "https://example.com/",
    "http://example.com",
    "https://example.com",
    "",
    "/",
    "example.com",
    "https://",
    "https://user:pass@example.com/",
    "https://example.com:99999/",
    "https://exämple.com/",
    "https://example.com/a b/",
    "javascript:alert(1)",
    "https://example.com/\"/",
    "file:///etc/passwd",
    "https://[::1]/",
    "https://example.com/?a=b",
    "https://example.com/#a",
    "v1/",
    "../",
    "https://example.com/{a}/",
];
/// Names of Rust, of this project, of Windows, and what no name can be.
const NAMES: &[&str] = &[
    "type",
    "self",
    "Self",
    "crate",
    "super",
    "fn",
    "async",
    "gen",
    "try",
    "box",
    "union",
    "dyn",
    "r#type",
    "_",
    "__",
    "a_",
    "_a",
    "",
    " ",
    "0",
    "1a",
    "-",
    "$",
    "$ref",
    "@type",
    "#",
    "a.b",
    "a/b",
    "a-b",
    "A",
    "a",
    "aB",
    "AB",
    "a_b",
    "aʼb",
    "é",
    "ß",
    "ﬁ",
    "名前",
    "Ⅷ",
    "x\u{301}",
    "\u{7f}",
    "\u{0}",
    "\n",
    "a\nb",
    "\u{202e}",
    "\u{feff}",
    "Option",
    "Some",
    "None",
    "Vec",
    "String",
    "Result",
    "Ok",
    "Err",
    "Box",
    "Default",
    "Clone",
    "Client",
    "Error",
    "std",
    "core",
    "discovery_runtime",
    "types",
    "names",
    "scopes",
    "client",
    "new",
    "build",
    "send",
    "send_as",
    "request",
    "options",
    "fields",
    "alt",
    "key",
    "page_token",
    "pageToken",
    "pageSize",
    "nextPageToken",
    "items",
    "pages",
    "wait",
    "name",
    "con",
    "CON",
    "aux",
    "nul",
    "COM1",
    "lpt9",
    "mod",
    "lib",
    "main",
    "Cargo",
    "src",
    "..",
    ".",
    "true",
    "false",
    "i32",
    "str",
    "bool",
    "u8",
    "unknown",
    "__unknown",
    "keys",
    "field",
    "UNSPECIFIED",
    "0_BASED",
    "*",
    "**",
    "+",
    "<",
    ">",
    "=",
    "!=",
    "{",
    "}",
    "\"",
    "\\",
    "`",
    "'",
    "//",
    "/*",
    "*/",
    "%",
    "%41",
    "☃",
    "😀",
    "U+1F600",
    "_1F600",
    "x1f600",
    "requestId",
    "operation",
    "done",
];
/// Texts for documentation, which must stay text.
const DOCS: &[&str] = &[
    "```\nfn main() {}\n```",
    "```rust\npanic!()\n",
    "~~~\ncode",
    "````\n```\nx\n```\n````",
    "    let x = indented();",
    "\tcode",
    "<script>alert(1)</script>",
    "<b>unclosed",
    "[a](javascript:x)",
    "[a]",
    "[`Vec<u8>`]",
    "[a]: https://b",
    "![i](http://example.com/i.png)",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "# Title",
    "Title\n=====",
    "---",
    "> quote\n> ```\n> x",
    "1. a\n2. b\n\n   c",
    "* a\n    * b\n        * c",
    "`unclosed",
    "``a`b``",
    "\\",
    "\\\\",
    "*/ }",
    "\"#",
    "\"##",
    "*a",
    "__b",
    "&lt;",
    "&#0;",
    "&",
    "http://example.com/)))",
    "https://example.com/<id>",
    "\u{0}",
    "\r",
    "\r\n",
    "\u{202e}",
    "\u{200b}",
    "\u{feff}",
    "a\u{2028}b",
    "[^1]",
    "[^1]: note",
    "- [ ] task",
    "$x$",
    "${x}",
    "{x}",
    "{{x}}",
    "<https://a.b>",
    "<a@b.c>",
    "a\\\nb",
    "a  \nb",
    "::",
    "#[doc]",
    "//! x",
    "/// x",
    "*/",
    "/*",
    "..",
    "...",
    "'",
    "''",
    "\"",
    "<!--",
    "-->",
    "<![CDATA[",
    "<?x",
];
/// Strings in a message.
const TEXTS: &[&str] = &[
    "",
    "0",
    "1",
    "-1",
    "1.0",
    "1.5",
    "1e3",
    "1E400",
    "-0",
    "+1",
    "01",
    " 1",
    "NaN",
    "Infinity",
    "-Infinity",
    "inf",
    "nan",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "18446744073709551615",
    "18446744073709551616",
    "2147483648",
    "4294967296",
    "9007199254740993",
    "1e99999999999999999999",
    "0.1",
    "true",
    "false",
    "True",
    "null",
    "AQID",
    "AQI",
    "AQI=",
    "-_8=",
    "+/8=",
    "-/8=",
    "A Q\nI D",
    "====",
    "AQ=I",
    "2024-02-30",
    "2024-01-01T00:00:00Z",
    "1.5s",
    "a,b.c",
    "\u{0}",
    "\u{7f}",
    "\u{10ffff}",
    "\u{2028}",
    "\"",
    "\\",
    "$serde_json::private::Number",
    "$serde_json::private::RawValue",
    "@type",
    "ACTIVE",
    "NEW_VALUE",
];
const NUMBERS: &[&str] = &[
    "0",
    "-0.0",
    "1",
    "-1",
    "1.0",
    "1.5",
    "2147483647",
    "2147483648",
    "-2147483649",
    "4294967295",
    "4294967296",
    "9007199254740991.0",
    "9007199254740992.0",
    "9007199254740993",
    "9007199254740994.0",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "18446744073709551615",
    "1e3",
    "1e16",
    "1e22",
    "0.1",
    "1e308",
    "1e-320",
    "5e-324",
    "3.4028235e38",
    "3.5e38",
    "1e39",
    "1e-46",
    "16777217",
    "0.30000001192092896",
];

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
    if language == Language::Message {
        return match rng.u8(..4) {
            0 => near(text, rng),
            1 if key == "name" => pick(FIELDS, rng),
            _ => pick(TEXTS, rng),
        };
    }
    if rng.u8(..) < 90 {
        return near(text, rng);
    }
    let usual = match key {
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
    }
}

/// The fields of the messages that are read, and some that they do not have.
pub(super) const FIELDS: &[&str] = &[
    "flag",
    "int32",
    "uint32",
    "int64",
    "uint64",
    "float",
    "double",
    "number",
    "plain",
    "plainUnsigned",
    "text",
    "bytes",
    "time",
    "oldTime",
    "date",
    "duration",
    "mask",
    "any",
    "value",
    "struct",
    "untyped",
    "state",
    "node",
    "other",
    "inline",
    "texts",
    "longs",
    "doubles",
    "floats",
    "flags",
    "states",
    "nodes",
    "anys",
    "structs",
    "matrix",
    "cube",
    "times",
    "byteses",
    "labels",
    "counts",
    "byName",
    "listsByName",
    "statesByName",
    "mapsByName",
    "maps",
    "flagsByName",
    "bytesByName",
    "anyByName",
    "name",
    "size",
    "next",
    "children",
    "parents",
    "x",
    "",
    "@type",
    "new",
];

/// A key of a message or of a document.
pub(super) fn any_key(language: Language, rng: &mut Rng) -> String {
    match language {
        Language::Message if rng.u8(..) < 230 => pick(FIELDS, rng),
        Language::Message => pick(TEXTS, rng),
        Language::Document => any_name(rng),
    }
}
