//! Vectors, and the cases made of them: each as it was recorded, and once more with values that tell parameters apart.

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
    /// The reply, or null.
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

/// Reads vectors, one a line.
pub(super) fn read(vectors: &str, document: &Document) -> Result<Vec<Vector>, String> {
    let lines = vectors
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(number, line)| {
            let vector = serde_json::from_str(line).map_err(|error| error.to_string());
            let vector = vector.and_then(|vector: Value| one(&vector, document));
            vector.map_err(|error| format!("line {} of the vectors: {error}", number + 1))
        })
        .collect()
}

fn one(vector: &Value, document: &Document) -> Result<Vector, String> {
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
    let marked = document
        .method(&resources, &name)
        .and_then(|method| marked(&recorded, params, method, document));
    let mut cases: Vec<Case> = [recorded].into_iter().chain(marked).collect();
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
        Value::String(text) => Value::from(format!(
            "{text}-{}",
            wire.replace(|c: char| !c.is_ascii_alphanumeric(), "-")
        )),
        other => other.clone(),
    }
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
