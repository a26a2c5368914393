//! Every name of the generated code, decided in one place.
//!
//! | what | rule | example |
//! |---|---|---|
//! | schema | PascalCase, inner capitals kept | `osPolicy` → `OsPolicy`, `A_BCd` → `ABCd` |
//! | field, parameter, method, resource, module | snake_case by [`split_words`]: an acronym is one word, also with a plural `s` or a version; a digit ends a word | `natIP` → `nat_ip`, `vmURLs` → `vm_urls`, `enableIPv6` → `enable_ipv6`, `eccP256Key` → `ecc_p256_key` |
//! | builder, type of a resource, enum variant | PascalCase by words; `V` before a leading digit; `_` keeps digits apart | `getIAMPolicy` → `GetIamPolicy`, `NOT_SET` → `NotSet`, `30fps` → `V30fps`, `TLS_1_2` → `Tls1_2` |
//! | inline type | PascalCase by words; of a list or map the singular; without the words of its parent that it begins with | `bindings` of `Policy` → `policy::Binding`, `routineType` of `Routine` → `routine::Type` |
//! | spelt by its owner (`PROTECTED_WORDS`) | one word | `oAuth2Client` → `oauth2_client`, `iCalUID` → `ical_uid` |
//! | constant of an endpoint | `ENDPOINT_` and the location, or the name of the host if that is not a regional one | `us-east1` → `ENDPOINT_US_EAST1`, `batch-datastore.us-east1` → `ENDPOINT_BATCH_DATASTORE_US_EAST1` |
//! | constant of a scope | `SCOPE_` and what follows `/auth/` | `…/auth/monitoring.read` → `SCOPE_MONITORING_READ` |
//! | reserved by Rust | raw; `self`, `Self`, `super`, `crate` take a trailing `_` | `type` → `r#type`, `SELF` → `Self_` |
//! | reserved by us ([`NameScope`]) | a trailing `_` | method `close` → `close_` |
//! | builder named as the resource of its method ([`Names::beside`]) | a trailing `_` | method `invoke` of `invoke` → `Invoke_` |
//!
//! Conversion never makes a name that ends in `_` or has `__`, so such names are ours to give.
//!
//! If several items of one scope want one name ([`assign_names`]), the item whose wire name *is* the Rust name owns it. If there is
//! no such item, the only one with the conventional spelling owns it; else the only one of these without an acronym (`HttpCheck`
//! before `HTTPCheck`). Every other item takes the name and a suffix that depends on its own wire name alone.
//! An item with two names has the same claim to both: a property to its field and its type, a method to its function and its
//! builder, a schema to its type and its module. So no name depends on the order of a document.
//!
//! A name that was published beats all of that ([`KeptNames`]): its item keeps it, and no other item of the scope gets it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use sha2::{Digest, Sha256};

use super::words::{join_pascal, singular, split_words, to_pascal, to_snake};
use crate::model::{OldName, PASSED_ON, PASSED_ON_WITH_FEATURE, RustIdent};

/// A scope of the generated code, by the items in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameScope {
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
    /// The functions of the client, which also has constructors.
    ClientFunction,
    /// The type of a resource, in the module of the resource. It is named after the resource alone, so no method renames it.
    ResourceType,
    /// The builders in the module of a resource.
    Builder,
    /// The builders of methods at the root of a document, which are beside our own items.
    RootBuilder,
    /// Modules in `types` that are named after a schema.
    TypeModule,
    /// Modules named after a method, a resource, or a property with an inline type.
    Module,
    /// The modules at the root.
    RootModule,
    /// The functions of the module `names`: kinds of resource names.
    ResourceName,
    /// The parts of a resource name: arguments of such a function.
    ResourceNamePart,
    /// The constants of the client: OAuth scopes.
    Scope,
    /// The constants of the client: endpoints.
    Endpoint,
}

/// The primitive types of Rust.
const PRIMITIVE_TYPES: &[&str] = &[
    "bool", "char", "str", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64",
    "u128", "usize", "f32", "f64",
];

/// Our names at the root: of the client and what is beside it, of modules, and of what comes from the runtime.
static ROOT: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let own = ["Client", "Credentials", "Error", "Result", "types", "names"];
    let own = own.iter().chain(PRIMITIVE_TYPES).chain(&PASSED_ON);
    let with_feature = PASSED_ON_WITH_FEATURE.iter().map(|(name, _)| name);
    own.chain(with_feature).copied().collect()
});

