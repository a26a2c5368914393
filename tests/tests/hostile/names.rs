//! Names that Rust, a file system or our own code takes ill.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::documents::{Case, document, keyed, method, of_method};

/// Names that are hard to make a Rust name of.
const HARD: &[&str] = &[
    "",
    " ",
    "_",
    "__",
    "$",
    "@",
    "!",
    "-",
    ".",
    "...",
    "*",
    "/",
    "\\",
    "\"",
    "'",
    "`",
    "#",
    "{}",
    "{",
    "}",
    "//",
    "/*",
    "*/",
    "self",
    "Self",
    "super",
    "crate",
    "SELF",
    "type",
    "Type",
    "TYPE",
    "fn",
    "async",
    "gen",
    "true",
    "union",
    "macro_rules",
    "static",
    "r#type",
    "r#",
    "'static",
    "1",
    "1a",
    "1_2",
    "12",
    "_1",
    "a_",
    "_a",
    "__a",
    "a__b",
    "a b",
    "ä",
    "日本",
    "ß",
    "\u{301}",
    "\u{e000}",
    "\u{fffd}",
    "\u{10ffff}",
    "🦀",
    "foo.bar",
    "foo-bar",
    "foo_bar",
    "fooBar",
    "FooBar",
    "FOO_BAR",
    "foo bar",
    "foo$bar",
    "foo@bar",
    "Foo.Bar",
    "foo..bar",
    "foo--bar",
    "..",
    "../../x",
    "C:\\x",
];

/// Characters that no text shows, in names.
const UNSEEN: &[&str] = &[
    "\u{7f}",
    "a\u{7f}b",
    "\u{0}",
    "a\u{0}b",
    "\t",
    "\n",
    "a\nb",
    "\u{200b}",
    "\u{feff}",
    "\u{2028}",
    "\u{85}",
    "\r",
    "a\rb",
    "\u{202e}",
    "a\u{202e}b",
];

/// Names of our own code, of the prelude and of the language.
const TAKEN: &[&str] = &[
    "call",
    "send",
    "send_as",
    "sendAs",
    "sendBlocking",
    "sendRaw",
    "request",
    "body",
    "rawBody",
    "items",
    "pages",
    "wait",
    "states",
    "options",
    "close",
    "clone",
    "new",
    "builder",
    "resume",
    "client",
    "Client",
    "Resource",
    "resource",
    "Credentials",
    "Error",
    "Result",
    "Status",
    "HyperTransport",
    "status",
    "transport",
    "http",
    "serde_json",
    "types",
    "names",
    "api",
    "API",
    "METHOD",
    "OPERATIONS",
    "operations",
    "standardParameters",
    "standard_parameters",
    "discovery_runtime",
    "discoveryRuntime",
    "std",
    "core",
    "alloc",
    "Option",
    "Some",
    "None",
    "Ok",
    "Err",
    "Vec",
    "String",
    "Box",
    "Default",
    "Clone",
    "Copy",
    "Debug",
    "Send",
    "Sync",
    "Sized",
    "From",
    "Into",
    "Iterator",
    "IntoIterator",
    "ToString",
    "Fn",
    "FnOnce",
    "Drop",
    "AsRef",
    "PartialEq",
    "Eq",
    "Hash",
    "Ord",
    "Message",
    "Field",
    "Schema",
    "Unknown",
    "__Unknown",
    "__unknown",
    "OpenEnum",
    "Element",
    "Slot",
    "View",
    "bool",
    "str",
    "char",
    "u8",
    "u16",
    "u32",
    "u64",
    "u128",
    "usize",
    "i8",
    "i32",
    "i64",
    "isize",
    "f32",
    "f64",
    "from",
    "into",
    "default",
    "fmt",
    "eq",
    "hash",
    "cmp",
    "drop",
    "map",
    "filter",
    "next",
    "asStr",
    "as_str",
    "isKnown",
    "setNull",
    "keys",
    "field",
    "fieldMut",
    "plainIntegers",
    "unknown",
    "unknownMut",
    "values",
    "variant",
    "variants",
    "toString",
    "to_owned",
    "borrow",
    "typeId",
    "tryInto",
    "tryFrom",
    "serialize",
    "deserialize",
    "PAGING",
    "paging",
    "page",
    "index",
    "self_",
    "parse",
    "parse_things",
    "deprecated",
    "derive",
    "main",
    "lib",
    "mod",
    "test",
    "build",
];

