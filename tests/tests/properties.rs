//! What holds for every document: names and text depend on no order, and a newcomer renames nothing that the rule of owners
//! does not. A sample on every run; everything with `cargo test --release -p discovery-tests --test properties -- --ignored`.

#[path = "names/paths.rs"]
mod paths;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use discovery_codegen::resolve::names::{self, NameScope};
use discovery_codegen::resolve::words::{split_words, to_pascal};
use discovery_codegen::{Options, discovery, resolve};
use discovery_fuzzing::mutate::shuffled;
use discovery_tests::documents::of_corpus;
use fastrand::Rng;
use paths::{Kind, Public};
use rayon::prelude::*;
use serde_json::{Value, json};

/// Small documents that between them have what makes names hard; the ignored tests take all.
const SAMPLE: &[&str] = &[
    "calendar.v3",
    "kgsearch.v1",
    "monitoring.v1",
    "oauth2.v2",
    "storage.v1",
    "translate.v2",
];

fn sample() -> Vec<PathBuf> {
    let files = of_corpus();
    let found: Vec<PathBuf> = files
        .into_iter()
        .filter(|file| SAMPLE.contains(&name_of(file).as_str()))
        .collect();
    assert_eq!(
        found.len(),
        SAMPLE.len(),
        "a document of the sample is not in the corpus"
    );
    found
}

