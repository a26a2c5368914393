//! Every name of the generated code, decided in one place.
//!
//! | what | rule | example |
//! |---|---|---|
//! | schema | PascalCase, inner capitals kept | `osPolicy` → `OsPolicy`, `A_BCd` → `ABCd` |
//! | field, parameter, method, resource, module | snake_case by [`words`]: an acronym is one word, also with a plural `s` or a version; a digit ends a word | `natIP` → `nat_ip`, `vmURLs` → `vm_urls`, `enableIPv6` → `enable_ipv6`, `eccP256Key` → `ecc_p256_key` |
//! | builder, enum variant | PascalCase by words; `V` before a leading digit; `_` keeps digits apart | `getIAMPolicy` → `GetIamPolicy`, `NOT_SET` → `NotSet`, `30fps` → `V30fps`, `TLS_1_2` → `Tls1_2` |
//! | inline type | PascalCase by words; of a list or map the singular; without the words of its parent that it begins with | `bindings` of `Policy` → `policy::Binding`, `routineType` of `Routine` → `routine::Type` |
//! | spelt by its owner (`ONE_WORD`) | one word | `oAuth2Client` → `oauth2_client`, `iCalUID` → `ical_uid` |
//! | constant of a scope | `SCOPE_` and what follows `/auth/` | `…/auth/monitoring.read` → `SCOPE_MONITORING_READ` |
//! | reserved by Rust | raw; `self`, `Self`, `super`, `crate` take a trailing `_` | `type` → `r#type`, `SELF` → `Self_` |
//! | reserved by us ([`Place`]) | a trailing `_` | method `close` → `close_` |
//!
//! Conversion never makes a name that ends in `_` or has `__`, so such names are ours to give.
//!
//! Where several items of one scope want one name ([`settle`]), the one whose wire name *is* the Rust name owns it, else
//! the only one that is spelt the conventional way for its place, else the only one of those without an acronym
//! (`HttpCheck` before `HTTPCheck`); every other one takes the name and a suffix that depends on its own wire name alone.
//! What has two names has the same claim to both: a property to its field and its type, a method to its function and its
//! builder, a schema to its type and its module. So no name depends on the order of a document.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use crate::model::RustIdent;

/// A scope of the generated code, by what stands in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// `types`: schemas.
    Type,
    /// The modules of inline types: objects and enums that are named after their property or parameter.
    InlineType,
    /// The variants of an enum.
    Variant,
    /// The fields of a message.
    Field,
    /// The parameters of a method: arguments and setters of its builder.
    Parameter,
    /// The functions of a resource: its methods.
    Function,
    /// The functions of the client, which has constructors besides.
    ClientFunction,
    /// The builders in the module of a resource.
    Builder,
    /// The builders of methods at the root of a document, which stand beside what we export.
    RootBuilder,
    /// Modules in `types` that are named after a schema.
    TypeModule,
    /// Modules named after a method, a resource, or a property with an inline type.
    Module,
    /// The modules at the root.
    RootModule,
    /// The constants of the client: OAuth scopes.
    Scope,
}

