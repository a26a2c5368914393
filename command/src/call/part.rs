//! The part of a document that one call needs. A large document takes ten times as long to resolve as its call may take to begin.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

/// A JSON object whose members are not read yet.
type Unread<'a> = BTreeMap<String, &'a RawValue>;

/// A resource, whose methods are not read yet.
#[derive(Deserialize)]
struct Resource<'a> {
    #[serde(borrow, default)]
    methods: Unread<'a>,
    #[serde(borrow, default)]
    resources: BTreeMap<String, Resource<'a>>,
}

/// What tells methods apart.
#[derive(Deserialize)]
struct Head {
    #[serde(default)]
    id: String,
    #[serde(default, rename = "httpMethod")]
    verb: String,
    #[serde(default)]
    path: String,
}

/// A method and where it is.
struct Entry<'a> {
    /// The keys of its resources, then its own.
    keys: Vec<String>,
    head: Head,
    text: &'a RawValue,
}

/// The document with the method that is named as `files.list`, or by its id, and what that method needs: those beside it in its resource
/// and those with its path, and the schemas that these refer to. `None`: the whole document has to say what is wrong.
///
/// Operations are not in it: any method may read them.
pub(super) fn part_for(document: &str, method: &str) -> Option<Value> {
    let document = discovery_codegen::skip_byte_order_mark(document);
    let mut top: Unread<'_> = serde_json::from_str(document).ok()?;
    let root = Resource {
        methods: read(top.remove("methods"))?,
        resources: read(top.remove("resources"))?,
    };
    let mut entries = Vec::new();
    collect(&root, &mut Vec::new(), &mut entries)?;
    let wanted = find(&entries, method)?;
    let around = |entry: &Entry<'_>| entry.keys.split_last().map(|(_, keys)| keys.to_vec());
    let is_kept = |entry: &&Entry<'_>| {
        let same_path = entry.head.verb == wanted.head.verb && entry.head.path == wanted.head.path;
        same_path || around(entry) == around(wanted)
    };
    let mut part = Map::new();
    let mut references = BTreeSet::new();
    for entry in entries.iter().filter(is_kept) {
        let value: Value = serde_json::from_str(entry.text.get()).ok()?;
        find_references(&value, &mut references);
        put(&mut part, &entry.keys, value);
    }
    let all: Unread<'_> = read(top.remove("schemas"))?;
    part.insert("schemas".to_owned(), schemas(&all, references)?);
    for (key, value) in top {
        part.insert(key, serde_json::from_str(value.get()).ok()?);
    }
    Some(Value::Object(part))
}

fn read<'a, T: Deserialize<'a> + Default>(value: Option<&'a RawValue>) -> Option<T> {
    match value {
        Some(value) => serde_json::from_str(value.get()).ok(),
        None => Some(T::default()),
    }
}

/// All methods of a resource and of those in it. `keys` lead to it.
fn collect<'a>(
    resource: &Resource<'a>,
    keys: &mut Vec<String>,
    entries: &mut Vec<Entry<'a>>,
) -> Option<()> {
    for (name, text) in &resource.methods {
        entries.push(Entry {
            keys: keys.iter().chain([name]).cloned().collect(),
            head: serde_json::from_str(text.get()).ok()?,
            text,
        });
    }
    for (name, inner) in &resource.resources {
        keys.push(name.clone());
        collect(inner, keys, entries)?;
        keys.pop();
    }
    Some(())
}

/// The only method that is named so.
fn find<'e, 'a>(entries: &'e [Entry<'a>], method: &str) -> Option<&'e Entry<'a>> {
    let mut named = entries
        .iter()
        .filter(|entry| entry.head.id == method || entry.keys.join(".") == method);
    named.next().filter(|_| named.next().is_none())
}

/// Puts a method into its resources.
fn put(part: &mut Map<String, Value>, keys: &[String], method: Value) {
    let Some((name, resources)) = keys.split_last() else {
        return;
    };
    let mut place = part;
    for key in resources {
        let Some(inner) = object(place, "resources").and_then(|all| object(all, key)) else {
            return;
        };
        place = inner;
    }
    if let Some(methods) = object(place, "methods") {
        methods.insert(name.clone(), method);
    }
}