fn name_of(file: &Path) -> String {
    file.file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default()
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

// ───── Order

#[test]
fn the_order_of_a_document_changes_nothing() {
    sample()
        .par_iter()
        .for_each(|file| shuffled_is_equal(file, 2));
}

#[test]
#[ignore = "the whole corpus: minutes, also in a release build"]
fn the_order_of_no_document_changes_anything() {
    of_corpus()
        .par_iter()
        .for_each(|file| shuffled_is_equal(file, 3));
}

/// Shuffles every object of a document, and expects the same bytes.
fn shuffled_is_equal(file: &Path, times: u64) {
    let text = read(file);
    let generate = |text: &str| {
        discovery_codegen::generate(text, &Options::default())
            .unwrap_or_else(|problems| panic!("{}: {problems:?}", file.display()))
    };
    let expected = generate(&text);
    let document: Value = serde_json::from_str(&text).expect("JSON");
    for seed in 0..times {
        let shuffled = shuffled(&document, &mut Rng::with_seed(seed));
        assert_ne!(shuffled, text);
        let found = generate(&shuffled);
        assert_eq!(
            found.omissions,
            expected.omissions,
            "{}, seed {seed}",
            file.display()
        );
        for ((path, found), (_, expected)) in found.tree.files().zip(expected.tree.files()) {
            let differs = found
                .lines()
                .zip(expected.lines())
                .find(|(found, expected)| found != expected);
            assert!(
                found == expected,
                "{}, seed {seed}: {path} differs first in {differs:?}",
                file.display()
            );
        }
        assert_eq!(found.tree, expected.tree, "{}, seed {seed}", file.display());
    }
}

// ───── Newcomers

#[test]
fn a_newcomer_renames_nothing_that_the_rule_does_not() {
    sample()
        .par_iter()
        .for_each(|file| newcomers_rename_nothing(file, 2));
}

#[test]
#[ignore = "the whole corpus: minutes, also in a release build"]
fn no_newcomer_renames_anything_that_the_rule_does_not() {
    of_corpus().par_iter().for_each(|file| {
        // A document is resolved once for each newcomer.
        let large = fs::metadata(file).is_ok_and(|file| file.len() > 500_000);
        newcomers_rename_nothing(file, if large { 1 } else { 4 });
    });
}

/// An item that has a name.
#[derive(Clone, Debug)]
struct Target {
    what: What,
    /// The object or list in which it stands.
    within: Vec<String>,
    /// Its wire name.
    wire: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    Schema,
    Property,
    Value,
    Parameter,
    Method,
    Resource,
}

impl Target {
    /// The JSON path of the item.
    fn path(&self) -> String {
        self.within
            .iter()
            .map(String::as_str)
            .chain([self.wire.as_str()])
            .collect::<Vec<_>>()
            .join(".")
    }

    /// Where its own name stands in the generated code.
    fn scope(&self) -> NameScope {
        match self.what {
            What::Schema => NameScope::Type,
            What::Property => NameScope::Field,
            What::Value => NameScope::Variant,
            What::Parameter => NameScope::Parameter,
            What::Method | What::Resource => NameScope::Function,
        }
    }
}

/// Adds to a document items that want the name of another one, one at a time.
fn newcomers_rename_nothing(file: &Path, of_each_kind: usize) {
    let document: Value = serde_json::from_str(&read(file)).expect("JSON");
    let before = names_of(&document);
    assert_distinct(file, "as it is", &before);
    let mut targets: BTreeMap<What, Vec<Target>> = BTreeMap::new();
    collect(&document, &mut Vec::new(), &mut |target| {
        targets.entry(target.what).or_default().push(target)
    });
    let mut rng = Rng::with_seed(file.to_string_lossy().len() as u64);
    let chosen: Vec<Target> = targets
        .into_values()
        .flat_map(|all| rng.choose_multiple(all, of_each_kind))
        .collect();
    for target in chosen {
        for newcomer in spellings(&target) {
            let Some(changed) = with_newcomer(&document, &target, &newcomer) else {
                continue;
            };
            let after = names_of(&changed);
            let what = format!("`{newcomer}` beside {}", target.path());
            assert_distinct(file, &what, &after);
            for (path, before) in &before {
                let Some(after) = after.get(path) else {
                    panic!("{}: {what}: {path} is no more", file.display())
                };
                let renamed = before
                    .iter()
                    .zip(after)
                    .find(|(before, after)| before.segments != after.segments);
                let Some((before, after)) = renamed else {
                    continue;
                };
                let allowed = beside(&document, &target, path)
                    .is_some_and(|renamed| may_rename(&renamed, &newcomer));
                assert!(
                    allowed,
                    "{}: {what} renames {path}: {} becomes {}",
                    file.display(),
                    before.rust,
                    after.rust
                );
            }
        }
    }
}

/// The rule of owners: the item whose wire name is the Rust name has it, else the only one that is spelt as names are in its
/// place. A newcomer that this gives the name, or that makes the rule give it to nobody, may rename the other one.
fn may_rename(target: &Target, newcomer: &str) -> bool {
    let taken = |name: &str| newcomer == name && target.wire != name;
    let conventional = |wire: &str| match target.what {
        What::Value => {
            wire.starts_with(|c: char| c.is_ascii_uppercase())
                && !wire.contains(|c: char| c.is_ascii_lowercase() || !is_word(c))
        }
        What::Schema => {
            wire.starts_with(|c: char| c.is_ascii_uppercase())
                && !wire.contains(|c: char| c == '_' || !is_word(c))
        }
        _ => {
            wire.starts_with(|c: char| c.is_ascii_lowercase())
                && !wire.contains(|c: char| c == '_' || !is_word(c))
        }
    };
    taken(&target.scope().ideal_name(&target.wire))
        || !conventional(&target.wire)
        || conventional(newcomer)
}

/// The item beside which, or as which, a newcomer stands, and to which a path belongs.
fn beside(document: &Value, target: &Target, path: &str) -> Option<Target> {
    let scope = target
        .within
        .iter()
        .try_fold(document, |value, key| value.get(key))?;
    let wires: Vec<&str> = match scope {
        Value::Array(values) => values.iter().filter_map(Value::as_str).collect(),
        scope => scope.as_object()?.keys().map(String::as_str).collect(),
    };
    let owners = wires.into_iter().map(|wire| Target {
        wire: wire.to_owned(),
        ..target.clone()
    });
    owners
        .filter(|owner| path == owner.path() || path.starts_with(&format!("{}.", owner.path())))
        .max_by_key(|owner| owner.wire.len())
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// Other spellings of a wire name, its Rust name, and words that are reserved.
fn spellings(target: &Target) -> BTreeSet<String> {
    let words = split_words(&target.wire);
    let pascal = to_pascal(&words.join("_"));
    let mut camel = pascal.clone();
    if let Some(first) = camel.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    let snake = words.join("_");
    let mut spellings: BTreeSet<String> = [
        words.join("-"),
        words.join("."),
        words.concat(),
        snake.to_ascii_uppercase(),
        words.concat().to_ascii_uppercase(),
        format!("${}", target.wire),
        format!("{}_", target.wire),
        format!("_{}", target.wire),
        names::uncontested_name(target.scope(), &target.wire)
            .plain()
            .to_owned(),
        "type".to_owned(),
        "self".to_owned(),
        "Self".to_owned(),
        "crate".to_owned(),
    ]
    .into_iter()
    .chain([snake, camel, pascal])
    .chain(
        target
            .scope()
            .reserved_words()
            .iter()
            .map(|word| (*word).to_owned()),
    )
    .collect();
    // Only a property or a value may have any character.
    if matches!(target.what, What::Property | What::Value) {
        spellings.insert(format!("@{}", target.wire));
    }
    spellings.remove(&target.wire);
    spellings
}

/// The document with one more item; none where there is one of that name.
fn with_newcomer(document: &Value, target: &Target, newcomer: &str) -> Option<Value> {
    let mut document = document.clone();
    let mut place = &mut document;
    for key in &target.within {
        place = place.get_mut(key)?;
    }
    if let Value::Array(values) = place {
        let newcomer = json!(newcomer);
        if values.contains(&newcomer) {
            return None;
        }
        values.push(newcomer);
        return Some(document);
    }
    let others = place.as_object_mut()?;
    let like = others.get(&target.wire)?.clone();
    let item = match target.what {
        What::Schema => {
            json!({ "id": newcomer, "type": "object", "properties": { "state": { "type": "string", "enum": ["A"] } } })
        }
        What::Parameter => json!({ "type": "string", "location": "query" }),
        What::Resource => {
            json!({ "methods": { "get": { "httpMethod": "GET", "path": "newcomer" } } })
        }
        What::Method => json!({ "httpMethod": "GET", "path": "newcomer" }),
        What::Property | What::Value => like,
    };
    if others.contains_key(newcomer) {
        return None;
    }
    others.insert(newcomer.to_owned(), item);
    Some(document)
}

/// Every item of a document that has a name.
fn collect(value: &Value, path: &mut Vec<String>, found: &mut dyn FnMut(Target)) {
    let Some(object) = value.as_object() else {
        return;
    };
    for (key, inner) in object {
        // What has a name stands in an object or a list of this key. A property may have such a key too.
        let named = !matches!(
            path.last().map(String::as_str),
            Some("properties" | "schemas" | "parameters")
        );
        let what = match key.as_str() {
            "schemas" if path.is_empty() => Some(What::Schema),
            "parameters" if path.is_empty() => None,
            "properties" if named => Some(What::Property),
            "enum" if named => Some(What::Value),
            "parameters" if named => Some(What::Parameter),
            "methods" if named => Some(What::Method),
            "resources" if named => Some(What::Resource),
            _ => None,
        };
        path.push(key.clone());
        if let Some(what) = what {
            let wires: Vec<String> = match inner {
                Value::Array(values) => values
                    .iter()
                    .filter_map(|value| value.as_str().map(str::to_owned))
                    .collect(),
                inner => inner
                    .as_object()
                    .map(|inner| inner.keys().cloned().collect())
                    .unwrap_or_default(),
            };
            // The values of a parameter of the whole document, and those that are no enum, have no names below this path.
            wires.into_iter().for_each(|wire| {
                found(Target {
                    what,
                    within: path.clone(),
                    wire,
                })
            });
        }
        if path
            .first()
            .is_some_and(|first| ["schemas", "methods", "resources"].contains(&first.as_str()))
        {
            collect(inner, path, found);
        }
        path.pop();
    }
}

/// Every public name by the JSON path that it comes from. A property has a field, and a type where it is inline.
fn names_of(document: &Value) -> BTreeMap<String, Vec<Public>> {
    let document = discovery::parse(document).expect("a document");
    let mut names: BTreeMap<String, Vec<Public>> = BTreeMap::new();
    for public in paths::public(&resolve::resolve(&document)) {
        names.entry(public.path.clone()).or_default().push(public);
    }
    for same in names.values_mut() {
        same.sort_by_key(|public| public.kind);
    }
    names
}

/// No two items of one scope have one name.
fn assert_distinct(file: &Path, what: &str, names: &BTreeMap<String, Vec<Public>>) {
    let mut seen: BTreeMap<(bool, &[String]), &Public> = BTreeMap::new();
    for public in names.values().flatten() {
        // Methods and resources are functions of one scope; a type may be named as a function is.
        let function = matches!(public.kind, Kind::Method | Kind::Resource);
        if let Some(other) = seen.insert((function, &public.segments), public) {
            panic!(
                "{}: {what}: {} and {} are both {}",
                file.display(),
                other.path,
                public.path,
                public.rust
            );
        }
    }
}
