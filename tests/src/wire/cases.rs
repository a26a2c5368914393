//! Vectors, and the cases made of them: each as it was recorded, and once more with values that tell parameters apart. One
//! vector of a document is made a third case of, with every standard parameter; no vector has all of those.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::document::{self, Document};

/// A vector and its cases.
pub(super) struct Vector {
    /// `id` and `case`, for people.
    pub(super) title: String,
    /// Resources and method, joined by `/`.
    pub(super) key: String,
    /// The names of the resources.
    pub(super) resources: Vec<String>,
    /// The name of the method.
    pub(super) name: String,
    /// The request's body before anything wraps it, or null.
    pub(super) body: Value,
    /// The response, or null.
    pub(super) response: Value,
    /// As recorded; then with marked values, where there are strings to mark.
    pub(super) cases: Vec<Case>,
}

/// One call, and the request that it has to become.
pub(super) struct Case {
    /// What tells this case from the vector as it was recorded.
    pub(super) variant: &'static str,
    /// The line for the program.
    pub(super) line: Value,
    pub(super) method: String,
    pub(super) path: String,
    pub(super) query: Vec<(String, String)>,
    pub(super) headers: BTreeMap<String, String>,
    pub(super) body: Value,
}

/// The key of the method that is called with every standard parameter: the first that has a full vector.
pub(super) fn exemplar(vectors: &str) -> Option<String> {
    let mut lines = vectors
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let full = lines.find(|vector| vector["case"] == "all")?;
    let resources: Vec<String> = serde_json::from_value(full["resource"].clone()).ok()?;
    Some(document::key(&resources, full["name"].as_str()?))
}

/// Reads vectors, one a line.
pub(super) fn read(
    vectors: &str,
    document: &Document,
    exemplar: Option<&str>,
) -> Result<Vec<Vector>, String> {
    let lines = vectors
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(number, line)| {
            let vector = serde_json::from_str(line).map_err(|error| error.to_string());
            let vector = vector.and_then(|vector: Value| one(&vector, document, exemplar));
            vector.map_err(|error| format!("line {} of the vectors: {error}", number + 1))
        })
        .collect()
}

fn one(vector: &Value, document: &Document, exemplar: Option<&str>) -> Result<Vector, String> {
    let name = text(vector, "name")?;
    let resources: Vec<String> = serde_json::from_value(part(vector, "resource")?.clone())
        .map_err(|_| "`resource` is no list of names")?;
    let key = document::key(&resources, &name);
    let case = text(vector, "case")?;
    let params = part(vector, "params")?
        .as_object()
        .ok_or("`params` is no object")?;
    let body = part(vector, "body")?.clone();
    let response = part(vector, "response")?.clone();
    let expect = part(vector, "expect")?;
    let query: Vec<(String, String)> = serde_json::from_value(part(expect, "query")?.clone())
        .map_err(|_| "`expect.query` is no list of pairs")?;
    let headers: BTreeMap<String, String> =
        serde_json::from_value(part(expect, "headers")?.clone())
            .map_err(|_| "`expect.headers` is no object of strings")?;
    let mut line = json!({"method": key, "params": params, "bare": case == "required"});
    if !body.is_null() {
        line["body"] = body.clone();
    }
    let recorded = Case {
        variant: "",
        line,
        method: text(expect, "method")?,
        path: text(expect, "path")?,
        query,
        headers,
        body: part(expect, "body")?.clone(),
    };
    let raw = document.method(&resources, &name);
    let marked = raw.and_then(|method| marked(&recorded, params, method, document));
    let is_exemplar = case == "all" && exemplar == Some(key.as_str());
    let full = raw
        .filter(|_| is_exemplar)
        .map(|method| with_standard(&recorded, params, method, document));
    let mut cases: Vec<Case> = [recorded].into_iter().chain(marked).chain(full).collect();
    if let Some(first) = cases.first_mut().filter(|_| !response.is_null()) {
        first.line["reply"] = if document.data_wrapper() {
            json!({"data": response})
        } else {
            response.clone()
        };
    }
    Ok(Vector {
        title: format!("{} ({case})", text(vector, "id")?),
        key,
        resources,
        name,
        body,
        response,
        cases,
    })
}

fn part<'a>(value: &'a Value, key: &str) -> Result<&'a Value, String> {
    value.get(key).ok_or_else(|| format!("`{key}` is missing"))
}

fn text(value: &Value, key: &str) -> Result<String, String> {
    part(value, key)?
        .as_str()
        .map(str::to_owned)
        .ok_or_else(|| format!("`{key}` is no string"))
}