impl NameScope {
    /// Our own names in this scope: part of the contract with the runtime. If a name of the API is one of them, it takes a trailing `_`.
    /// (`call` is a variable in each function, beside its arguments. A module would hide the primitive type of its name.)
    #[must_use]
    pub fn reserved_words(self) -> &'static [&'static str] {
        match self {
            NameScope::TypeModule | NameScope::Module => PRIMITIVE_TYPES,
            NameScope::Type
            | NameScope::InlineType
            | NameScope::Variant
            | NameScope::Field
            | NameScope::ResourceType
            | NameScope::Builder
            | NameScope::ResourceName
            | NameScope::ResourceNamePart
            | NameScope::Scope
            | NameScope::Endpoint => &[],
            NameScope::Parameter => &[
                "call",
                "send",
                "send_as",
                "send_as_blocking",
                "send_blocking",
                "send_raw",
                "send_raw_blocking",
                "upload",
                "upload_blocking",
                "download",
                "download_blocking",
                "stream",
                "stream_blocking",
                "update_mask_from_body",
                "request",
                "body",
                "raw_body",
                "items",
                "pages",
                "wait",
                "states",
                "options",
            ],
            NameScope::Function => &["close", "clone"],
            NameScope::ClientFunction => &["batch", "close", "clone", "new", "builder", "resume"],
            NameScope::RootBuilder | NameScope::RootModule => &ROOT,
        }
    }

    /// The scope of the item's other name, which decides the owner of both: the owner of a field's name owns the name of its type.
    fn leading_scope(self) -> Self {
        match self {
            NameScope::InlineType => NameScope::Field,
            NameScope::TypeModule => NameScope::Type,
            NameScope::Builder | NameScope::RootBuilder => NameScope::Function,
            scope => scope,
        }
    }

    fn is_pascal(self) -> bool {
        matches!(
            self,
            NameScope::Type
                | NameScope::InlineType
                | NameScope::Variant
                | NameScope::ResourceType
                | NameScope::Builder
                | NameScope::RootBuilder
        )
    }

    /// Whether a wire name is spelt as names of this scope are spelt by convention.
    fn is_conventional(self, wire: &str) -> bool {
        let mut letters = wire.chars();
        let Some(first) = letters.next() else {
            return false;
        };
        match self {
            NameScope::Variant => {
                first.is_ascii_uppercase()
                    && letters.all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
            }
            NameScope::Type | NameScope::TypeModule => {
                first.is_ascii_uppercase() && letters.all(|c| c.is_ascii_alphanumeric())
            }
            _ => first.is_ascii_lowercase() && letters.all(|c| c.is_ascii_alphanumeric()),
        }
    }

    /// The name that an item wants here, before clashes and reserved words.
    #[must_use]
    pub fn ideal_name(self, wire: &str) -> String {
        self.with_valid_start(
            wire,
            match self {
                NameScope::Type => to_pascal(wire),
                NameScope::Scope => {
                    let tail = wire
                        .split_once("/auth/")
                        .or_else(|| wire.split_once("//"))
                        .map_or(wire, |(_, tail)| tail);
                    format!("SCOPE_{}", to_snake(tail).to_ascii_uppercase())
                }
                NameScope::Endpoint => {
                    format!("ENDPOINT_{}", to_snake(wire).to_ascii_uppercase())
                }
                scope if scope.is_pascal() => join_pascal(&split_words(wire)),
                _ => to_snake(wire),
            },
        )
    }

    /// Whether an item of this scope can have this name: it is spelt as names are here, and not one of ours.
    fn can_have(self, name: &str) -> bool {
        let plain = name.strip_prefix("r#").unwrap_or(name);
        let bytes = plain.as_bytes();
        let is_spelt = |byte: u8| match self {
            NameScope::Scope | NameScope::Endpoint => byte.is_ascii_uppercase(),
            scope if scope.is_pascal() => byte.is_ascii_alphabetic(),
            _ => byte.is_ascii_lowercase(),
        };
        let begins = match self {
            NameScope::Scope => plain.starts_with("SCOPE_"),
            NameScope::Endpoint => plain.starts_with("ENDPOINT_"),
            scope if scope.is_pascal() => bytes.first().is_some_and(u8::is_ascii_uppercase),
            _ => bytes.first().is_some_and(u8::is_ascii_lowercase),
        };
        // The compiler warns of `_` inside a name in PascalCase, except between digits.
        let is_joined = |at: usize| {
            let beside = [at.checked_sub(1), Some(at + 1)];
            let byte = |at: Option<usize>| at.and_then(|at| bytes.get(at));
            at + 1 == bytes.len()
                || match self.is_pascal() {
                    true => beside
                        .map(byte)
                        .iter()
                        .all(|one| one.is_some_and(u8::is_ascii_digit)),
                    false => byte(beside[1]) != Some(&b'_'),
                }
        };
        let is_valid = |(at, byte): (usize, &u8)| match byte {
            b'_' => is_joined(at),
            byte => byte.is_ascii_digit() || is_spelt(*byte),
        };
        let unmarked = plain.strip_suffix('_').unwrap_or(plain);
        begins
            && bytes.len() <= LONGEST_NAME + MOST_OF_A_SUFFIX
            && bytes.iter().enumerate().all(is_valid)
            && (escape_reserved(self, plain).as_str() == name
                || escape_reserved(self, unmarked).as_str() == name)
    }

    /// Makes a name begin with a letter.
    pub(super) fn with_valid_start(self, wire: &str, name: String) -> String {
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names<'a> {
    scope: NameScope,
    by_wire: BTreeMap<&'a str, RustIdent>,
    /// The names that items had, and still have besides their own.
    old: BTreeMap<String, OldName>,
}

