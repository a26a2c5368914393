use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Value, json};

use super::file::{Direction, File};
use super::shipped::FILES;
use crate::Facts;
use crate::generate::resolve_with;
use crate::model::{Api, Idempotency, StreamFormat, Type};

fn document(name: &str, version: &str) -> Value {
    json!({
        "kind": "discovery#restDescription", "name": name, "version": version,
        "rootUrl": format!("https://{name}.googleapis.com/"), "servicePath": "",
        "auth": {"oauth2": {"scopes": {"https://www.googleapis.com/auth/cloud-platform": {"description": "All."}}}},
    })
}

fn api(document: &Value, facts: Facts) -> Api {
    resolve_with(&document.to_string(), facts).expect("a document")
}

fn scopes(api: &Api) -> Vec<&str> {
    api.scopes.iter().map(|scope| scope.url.as_str()).collect()
}

const TASKS: &str = "https://www.googleapis.com/auth/cloud-tasks";

#[test]
fn every_file_is_listed_and_says_its_sources() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("facts");
    let on_disk: BTreeSet<String> = std::fs::read_dir(folder)
        .expect("the folder")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    let listed: BTreeSet<String> = FILES
        .iter()
        .map(|(name, _)| format!("{name}.toml"))
        .collect();
    assert_eq!(on_disk, listed);
    for (name, text) in FILES {
        let file: File = toml::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(file.api, *name);
        let corrections = file.correction.iter().map(|correction| &correction.source);
        let emulator = file.emulator.iter().map(|emulator| &emulator.source);
        let idempotency = file.idempotency.iter().map(|entry| &entry.source);
        let streams = file.stream.iter().map(|stream| &stream.source);
        let mut sources = corrections
            .chain(emulator)
            .chain(idempotency)
            .chain(streams);
        assert!(
            sources.all(|source| source.len() > 20),
            "{name}: each has a source"
        );
    }
}

#[test]
fn a_correction_applies_to_its_versions_unless_switched_off() {
    let corrected = api(&document("cloudtasks", "v2"), Facts::Shipped);
    assert!(scopes(&corrected).contains(&TASKS));
    let [fact] = corrected.facts.as_slice() else {
        panic!("{:?}", corrected.facts);
    };
    assert_eq!(
        (fact.name.as_str(), &fact.missed),
        ("cloudtasks.the-scope-of-its-own", &None)
    );
    for (version, facts) in [("v2", Facts::None), ("v2beta3", Facts::Shipped)] {
        let other = api(&document("cloudtasks", version), facts);
        assert!(!scopes(&other).contains(&TASKS), "{version} {facts:?}");
        assert_eq!(other.facts, []);
    }
}

#[test]
fn a_correction_without_its_place_is_listed() {
    let mut mended = document("cloudtasks", "v2");
    mended["auth"]["oauth2"]["scopes"][TASKS] = json!({"description": "As the server has it now."});
    let api = api(&mended, Facts::Shipped);
    let missed = api.facts[0].missed.as_deref().expect("it is missed");
    assert!(missed.contains("no longer applies"), "{missed}");
    // The document counts.
    let scope = api.scopes.iter().find(|scope| scope.url == TASKS);
    assert_eq!(
        scope.expect("a scope").docs.0,
        ["As the server has it now."]
    );
}

#[test]
fn an_emulator_belongs_to_every_version() {
    for version in ["v1", "v2beta"] {
        let api = api(&document("spanner", version), Facts::Shipped);
        let emulator = api.emulator.expect("an emulator");
        assert_eq!(
            (emulator.variable.as_str(), emulator.by_default),
            ("SPANNER_EMULATOR_HOST", false)
        );
    }
    assert_eq!(api(&document("spanner", "v1"), Facts::None).emulator, None);
    assert_eq!(
        api(&document("library", "v1"), Facts::Shipped).emulator,
        None
    );
}

#[test]
fn a_method_or_a_parameter_that_is_gone_is_listed() {
    let mut storage = document("storage", "v1");
    storage["resources"]["objects"]["methods"] = json!({
        "insert": {"id": "storage.objects.insert", "httpMethod": "POST", "path": "o"},
        "patch": {
            "id": "storage.objects.patch", "httpMethod": "PATCH", "path": "o",
            "parameters": {"ifMetagenerationMatch": {"type": "string", "location": "query"}},
        },
    });
    let api = api(&storage, Facts::Shipped);
    let missed = |name: &str| {
        let mut facts = api.facts.iter();
        let fact = facts.find(|fact| fact.name == format!("storage.{name}"));
        fact.and_then(|fact| fact.missed.clone())
            .unwrap_or_default()
    };
    let generation = missed("idempotent-with-a-generation");
    assert!(
        generation.contains("objects.insert has no parameter ifGenerationMatch"),
        "{generation}"
    );
    assert!(
        generation.contains("there is no method objects.copy"),
        "{generation}"
    );
    let metageneration = missed("idempotent-with-a-metageneration");
    assert!(
        !metageneration.contains("objects.patch"),
        "{metageneration}"
    );
    let known: Vec<_> = api.root.resources[0]
        .methods
        .iter()
        .map(|method| &method.idempotency)
        .collect();
    let patch = Idempotency::WithQuery(vec!["ifMetagenerationMatch".to_owned()]);
    assert_eq!(known, [&Some(Idempotency::Never), &Some(patch)]);
}

