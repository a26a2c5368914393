//! Finds the parts of a decoded value that its schema does not have, for tests, and for tools that find out whether a client is
//! older than its API.

use serde_json::Value;

use super::error::push_key;
use super::table::{Element, Message, View};

/// A part of a value that its schema does not have. Paths are written as in [`DecodeError::path`](super::DecodeError::path).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Finding<'a> {
    /// A property that the schema does not know.
    Field {
        /// The path of the message; empty for the outermost.
        path: String,
        /// The property's name.
        key: &'a str,
        /// Its value.
        value: &'a Value,
    },
    /// An explicit `null`, `[]` or `{}` for a property that the schema knows.
    Empty {
        /// The path of the message; empty for the outermost.
        path: String,
        /// The property's name.
        key: &'a str,
        /// Its value.
        value: &'a Value,
    },
    /// A value that an enum of the schema does not list.
    EnumValue {
        /// The path of the value.
        path: String,
        /// The value.
        value: &'a str,
    },
}

/// Everything in `element`, at any depth, that its schema does not have, in the order of writing.
///
/// ```
/// # use discovery_runtime::message::{Finding, unknowns};
/// // With a generated type: `unknowns(&operation)`.
/// assert_eq!(unknowns(&"text".to_owned()), []);
/// ```
pub fn unknowns(element: &dyn Element) -> Vec<Finding<'_>> {
    let mut findings = Vec::new();
    collect_findings("", element.view(), &mut findings);
    findings
}

fn collect_findings<'a>(path: &str, view: View<'a>, findings: &mut Vec<Finding<'a>>) {
    match view {
        View::Enum {
            value,
            known: false,
        } => findings.push(Finding::EnumValue {
            path: path.to_owned(),
            value,
        }),
        View::Message(message) => collect_message_findings(path, message, findings),
        View::List(list) => {
            for (index, view) in (0..list.len()).filter_map(|index| Some((index, list.get(index)?)))
            {
                collect_findings(&format!("{path}[{index}]"), view, findings);
            }
        }
        View::Map(entries) => {
            entries.each(&mut |key, view| collect_findings(&join_key(path, key), view, findings))
        }
        _ => {}
    }
}

fn collect_message_findings<'a>(
    path: &str,
    message: &'a dyn Message,
    findings: &mut Vec<Finding<'a>>,
) {
    let mut fields = Vec::new();
    for (key, field) in message.fields() {
        if let Some(view) = field.view() {
            collect_findings(&join_key(path, key), view, findings);
        }
        fields.push(key);
    }
    for (key, value) in message.unknown() {
        let path = path.to_owned();
        findings.push(if fields.contains(&key) {
            Finding::Empty { path, key, value }
        } else {
            Finding::Field { path, key, value }
        });
    }
}

fn join_key(path: &str, key: &str) -> String {
    let mut path = path.to_owned();
    push_key(&mut path, key);
    path
}