impl<'a> Names<'a> {
    /// The name of an item. Every item has one: an item that was not among those of the scope, and so contests no name there,
    /// has the name that it would have alone.
    #[must_use]
    pub fn name_of(&self, wire: &str) -> RustIdent {
        match self.by_wire.get(wire) {
            Some(name) => name.clone(),
            None => uncontested_name(self.scope, wire),
        }
    }

    /// The name that an item had, and still has besides its own.
    #[must_use]
    pub fn old_name_of(&self, wire: &str) -> Option<OldName> {
        self.old.get(wire).cloned()
    }

    /// The names beside another one in their scope: an item of its name takes a trailing `_`.
    #[must_use]
    pub fn beside(mut self, other: &RustIdent) -> Self {
        let taken: BTreeSet<RustIdent> = self.by_wire.values().cloned().collect();
        for name in self.by_wire.values_mut().filter(|name| *name == other) {
            let mut marked = RustIdent::new(format!("{name}_"));
            while taken.contains(&marked) {
                marked = RustIdent::new(format!("{marked}_"));
            }
            *name = marked;
        }
        self
    }

    /// Every wire name with its Rust name.
    pub fn iter(&self) -> impl Iterator<Item = (&'a str, &RustIdent)> {
        self.by_wire.iter().map(|(wire, name)| (*wire, name))
    }
}

/// The names of one scope that are taken before its items are named.
#[derive(Clone, Debug, Default)]
pub struct KeptNames {
    by_wire: BTreeMap<String, RustIdent>,
    old: BTreeMap<String, OldName>,
    taken: BTreeSet<RustIdent>,
}

impl KeptNames {
    /// Takes a name that something beside the items of the scope has.
    pub fn take(&mut self, name: RustIdent) {
        self.taken.insert(name);
    }

    /// Gives an item the name that it had, unless another one has it already or no item of this scope can have it.
    pub fn keep(&mut self, scope: NameScope, wire: &str, name: &str) {
        if !scope.can_have(name) {
            return;
        }
        let name = RustIdent::new(name);
        if self.taken.insert(name.clone()) {
            self.by_wire.insert(wire.to_owned(), name);
        }
    }

    /// Gives an item the name that it had besides the one that it has now, unless it is that one, another item has it already, or no
    /// item of this scope can have it.
    pub fn keep_old(&mut self, scope: NameScope, wire: &str, name: &str, since: &str) {
        let old = OldName {
            name: RustIdent::new(name),
            since: since.to_owned(),
        };
        let is_another = old.name != uncontested_name(scope, wire);
        if is_another && scope.can_have(name) && self.taken.insert(old.name.clone()) {
            self.old.insert(wire.to_owned(), old);
        }
    }

    /// Nobody keeps this name.
    pub fn release(&mut self, name: &RustIdent) {
        self.taken.remove(name);
        self.by_wire.retain(|_, kept| kept != name);
        self.old.retain(|_, old| old.name != *name);
    }

    fn has(&self, scope: NameScope, name: &str) -> bool {
        !self.taken.is_empty() && self.taken.contains(&escape_reserved(scope, name))
    }
}