/// Names that Windows gives to devices, in some spellings.
const DEVICES: &[&str] = &[
    "con", "Con", "CON", "prn", "aux", "AUX", "aux.rs", "nul", "NUL.txt", "com0", "COM1", "com9",
    "Com1.x", "LPT0", "lpt1", "LPT9", "com10", "conin$", "CONOUT$", "clock$",
];

/// Every place of a name, with these names.
fn everywhere(names: &[&str]) -> Value {
    let names: Vec<&str> = names.to_vec();
    let text = json!({"type": "string"});
    let object = json!({"type": "object", "properties": {"a": {"type": "string", "enum": ["x"]}}});
    let choice = json!({"type": "string", "enum": ["a", "b"]});
    let query = json!({"type": "string", "location": "query"});
    let query_choice = json!({"type": "string", "location": "query", "enum": ["a", "b"]});
    let get = method(json!({}));
    let take = method(
        json!({"response": {"$ref": "Fields"}, "parameters": keyed(names.iter().copied(), &query)}),
    );
    let choose = method(json!({"parameters": keyed(names.iter().copied(), &query_choice)}));
    let inner = json!({"methods": keyed(names.iter().copied(), &get), "resources": {"inner": {"methods": {"take": take, "choose": choose}}}});
    let outer = json!({"methods": {"get": get}, "resources": {"inner": {"methods": {"get": get}}}});
    let mut schemas = keyed(names.iter().copied(), &object);
    schemas["Values"] = json!({"type": "string", "enum": names});
    schemas["Fields"] =
        json!({"type": "object", "properties": keyed(names.iter().copied(), &text)});
    schemas["Inline"] =
        json!({"type": "object", "properties": keyed(names.iter().copied(), &object)});
    schemas["Choices"] =
        json!({"type": "object", "properties": keyed(names.iter().copied(), &choice)});
    schemas["ListsOf"] = json!({"type": "object", "properties": keyed(names.iter().copied(), &json!({"type": "array", "items": object}))});
    let document = document(json!({
        "schemas": schemas,
        "auth": {"oauth2": {"scopes": keyed(names.iter().copied(), &json!({"description": "x"}))}},
        "methods": keyed(names.iter().copied(), &get),
        "resources": {
            "things": inner,
            "more": {"resources": keyed(names.iter().copied(), &outer)},
        },
    }));
    let mut document = document;
    if let (Some(resources), Value::Object(members)) = (
        document["resources"].as_object_mut(),
        keyed(names.iter().copied(), &outer),
    ) {
        resources.extend(members);
    }
    document
}

fn standard(names: &[&str]) -> Value {
    let plain = json!({"type": "string", "location": "query"});
    let choice = json!({"type": "string", "location": "query", "enum": ["a", "b"]});
    let mut parameters = keyed(names.iter().copied(), &plain);
    for (index, name) in names.iter().enumerate() {
        if index % 2 == 1 {
            parameters[*name] = choice.clone();
        }
    }
    document(json!({
        "parameters": parameters,
        "schemas": keyed(names.iter().copied(), &json!({"type": "object"})),
        "resources": {"things": {"methods": {"get": method(json!({}))}}},
    }))
}

/// Names that make one Rust name, and whose digests begin with the same four hex digits.
pub(super) fn that_meet() -> Vec<String> {
    let mut seen = std::collections::BTreeMap::new();
    for number in 0.. {
        // Runs of dots and dashes stand for bits, so all are spelt alike: with a dot.
        let between: String = (0..20)
            .map(|bit| if number >> bit & 1 == 1 { '.' } else { '-' })
            .collect();
        let name = format!("a{between}.b");
        let digest = Sha256::digest(name.as_bytes());
        let key = (digest[0], digest[1]);
        if let Some(other) = seen.insert(key, name.clone()) {
            return vec![other, name];
        }
    }
    Vec::new()
}

