//! What is told about one document.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde_json::Value;

use super::answers::Answers;
use super::cases::Vector;
use super::document::{Declared, Document};
use super::random::Found;
use super::{compare, expect};

/// How many differences of a document are shown.
const SHOWN: usize = 12;

/// What was found of one document.
pub struct Report {
    name: String,
    requests: Count,
    responses: Count,
    /// Where they were asked for.
    random: Option<Count>,
    /// Methods of the document that no vector calls.
    uncalled: usize,
    /// Every difference, a line each.
    pub differences: Vec<String>,
}

/// How many there are, and how many of them are as they should be.
#[derive(Default)]
pub(super) struct Count {
    pub(super) good: usize,
    pub(super) all: usize,
}

impl Report {
    pub(super) fn new(name: &str, vectors: &[Vector], document: &Document) -> Self {
        let called: BTreeSet<&str> = vectors.iter().map(|vector| vector.key.as_str()).collect();
        Self {
            name: name.to_owned(),
            requests: Count {
                good: 0,
                all: vectors.len(),
            },
            responses: Count {
                good: 0,
                all: vectors
                    .iter()
                    .filter(|vector| !vector.response.is_null())
                    .count(),
            },
            random: None,
            uncalled: document
                .methods()
                .iter()
                .filter(|key| !called.contains(key.as_str()))
                .count(),
            differences: Vec::new(),
        }
    }

    /// Nothing differs.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.differences.is_empty()
    }

    /// The report on vectors that are not in their format.
    pub(super) fn unreadable(name: &str, vectors: &str, error: String) -> Self {
        let all = vectors
            .lines()
            .filter(|line| !line.trim().is_empty())
            .count();
        Self {
            name: name.to_owned(),
            requests: Count { good: 0, all },
            responses: Count::default(),
            random: None,
            uncalled: 0,
            differences: vec![error],
        }
    }

    pub(super) fn compare(
        &mut self,
        vectors: &[Vector],
        answers: &Answers,
        document: &Document,
        misnamed: &[String],
    ) {
        let origin = document.origin();
        let mut rest = answers.cases.iter();
        for vector in vectors {
            let method = document
                .method(&vector.resources, &vector.name)
                .unwrap_or(&Value::Null);
            let mut requests = Vec::new();
            for (index, case) in vector.cases.iter().enumerate() {
                let answer = rest.next().unwrap_or(&Value::Null);
                let title = format!("{}{}", vector.title, case.variant);
                let mut found = request(case, answer, &origin);
                if index == 0 {
                    found.extend(body(vector, answer, method, document));
                    let replies = recorded_reply(vector, answer, method, document);
                    self.responses.good +=
                        usize::from(!vector.response.is_null() && replies.is_empty());
                    self.tell(&title, &replies);
                }
                self.tell(&title, &found);
                requests.extend(found);
            }
            self.requests.good += usize::from(requests.is_empty());
        }
        let (messages, enums) = document.declared();
        self.differences
            .extend(misnamed.iter().map(|name| format!("names: {name}")));
        let failures = answers
            .tables
            .get("failures")
            .and_then(Value::as_array)
            .into_iter()
            .flatten();
        self.differences.extend(
            failures
                .filter_map(Value::as_str)
                .map(|failure| format!("types: {failure}")),
        );
        self.declared("property", &messages, &answers.tables["messages"]);
        self.declared("enum value", &enums, &answers.tables["enums"]);
    }

    pub(super) fn random(&mut self, found: Found) {
        self.random = Some(found.count);
        self.differences.extend(found.differences);
    }

    fn tell(&mut self, title: &str, differences: &[String]) {
        self.differences.extend(
            differences
                .iter()
                .map(|difference| format!("{title}: {difference}")),
        );
    }

    /// What the document declares is in the tables of the crate, and nothing else is.
    fn declared(&mut self, what: &str, declared: &Declared, tables: &Value) {
        let tables: BTreeMap<String, BTreeSet<String>> =
            serde_json::from_value(tables.clone()).unwrap_or_default();
        let nothing = BTreeSet::new();
        let paths: BTreeSet<&String> = declared.keys().chain(tables.keys()).collect();
        for path in paths {
            let expected = declared.get(path).unwrap_or(&nothing);
            let found = tables.get(path).unwrap_or(&nothing);
            let missing = expected
                .difference(found)
                .map(|name| format!("types: {path}: the {what} {name:?} is missing"));
            let beyond = found
                .difference(expected)
                .map(|name| format!("types: {path}: the document has no {what} {name:?}"));
            self.differences.extend(missing.chain(beyond));
        }
    }
}

fn request(case: &super::cases::Case, answer: &Value, origin: &str) -> Vec<String> {
    match (
        answer.get("error").and_then(Value::as_str),
        answer.get("request"),
    ) {
        (None, Some(found)) => compare::request(case, found, origin),
        (error, _) => vec![error.unwrap_or("no request").to_owned()],
    }
}

/// The body through the type that the method takes.
fn body(vector: &Vector, answer: &Value, method: &Value, document: &Document) -> Vec<String> {
    let Some(body) = answer.get("body") else {
        return Vec::new();
    };
    let Some(schema) = method.get("request") else {
        return vec!["the document has no request body here".to_owned()];
    };
    both(
        "the body, encoded again",
        &vector.body,
        body,
        schema,
        document,
    )
}

fn recorded_reply(
    vector: &Vector,
    answer: &Value,
    method: &Value,
    document: &Document,
) -> Vec<String> {
    if vector.response.is_null() {
        return Vec::new();
    }
    reply(&vector.response, answer, method, document)
}

/// The response through the type that the method gives.
pub(super) fn reply(
    expected: &Value,
    answer: &Value,
    method: &Value,
    document: &Document,
) -> Vec<String> {
    let Some(reply) = answer.get("reply") else {
        return vec!["no reply was decoded".to_owned()];
    };
    if let Some(error) = reply.get("error").and_then(Value::as_str) {
        return vec![format!("reply: {error}")];
    }
    let Some(schema) = method.get("response") else {
        return vec!["the document has no reply here".to_owned()];
    };
    both("reply", expected, reply, schema, document)
}

fn both(
    what: &str,
    expected: &Value,
    found: &Value,
    schema: &Value,
    document: &Document,
) -> Vec<String> {
    let different = compare::json(what, expected, found.get("value").unwrap_or(&Value::Null));
    let typing = expect::typing(
        document,
        schema,
        expected,
        found.get("shape").unwrap_or(&Value::Null),
    );
    different
        .into_iter()
        .chain(
            typing
                .into_iter()
                .map(|difference| format!("{what}: {difference}")),
        )
        .collect()
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            name,
            requests,
            responses,
            random,
            uncalled,
            differences,
        } = self;
        write!(
            f,
            "{name}: {} of {} requests, {} of {} responses",
            requests.good, requests.all, responses.good, responses.all
        )?;
        if let Some(random) = random {
            write!(f, ", {} of {} random responses", random.good, random.all)?;
        }
        match uncalled {
            0 => {}
            1 => write!(f, ", 1 method without a vector")?,
            more => write!(f, ", {more} methods without a vector")?,
        }
        for difference in differences.iter().take(SHOWN) {
            write!(f, "\n    {difference}")?;
        }
        match differences.len().saturating_sub(SHOWN) {
            0 => Ok(()),
            more => write!(f, "\n    … and {more} more"),
        }
    }
}