/// Names the items of one scope.
#[must_use]
pub fn assign_names<'a>(scope: NameScope, wires: impl IntoIterator<Item = &'a str>) -> Names<'a> {
    assign_names_beside(scope, wires, &KeptNames::default())
}

/// Names the items of one scope, some of which keep their names.
#[must_use]
pub fn assign_names_beside<'a>(
    scope: NameScope,
    wires: impl IntoIterator<Item = &'a str>,
    kept: &KeptNames,
) -> Names<'a> {
    let wires: BTreeSet<&str> = wires.into_iter().collect();
    let wanted = wires.into_iter().map(|wire| (wire, scope.ideal_name(wire)));
    assign_wanted_names(scope, wanted, kept)
}

/// Names inline types, or their modules, in the module of their parent, whose words are given. Each item is a wire name, and
/// whether its type is that of the elements of a list or a map.
///
/// An item leaves out the words of its parent only if no other item wants the short name.
#[must_use]
pub fn assign_inline_names<'a>(
    scope: NameScope,
    parent: &[String],
    items: impl IntoIterator<Item = (&'a str, bool)>,
    kept: &KeptNames,
) -> Names<'a> {
    let items: BTreeMap<&str, (Vec<String>, Vec<String>)> = items
        .into_iter()
        .map(|(wire, in_list)| {
            (
                wire,
                (inline_words(parent, wire, in_list), split_words(wire)),
            )
        })
        .collect();
    // Who wants each short name: one long name, or several.
    let mut claims: BTreeMap<&[String], (&[String], bool)> = BTreeMap::new();
    for (short, long) in items.values() {
        let (first, several) = claims.entry(short).or_insert((long, false));
        *several |= *first != long.as_slice();
    }
    let wanted = items.iter().map(|(wire, (short, long))| {
        let several = claims
            .get(short.as_slice())
            .is_some_and(|(_, several)| *several);
        let contested = short != long && several;
        let words = if contested { long } else { short };
        let name = if scope.is_pascal() {
            join_pascal(words)
        } else {
            words.join("_")
        };
        (*wire, scope.with_valid_start(wire, name))
    });
    assign_wanted_names(scope, wanted, kept)
}