impl Place {
    /// Words of ours in this place: part of the runtime's contract. An API name that is one of them takes a trailing `_`.
    /// (`call` is what a function has inside, beside its arguments.)
    #[must_use]
    pub fn reserved(self) -> &'static [&'static str] {
        match self {
            Place::Type
            | Place::InlineType
            | Place::Variant
            | Place::Field
            | Place::TypeModule
            | Place::Module
            | Place::Scope => &[],
            Place::Parameter => &[
                "call",
                "send",
                "send_as",
                "send_blocking",
                "send_raw",
                "request",
                "body",
                "raw_body",
                "items",
                "pages",
                "wait",
                "states",
                "options",
            ],
            Place::Function => &["close", "clone"],
            Place::ClientFunction => &["close", "clone", "new", "builder", "resume"],
            Place::Builder => &["Resource"],
            Place::RootBuilder => &["Client", "Credentials", "Error", "Result"],
            Place::RootModule => &["types"],
        }
    }

    /// Where the item has the name that this one follows: the owner of a field's name is the owner of its type's.
    fn leading(self) -> Self {
        match self {
            Place::InlineType => Place::Field,
            Place::TypeModule => Place::Type,
            Place::Builder | Place::RootBuilder => Place::Function,
            place => place,
        }
    }

    fn is_pascal(self) -> bool {
        matches!(
            self,
            Place::Type | Place::InlineType | Place::Variant | Place::Builder | Place::RootBuilder
        )
    }

    /// Whether a wire name is spelt the way that this place is spelt by convention.
    fn is_conventional(self, wire: &str) -> bool {
        let mut letters = wire.chars();
        let Some(first) = letters.next() else {
            return false;
        };
        match self {
            Place::Variant => {
                first.is_ascii_uppercase()
                    && letters.all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
            }
            Place::Type | Place::TypeModule => {
                first.is_ascii_uppercase() && letters.all(|c| c.is_ascii_alphanumeric())
            }
            _ => first.is_ascii_lowercase() && letters.all(|c| c.is_ascii_alphanumeric()),
        }
    }

    /// The name that an item wants here, before clashes and reserved words.
    #[must_use]
    pub fn ideal(self, wire: &str) -> String {
        self.begun(
            wire,
            match self {
                Place::Type => pascal(wire),
                Place::Scope => {
                    let tail = wire
                        .split_once("/auth/")
                        .or_else(|| wire.split_once("//"))
                        .map_or(wire, |(_, tail)| tail);
                    format!("SCOPE_{}", snake(tail).to_ascii_uppercase())
                }
                place if place.is_pascal() => join_pascal(&words(wire)),
                _ => snake(wire),
            },
        )
    }

    /// A name that begins as one must.
    fn begun(self, wire: &str, name: String) -> String {
        match name.chars().next() {
            None if self.is_pascal() => if wire.is_empty() { "Empty" } else { "Value" }.to_owned(),
            None => if wire.is_empty() { "empty" } else { "value" }.to_owned(),
            Some(digit) if digit.is_ascii_digit() => {
                format!("{}{name}", if self.is_pascal() { "V" } else { "v" })
            }
            Some(_) => name,
        }
    }
}

/// The Rust names of the items of one scope, by wire name.
#[must_use]
pub fn settle<'a>(
    place: Place,
    wires: impl IntoIterator<Item = &'a str>,
) -> BTreeMap<&'a str, RustIdent> {
    let wires: BTreeSet<&str> = wires.into_iter().collect();
    settle_wanted(
        place,
        wires.into_iter().map(|wire| (wire, place.ideal(wire))),
    )
}

/// The names of inline types, or of the modules of theirs, in the module of their parent, whose words are given; for each the
/// wire name and whether it is one of several: of a list or a map.
///
/// What shortens a name gives way: where another item wants the short one, the long one stays.
#[must_use]
pub fn settle_inline<'a>(
    place: Place,
    parent: &[String],
    items: impl IntoIterator<Item = (&'a str, bool)>,
) -> BTreeMap<&'a str, RustIdent> {
    let items: BTreeMap<&str, (Vec<String>, Vec<String>)> = items
        .into_iter()
        .map(|(wire, several)| (wire, (short(parent, wire, several), words(wire))))
        .collect();
    let wanted = items.iter().map(|(wire, (short, long))| {
        let contested = short != long
            && items
                .values()
                .any(|(other, theirs)| other == short && theirs != long);
        let words = if contested { long } else { short };
        let name = if place.is_pascal() {
            join_pascal(words)
        } else {
            words.join("_")
        };
        (*wire, place.begun(wire, name))
    });
    settle_wanted(place, wanted)
}