/// The case with a value of its own for every parameter that takes any string, so that two parameters whose names were
/// exchanged are noticed: most recorded strings are the same.
fn marked(
    recorded: &Case,
    params: &Map<String, Value>,
    method: &Value,
    document: &Document,
) -> Option<Case> {
    let template = method.get("path").and_then(Value::as_str)?;
    let expand = |params: &Map<String, Value>| expand(&document.base_path(), template, params);
    // Only where the template is all there is to the path.
    let paths_too = expand(params).is_some_and(|path| path == recorded.path);
    let mut changed = params.clone();
    let mut query = recorded.query.clone();
    for (wire, value) in params {
        let is_free = document
            .parameter(method, wire)
            .is_some_and(takes_any_string);
        let in_path = is_in(template, wire);
        if !is_free || (in_path && !paths_too) {
            continue;
        }
        let new = mark(wire, value);
        if !in_path {
            query.retain(|(name, _)| name != wire);
            query.extend(texts(&new).into_iter().map(|text| (wire.clone(), text)));
        }
        changed.insert(wire.clone(), new);
    }
    if changed == *params {
        return None;
    }
    query.sort();
    let mut line = recorded.line.clone();
    let path = if paths_too {
        expand(&changed)?
    } else {
        recorded.path.clone()
    };
    line["params"] = Value::Object(changed);
    Some(Case {
        variant: ", with marked values",
        line,
        method: recorded.method.clone(),
        path,
        query,
        headers: recorded.headers.clone(),
        body: recorded.body.clone(),
    })
}

/// The case with every standard parameter that it does not have, each with a value of its own.
fn with_standard(
    recorded: &Case,
    params: &Map<String, Value>,
    method: &Value,
    document: &Document,
) -> Case {
    let mut changed = params.clone();
    let mut query = recorded.query.clone();
    for (wire, schema) in document.standard_parameters() {
        let is_own = document.parameter(method, wire) != Some(schema);
        if is_own || params.contains_key(wire) {
            continue;
        }
        let value = match document::enum_values(schema) {
            Some(values) => values.last().map(|value| (*value).to_owned()),
            None if takes_any_string(schema) => Some(format!("text-{}", plain(wire))),
            None => (schema.get("type").and_then(Value::as_str) == Some("boolean"))
                .then(|| "false".to_owned()),
        };
        if let Some(value) = value {
            query.retain(|(name, _)| name != wire);
            query.push((wire.clone(), value.clone()));
            changed.insert(wire.clone(), Value::from(value));
        }
    }
    let mut line = recorded.line.clone();
    line["params"] = Value::Object(changed);
    Case {
        variant: ", with every standard parameter",
        line,
        method: recorded.method.clone(),
        path: recorded.path.clone(),
        query,
        headers: recorded.headers.clone(),
        body: recorded.body.clone(),
    }
}

fn takes_any_string(parameter: &Value) -> bool {
    parameter.get("type").and_then(Value::as_str) == Some("string")
        && ["enum", "format", "pattern"]
            .iter()
            .all(|restriction| parameter.get(restriction).is_none())
}

fn mark(wire: &str, value: &Value) -> Value {
    match value {
        Value::Array(values) => Value::Array(
            values
                .iter()
                .enumerate()
                .map(|(index, value)| mark(&format!("{wire}-{index}"), value))
                .collect(),
        ),
        Value::String(text) => Value::from(format!("{text}-{}", plain(wire))),
        other => other.clone(),
    }
}

/// A name in unreserved characters.
fn plain(wire: &str) -> String {
    wire.replace(|c: char| !c.is_ascii_alphanumeric(), "-")
}

fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Array(values) => values.iter().flat_map(texts).collect(),
        Value::String(text) => vec![text.clone()],
        _ => Vec::new(),
    }
}

/// Whether a template has a variable.
fn is_in(template: &str, wire: &str) -> bool {
    [format!("{{{wire}}}"), format!("{{+{wire}}}")]
        .iter()
        .any(|variable| template.contains(variable))
}

/// A path from its template, for values of unreserved characters and `/`.
fn expand(base: &str, template: &str, params: &Map<String, Value>) -> Option<String> {
    let mut path = format!("{base}{template}");
    for (wire, value) in params.iter().filter(|(wire, _)| is_in(template, wire)) {
        let value = value.as_str()?;
        path = path
            .replace(&format!("{{+{wire}}}"), value)
            .replace(&format!("{{{wire}}}"), &value.replace('/', "%2F"));
    }
    Some(path)
}