/// The words of an inline type: those of its property without those of its parent, in the singular if the type is that of the
/// elements of a list or a map.
pub(super) fn inline_words(parent: &[String], wire: &str, in_list: bool) -> Vec<String> {
    let mut words = split_words(wire);
    if let Some(last) = words.last_mut().filter(|_| in_list) {
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

/// Names items that want these names: each name goes to its owner, and every other item takes a suffix. An item that keeps its name
/// wants no other one.
pub(super) fn assign_wanted_names<'a>(
    scope: NameScope,
    wanted: impl Iterator<Item = (&'a str, String)>,
    kept: &KeptNames,
) -> Names<'a> {
    let mut claims: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let mut by_wire: BTreeMap<&str, RustIdent> = BTreeMap::new();
    for (wire, name) in wanted {
        match kept.by_wire.get(wire) {
            Some(kept) => {
                by_wire.insert(wire, kept.clone());
            }
            None => claims.entry(shorten(scope, name)).or_default().push(wire),
        }
    }
    let is_free = |name: &str| !claims.contains_key(name) && !kept.has(scope, name);
    let mut chosen: BTreeMap<&str, String> = BTreeMap::new();
    // The items that their spelling does not tell apart, with the names that they want.
    let mut alike: Vec<(&str, &str)> = Vec::new();
    for (name, claimants) in &claims {
        let owner = find_owner(scope, claimants).filter(|_| !kept.has(scope, name));
        let others = claimants.iter().filter(|wire| Some(**wire) != owner);
        let mut spelt: BTreeMap<Option<&str>, Vec<&str>> = BTreeMap::new();
        for wire in others {
            let suffix = spelling_suffix(scope, wire);
            spelt.entry(suffix).or_default().push(wire);
        }
        for (suffix, wires) in spelt {
            let suffixed = suffix.map(|suffix| format!("{name}{suffix}"));
            match (wires.as_slice(), suffixed) {
                ([only], Some(suffixed)) if is_free(&suffixed) => {
                    chosen.insert(only, suffixed);
                }
                _ => alike.extend(wires.iter().map(|wire| (*wire, name.as_str()))),
            }
        }
        chosen.extend(owner.map(|owner| (owner, name.clone())));
    }
    chosen.extend(digest_names(scope, alike, &is_free));
    let chosen = chosen.into_iter();
    by_wire.extend(chosen.map(|(wire, name)| (wire, escape_reserved(scope, &name))));
    Names {
        scope,
        by_wire,
        old: kept.old.clone(),
    }
}

/// Names items by the digests of their wire names. Four digits tell almost all items apart; if they do not, more do.
fn digest_names<'a>(
    scope: NameScope,
    items: Vec<(&'a str, &str)>,
    is_free: &dyn Fn(&str) -> bool,
) -> Vec<(&'a str, String)> {
    let mut named = Vec::new();
    let mut open = items;
    for digits in [4, 16, 64] {
        let mut wanted: BTreeMap<String, Vec<(&str, &str)>> = BTreeMap::new();
        for (wire, name) in open {
            let suffixed = format!("{name}{}", digest_suffix(scope, wire, digits));
            wanted.entry(suffixed).or_default().push((wire, name));
        }
        open = Vec::new();
        for (suffixed, items) in wanted {
            match items.as_slice() {
                [(wire, _)] if is_free(&suffixed) => named.push((*wire, suffixed)),
                _ => open.extend(items),
            }
        }
    }
    // Only a document that was made for this end has another item with the name that all digits make.
    for (wire, name) in open {
        let mut suffixed = format!("{name}{}", digest_suffix(scope, wire, 64));
        while !is_free(&suffixed) {
            suffixed.push('0');
        }
        named.push((wire, suffixed));
    }
    named
}

/// The longest name, in bytes. A file system takes 255 bytes as the name of a file. The longest name in Google's documents has 143.
const LONGEST_NAME: usize = 200;

/// The most bytes that a suffix adds, if no one has made the document for that end.
const MOST_OF_A_SUFFIX: usize = 40;

/// Cuts a name that no file can have, and puts a digest of the whole at its end.
fn shorten(scope: NameScope, name: String) -> String {
    match name.get(..LONGEST_NAME) {
        Some(start) if name.len() > LONGEST_NAME => {
            let start = start.trim_end_matches('_');
            format!("{start}{}", digest_suffix(scope, &name, 16))
        }
        _ => name,
    }
}

/// The name that an item has in a scope where no other item wants it.
#[must_use]
pub fn uncontested_name(scope: NameScope, wire: &str) -> RustIdent {
    escape_reserved(scope, &shorten(scope, scope.ideal_name(wire)))
}

/// The item that has the best claim to a name, if one claim is better than all others.
fn find_owner<'a>(scope: NameScope, claimants: &[&'a str]) -> Option<&'a str> {
    if let [only] = claimants {
        return Some(only);
    }
    let exact: Vec<&str> = claimants
        .iter()
        .copied()
        .filter(|wire| *wire == scope.leading_scope().ideal_name(wire))
        .collect();
    let conventional: Vec<&str> = claimants
        .iter()
        .copied()
        .filter(|wire| scope.is_conventional(wire))
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
fn spelling_suffix(scope: NameScope, wire: &str) -> Option<&'static str> {
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
    Some(if scope.is_pascal() {
        spelt[0]
    } else {
        spelt[1]
    })
    .filter(|_| !matches!(scope, NameScope::Scope | NameScope::ResourceName))
}

/// The first hex digits of the SHA-256 of a wire name, as a suffix.
fn digest_suffix(scope: NameScope, wire: &str, digits: usize) -> String {
    let hash = Sha256::digest(wire.as_bytes());
    let digits: String = hash
        .iter()
        .take(digits / 2)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    match scope {
        NameScope::Scope => format!("_{}", digits.to_ascii_uppercase()),
        scope if scope.is_pascal() => format!("H{digits}"),
        _ => format!("_{digits}"),
    }
}

/// Makes a name that is reserved by Rust or by us a valid one.
fn escape_reserved(scope: NameScope, name: &str) -> RustIdent {
    // The functions that take a resource name apart begin so.
    let is_parser = scope == NameScope::ResourceName && name.starts_with("parse_");
    RustIdent::new(
        if is_parser
            || scope.reserved_words().contains(&name)
            || matches!(name, "self" | "Self" | "super" | "crate")
        {
            format!("{name}_")
        } else if KEYWORDS.contains(&name) {
            format!("r#{name}")
        } else {
            name.to_owned()
        },
    )
}

/// Strict and reserved words of Rust up to edition 2024 that can be raw.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];