/// The words of an inline type: those of its property, in the singular where it is one of several, without those of its parent.
#[must_use]
pub fn short(parent: &[String], wire: &str, several: bool) -> Vec<String> {
    let mut words = words(wire);
    if let Some(last) = words.last_mut().filter(|_| several) {
        *last = singular(last);
    }
    match words.strip_prefix(parent) {
        Some([first, ..])
            if !parent.is_empty() && !first.starts_with(|c: char| c.is_ascii_digit()) =>
        {
            words.split_off(parent.len())
        }
        _ => words,
    }
}

/// The singular of a word.
fn singular(word: &str) -> String {
    if let Some((_, singular)) = SINGULARS.iter().find(|(plural, _)| *plural == word) {
        return (*singular).to_owned();
    }
    let ends = |ending: &str| word.len() > ending.len() + 1 && word.ends_with(ending);
    let cut = |length: usize| word.get(..word.len() - length).unwrap_or(word).to_owned();
    if ends("ies") {
        cut(3) + "y"
    } else if ["sses", "xes", "ches", "shes"].into_iter().any(ends) {
        cut(2)
    } else if word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") || !ends("s") {
        word.to_owned()
    } else {
        cut(1)
    }
}

fn settle_wanted<'a>(
    place: Place,
    wanted: impl Iterator<Item = (&'a str, String)>,
) -> BTreeMap<&'a str, RustIdent> {
    let mut claims: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (wire, name) in wanted {
        claims.entry(name).or_default().push(wire);
    }
    let taken: BTreeSet<String> = claims.keys().cloned().collect();
    let mut names = BTreeMap::new();
    for (name, claimants) in &claims {
        let owner = owner(place, claimants);
        let readable: BTreeMap<&str, String> = claimants
            .iter()
            .filter(|wire| Some(**wire) != owner)
            .filter_map(|wire| Some((*wire, format!("{name}{}", spelling(place, wire)?))))
            .collect();
        for wire in claimants {
            let chosen = if Some(*wire) == owner {
                name.clone()
            } else {
                let tells_apart = |text: &&String| {
                    !taken.contains(*text)
                        && readable.values().filter(|other| other == text).count() == 1
                };
                match readable.get(wire).filter(tells_apart) {
                    Some(suffixed) => suffixed.clone(),
                    None => format!("{name}{}", digest(place, wire)),
                }
            };
            names.insert(*wire, identifier(place, &chosen));
        }
    }
    names
}

/// One name in a scope where nothing else can want it.
#[must_use]
pub fn single(place: Place, wire: &str) -> RustIdent {
    identifier(place, &place.ideal(wire))
}

fn owner<'a>(place: Place, claimants: &[&'a str]) -> Option<&'a str> {
    if let [only] = claimants {
        return Some(only);
    }
    let exact: Vec<&str> = claimants
        .iter()
        .copied()
        .filter(|wire| *wire == place.leading().ideal(wire))
        .collect();
    let conventional: Vec<&str> = claimants
        .iter()
        .copied()
        .filter(|wire| place.is_conventional(wire))
        .collect();
    let plain: Vec<&str> = conventional
        .iter()
        .copied()
        .filter(|wire| !has_acronym(wire))
        .collect();
    match (exact.as_slice(), conventional.as_slice(), plain.as_slice()) {
        ([only], _, _) | (_, [only], _) | (_, _, [only]) => Some(only),
        _ => None,
    }
}

/// Whether a wire name of capitals and small letters has two capitals in a row.
fn has_acronym(wire: &str) -> bool {
    let capitals = wire
        .as_bytes()
        .windows(2)
        .any(|pair| pair.iter().all(u8::is_ascii_uppercase));
    capitals && wire.bytes().any(|byte| byte.is_ascii_lowercase())
}