/// A document with methods of these ids, whose response is a message.
fn with_methods(name: &str, version: &str, ids: &[&str]) -> Value {
    let mut document = document(name, version);
    document["schemas"] =
        json!({"Row": {"id": "Row", "type": "object", "properties": {"key": {"type": "string"}}}});
    for (number, id) in ids.iter().enumerate() {
        document["methods"][format!("m{number}")] = json!({
            "id": id, "httpMethod": "POST", "path": format!("v1/m{number}"), "response": {"$ref": "Row"},
        });
    }
    document
}

const TAIL: &str = "logging.entries.tail";

#[test]
fn a_method_streams_in_its_versions_unless_switched_off() {
    let known = api(
        &with_methods("logging", "v2", &[TAIL, "logging.entries.list"]),
        Facts::Shipped,
    );
    let [tail, list] = known.root.methods.as_slice() else {
        panic!("{:?}", known.root.methods);
    };
    let stream = tail.stream.expect("it streams");
    assert_eq!(
        (stream.format, stream.both_ways),
        (StreamFormat::Array, true)
    );
    assert!(
        matches!(tail.response, Some(Type::List(_))),
        "{:?}",
        tail.response
    );
    assert!(
        tail.function_docs
            .0
            .join(" ")
            .contains("It streams both ways")
    );
    assert_eq!(list.stream, None);
    let [fact] = known.facts.as_slice() else {
        panic!("{:?}", known.facts);
    };
    assert_eq!((fact.name.as_str(), &fact.missed), (TAIL, &None));
    for (version, facts) in [("v2", Facts::None), ("v1", Facts::Shipped)] {
        let other = api(&with_methods("logging", version, &[TAIL]), facts);
        assert_eq!(other.root.methods[0].stream, None, "{version} {facts:?}");
        assert_eq!(other.facts, []);
    }
}

#[test]
fn a_method_that_is_not_there_over_rest_is_an_omission() {
    let listen = "firestore.projects.databases.documents.listen";
    let document = with_methods("firestore", "v1", &[listen, "firestore.x"]);
    let api = api(&document, Facts::Shipped);
    assert_eq!(api.root.methods.len(), 1);
    assert_eq!(api.omissions[0].path, "methods.m0");
    assert!(
        api.omissions[0].reason.contains("gRPC"),
        "{:?}",
        api.omissions
    );
    let fact = api.facts.iter().find(|fact| fact.name == listen);
    let says = &fact.expect("it is listed").says;
    assert!(says.contains("left out"), "{says}");
}

#[test]
fn a_stream_without_its_method_is_a_warning() {
    let api = api(
        &with_methods("logging", "v2", &["logging.entries.list"]),
        Facts::Shipped,
    );
    let warning = api.facts[0].warning().expect("a warning");
    assert!(
        warning.contains(TAIL) && warning.contains("no method"),
        "{warning}"
    );
    // A method without a response has nothing to stream.
    let mut silent = with_methods("logging", "v2", &[TAIL]);
    silent["methods"]["m0"]
        .as_object_mut()
        .expect("a method")
        .remove("response");
    let api = self::api(&silent, Facts::Shipped);
    assert_eq!(api.root.methods[0].stream, None);
    assert!(api.facts[0].missed.is_some());
}

#[test]
fn what_does_not_stream_is_listed_too() {
    let insert = "bigquery.tabledata.insertAll";
    let api = api(&with_methods("bigquery", "v2", &[insert]), Facts::Shipped);
    let fact = api.facts.iter().find(|fact| fact.name == insert);
    let fact = fact.expect("it is listed");
    assert!(
        fact.says.contains("not a stream") && fact.missed.is_none(),
        "{fact:?}"
    );
    assert_eq!(api.root.methods[0].stream, None);
}

/// How many methods of how many kinds: a change of the facts is seen.
#[test]
fn every_decision_about_streams_is_counted() {
    let (mut server, mut both, mut left_out, mut none) = (0, 0, 0, 0);
    for (name, text) in FILES {
        let file: File = toml::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        for stream in file.stream {
            let count = stream.versions.len() * stream.methods.len();
            *match (stream.direction, stream.format) {
                (Direction::Server, Some(_)) => &mut server,
                (Direction::Both, Some(_)) => &mut both,
                (Direction::Both, None) => &mut left_out,
                (Direction::None, None) => &mut none,
                other => panic!("{name}: {other:?}"),
            } += count;
        }
    }
    assert_eq!((server, both, left_out, none), (135, 6, 4, 14));
}