fn object<'m>(map: &'m mut Map<String, Value>, key: &str) -> Option<&'m mut Map<String, Value>> {
    let value = map.entry(key).or_insert_with(|| Value::Object(Map::new()));
    value.as_object_mut()
}

/// The schemas with these ids, and those that they refer to.
fn schemas(all: &Unread<'_>, mut wanted: BTreeSet<String>) -> Option<Value> {
    let mut kept = Map::new();
    while let Some(id) = wanted.pop_first() {
        // One that is missing is a problem of the document, which is told of later.
        if let Some(text) = all.get(&id).filter(|_| !kept.contains_key(&id)) {
            let value: Value = serde_json::from_str(text.get()).ok()?;
            find_references(&value, &mut wanted);
            kept.insert(id, value);
        }
    }
    Some(Value::Object(kept))
}

/// Finds each `$ref`.
fn find_references(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            if let Some(Value::String(id)) = members.get("$ref") {
                found.insert(id.clone());
            }
            for member in members.values() {
                find_references(member, found);
            }
        }
        Value::Array(values) => {
            for value in values {
                find_references(value, found);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use discovery_codegen::Facts;
    use discovery_codegen::model::{Api, Method};

    use super::super::descriptor::{describe_api, describe_method, describe_paging};
    use super::*;

    /// Everything that a call of the method takes from its document, but which values its path takes: a part may know fewer of these.
    fn known(api: &Api, method: &Method) -> String {
        let mut about = describe_api(api, ["p", "0"]);
        about.shared_paths = std::iter::empty().collect();
        let mut described = describe_method(method);
        described.forms = std::iter::empty::<(String, _)>().collect();
        let paging = method.paging.as_ref().and_then(|paging| paging.pages());
        let items = paging.map(|pages| &pages.items);
        let body = method.body.as_ref().map(|body| body.optional);
        let parameters = method.arguments.iter().chain(&method.setters);
        let parameters: Vec<_> = parameters
            .map(|it| (&it.wire, &it.ty, it.repeated, it.location))
            .collect();
        let paging = paging.map(describe_paging);
        format!("{about:?}\n{described:?}\n{paging:?}\n{items:?}\n{body:?}\n{parameters:?}")
    }

    #[test]
    fn a_part_says_the_same_about_its_method_as_the_whole() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/corpus/documents");
        for name in [
            "bigquery.v2",
            "calendar.v3",
            "dns.v1",
            "drive.v3",
            "monitoring.v3",
            "run.v2",
            "storage.v1",
            "translate.v2",
        ] {
            let text = fs::read_to_string(folder.join(format!("{name}.json"))).expect("a document");
            let whole = discovery_codegen::resolve(&text).expect("a model");
            // Every method takes half a minute.
            for (path, method) in whole.methods().step_by(7) {
                let dotted = path.dotted(&method.wire.0);
                let part = part_for(&text, &dotted).expect("a part");
                let part = discovery_codegen::resolve_value(part, Facts::Shipped).expect("a model");
                let mut methods = part.methods();
                let found = methods.find(|(path, one)| path.dotted(&one.wire.0) == dotted);
                let (_, found) = found.expect("the method");
                assert_eq!(
                    known(&part, found),
                    known(&whole, method),
                    "{name} {dotted}"
                );
            }
        }
    }

    #[test]
    fn what_is_not_there_or_not_a_document_needs_the_whole() {
        let document = r#"{"methods": {"a": {"id": "x.a"}, "b": {"id": "x.a"}}}"#;
        assert!(part_for(document, "b").is_some());
        for method in ["c", "x.a", ""] {
            assert_eq!(part_for(document, method), None, "{method}");
        }
        for document in ["", "[]", r#"{"methods": []}"#, r#"{"methods": {"b": 1}}"#] {
            assert_eq!(part_for(document, "b"), None, "{document}");
        }
    }
}