/// A suffix that says how a wire name is spelt.
fn spelling(place: Place, wire: &str) -> Option<&'static str> {
    let has = |test: fn(char) -> bool| wire.chars().any(test);
    let spelt = if wire.contains('$') {
        ["Dollar", "_dollar"]
    } else if wire.contains('@') {
        ["At", "_at"]
    } else if wire.contains('.') {
        ["Dotted", "_dotted"]
    } else if wire.contains('-') {
        ["Kebab", "_kebab"]
    } else if wire.contains('_') {
        ["Underscored", "_underscored"]
    } else if !has(|c| c.is_ascii_uppercase()) {
        ["Lowercase", "_lowercase"]
    } else if !has(|c| c.is_ascii_lowercase()) {
        ["Uppercase", "_uppercase"]
    } else if has_acronym(wire) {
        ["Acronym", "_acronym"]
    } else if wire.starts_with(|c: char| c.is_ascii_lowercase()) {
        ["CamelCase", "_camel_case"]
    } else {
        ["PascalCase", "_pascal_case"]
    };
    Some(if place.is_pascal() {
        spelt[0]
    } else {
        spelt[1]
    })
    .filter(|_| place != Place::Scope)
}

/// Four hex digits of the SHA-256 of a wire name, as a suffix.
fn digest(place: Place, wire: &str) -> String {
    let hash = Sha256::digest(wire.as_bytes());
    let digits: String = hash
        .iter()
        .take(2)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    match place {
        Place::Scope => format!("_{}", digits.to_ascii_uppercase()),
        place if place.is_pascal() => format!("H{digits}"),
        _ => format!("_{digits}"),
    }
}

/// Gives way to the words of Rust and of ours.
fn identifier(place: Place, name: &str) -> RustIdent {
    RustIdent::new(
        if place.reserved().contains(&name) || matches!(name, "self" | "Self" | "super" | "crate") {
            format!("{name}_")
        } else if KEYWORDS.contains(&name) {
            format!("r#{name}")
        } else {
            name.to_owned()
        },
    )
}

/// PascalCase with inner capitals kept.
#[must_use]
pub fn pascal(wire: &str) -> String {
    join_pascal(&segments(wire).map(str::to_owned).collect::<Vec<_>>())
}

/// Joins words; digits that the wire name keeps apart stay apart (`1_2` is not `12`).
fn join_pascal(words: &[String]) -> String {
    let mut joined = String::new();
    for word in words {
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        if digit(joined.chars().last()) && digit(word.chars().next()) {
            joined.push('_');
        }
        let mut letters = word.chars();
        joined.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        joined += letters.as_str();
    }
    joined
}

/// snake_case. A leading underscore of the wire name is part of the name (`_since` is not `since`).
#[must_use]
pub fn snake(wire: &str) -> String {
    let name = words(wire).join("_");
    if wire.starts_with('_') && !name.is_empty() {
        format!("_{name}")
    } else {
        name
    }
}

/// The words of a wire name, in small letters.
#[must_use]
pub fn words(wire: &str) -> Vec<String> {
    segments(wire)
        .flat_map(split)
        .map(str::to_ascii_lowercase)
        .collect()
}

/// The runs of ASCII letters and digits.
fn segments(wire: &str) -> impl Iterator<Item = &str> {
    wire.split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|segment| !segment.is_empty())
}

/// Splits a run of letters and digits at its capitals: `HTMLSnippet` is `HTML` `Snippet`.
fn split(segment: &str) -> Vec<&str> {
    let bytes = segment.as_bytes();
    let mut words = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < bytes.len() {
        if at == start {
            let length = one_word(&segment[at..]);
            if length > 0 {
                at += length;
                if at < bytes.len() && !bytes[at].is_ascii_digit() {
                    words.push(&segment[start..at]);
                    start = at;
                }
                continue;
            }
        }
        if !bytes[at].is_ascii_uppercase() {
            at += 1;
            continue;
        }
        let run = bytes[at..]
            .iter()
            .take_while(|byte| byte.is_ascii_uppercase())
            .count();
        let end = at + run;
        if at > start && begins_word(bytes, start, at, run) {
            words.push(&segment[start..at]);
            start = at;
            continue;
        }
        at = end;
        if run >= 2 && end < bytes.len() {
            let tail = acronym_tail(&bytes[end..]);
            if tail > 0 {
                at = end + tail;
                if at < bytes.len() {
                    words.push(&segment[start..at]);
                    start = at;
                }
            } else if bytes[end].is_ascii_lowercase() {
                words.push(&segment[start..end - 1]);
                start = end - 1;
                at = start;
                if one_word(&segment[at..]) == 0 {
                    at += 1;
                }
            }
        }
    }
    words.push(&segment[start..]);
    words.retain(|word| !word.is_empty());
    words
}