/// The names that a schema, a method, a resource or a parameter can have: all others are refused.
fn keys(names: &[&'static str]) -> Vec<&'static str> {
    let is_key = |c: char| c.is_ascii_alphanumeric() || "-_.$".contains(c);
    let names = names.iter().copied();
    names
        .filter(|name| !name.is_empty() && name.chars().all(is_key))
        .collect()
}

/// Names of what can have any: properties and values of enums.
fn anything(names: &[&str]) -> Value {
    let text = json!({"type": "string"});
    let object = json!({"type": "object", "properties": {"a": {"type": "string", "enum": ["x"]}}});
    document(json!({"schemas": {
        "Fields": {"type": "object", "properties": keyed(names.iter().copied(), &text)},
        "Inline": {"type": "object", "properties": keyed(names.iter().copied(), &object)},
        "Values": {"type": "string", "enum": names},
    }}))
}

pub(super) fn all() -> Vec<Case> {
    let meet = that_meet();
    let meet: Vec<&str> = meet.iter().map(String::as_str).collect();
    let mut many: Vec<String> = (0..3000_u32)
        .map(|number| {
            let between: String = (0..12)
                .map(|bit| if number >> bit & 1 == 1 { '.' } else { '-' })
                .collect();
            format!("a{between}.b")
        })
        .collect();
    many.push("a_b_1a2b".to_owned());
    let long = "aB9_".repeat(5_000);
    let longer = format!("{long}x");
    let capitals = "A".repeat(20_000);
    vec![
        ("hard", everywhere(&keys(HARD))),
        ("hard_refused", everywhere(HARD)),
        ("hard_anything", anything(HARD)),
        ("unseen", everywhere(UNSEEN)),
        ("unseen_anything", anything(UNSEEN)),
        ("taken", everywhere(TAKEN)),
        ("devices", everywhere(DEVICES)),
        ("that_meet", everywhere(&meet)),
        ("long", everywhere(&[&long, &longer, &capitals])),
        ("hard_standard", standard(&keys(HARD))),
        ("hard_refused_standard", standard(HARD)),
        ("unseen_standard", standard(UNSEEN)),
        ("taken_standard", standard(TAKEN)),
        ("that_meet_standard", standard(&meet)),
        ("long_standard", standard(&[&long, &longer, &capitals])),
        (
            "many_that_meet",
            document(json!({
                "schemas": {"Fields": {"type": "object", "properties": keyed(many, &json!({"type": "string"}))}},
            })),
        ),
        (
            "enum_of_equal_values",
            of_method(json!({"parameters": {"a": {
                "type": "string", "location": "query", "enum": ["A", "A", "a", "B", "B"], "enumDescriptions": ["one", "two"],
            }}})),
        ),
        (
            "empty_enum",
            of_method(
                json!({"parameters": {"a": {"type": "string", "location": "query", "enum": []}}}),
            ),
        ),
        (
            "names_of_resources_in_patterns",
            of_method(json!({
                "path": "v1/{+name}",
                "parameters": {"name": {
                    "type": "string", "location": "path", "required": true, "pattern": "^self/[^/]+/crate/[^/]+/type/[^/]+/_/[^/]+/-/[^/]+/1/[^/]+$",
                }},
            })),
        ),
        ("document", {
            let mut document =
                document(json!({"resources": {"things": {"methods": {"get": method(json!({}))}}}}));
            document["name"] = json!("a/../b \u{7f}\n\"'{}");
            document["version"] = json!("../v\r1");
            document["title"] = json!("\u{7f} \u{202e} \r\n \"\"\" \\ ''' */ #");
            document["revision"] = json!("\u{7f}\n");
            document["rootUrl"] = json!("not a URL \u{7f}\n\"");
            document["servicePath"] = json!("\u{7f}\n\"");
            document
        }),
        ("device_document", {
            let mut document = document(json!({}));
            document["name"] = json!("con");
            document["version"] = json!("-");
            document
        }),
        ("unseen_texts", {
            let text = "a\u{7f}b\u{0}c\td\u{85}e\u{2028}f";
            let parameter = |location: &str| json!({"type": "string", "location": location, "description": text, "pattern": text, "default": text, "minimum": text, "maximum": text, "enumDescriptions": [text], "enum": ["a"]});
            let get = method(json!({
                "description": text, "path": "v1/{+name}", "parameters": {"name": parameter("path"), "q": parameter("query")},
            }));
            document(json!({
                "description": text, "documentationLink": text, "title": text, "servicePath": text, "features": [text],
                "auth": {"oauth2": {"scopes": {"https://a.example/auth/a": {"description": text}}}},
                "schemas": {"A": {"type": "object", "description": text, "properties": {"a": parameter("query")}}},
                "resources": {"things": {"methods": {"get": get}}},
            }))
        }),
        ("long_document", {
            let mut document =
                document(json!({"resources": {"things": {"methods": {"get": method(json!({}))}}}}));
            document["name"] = json!(capitals);
            document["version"] = json!(capitals);
            document
        }),
    ]
}