/// Whether the capitals at a place begin a word: after small letters; after digits only where a small letter follows them
/// (`P256Key`, but `A2APart`), and not where they end a dimension (`Vertex2DList`).
fn begins_word(bytes: &[u8], start: usize, at: usize, run: usize) -> bool {
    let small = |place: usize| bytes.get(place).is_some_and(u8::is_ascii_lowercase);
    if !bytes[at - 1].is_ascii_digit() {
        return bytes[at - 1].is_ascii_lowercase();
    }
    let letter = bytes[start..at]
        .iter()
        .rev()
        .find(|byte| byte.is_ascii_alphabetic());
    let after_small = letter.is_some_and(u8::is_ascii_lowercase);
    let dimension = run == 2 && small(at + 2);
    (run == 1 && letter.is_some() && small(at + 1)) || (after_small && !dimension)
}

/// How much after a run of capitals still belongs to it: the `s` of `URLs`, the `v6` of `IPv6`.
fn acronym_tail(rest: &[u8]) -> usize {
    match rest {
        [b's'] | [b's', b'A'..=b'Z', ..] => 1,
        [b'v', b'0'..=b'9', ..] => {
            1 + rest[1..]
                .iter()
                .take_while(|byte| byte.is_ascii_digit())
                .count()
        }
        _ => 0,
    }
}

/// How much at the beginning of a text is one word that its capitals do not show to be one.
fn one_word(text: &str) -> usize {
    let spelt = ONE_WORD.iter().find(|word| {
        let rest = text.strip_prefix(**word).map(str::as_bytes);
        rest.is_some_and(|rest| !matches!(rest, [b'a'..=b'z', ..]) || acronym_tail(rest) == 1)
    });
    spelt.map_or(0, |word| {
        let rest = text.as_bytes().get(word.len()..).unwrap_or_default();
        word.len() + usize::from(acronym_tail(rest) == 1)
    })
}

/// Words that their owners spell with capitals inside, or that other acronyms follow.
const ONE_WORD: &[&str] = &[
    "ECommerce",
    "GRPC",
    "GSuite",
    "GraphQL",
    "ITunes",
    "IaC",
    "OAuth",
    "PMax",
    "VCenter",
    "VMware",
    "VSphere",
    "XPath",
    "eCommerce",
    "iCal",
    "iOS",
    "iTunes",
    "mTls",
    "oAuth",
    "sSL",
    "uRI",
];

/// Plurals that no rule makes singular, and words that only look like plurals.
const SINGULARS: &[(&str, &str)] = &[
    ("aliases", "alias"),
    ("analyses", "analysis"),
    ("apis", "api"),
    ("aws", "aws"),
    ("axes", "axis"),
    ("biases", "bias"),
    ("buses", "bus"),
    ("caches", "cache"),
    ("canvases", "canvas"),
    ("children", "child"),
    ("cors", "cors"),
    ("cpus", "cpu"),
    ("dns", "dns"),
    ("gps", "gps"),
    ("gpus", "gpu"),
    ("https", "https"),
    ("indices", "index"),
    ("ios", "ios"),
    ("kubernetes", "kubernetes"),
    ("matrices", "matrix"),
    ("movies", "movie"),
    ("news", "news"),
    ("os", "os"),
    ("series", "series"),
    ("skus", "sku"),
    ("statuses", "status"),
    ("tls", "tls"),
    ("tpus", "tpu"),
    ("vertices", "vertex"),
];

/// Strict and reserved words of Rust up to edition 2024 that can be raw.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];
