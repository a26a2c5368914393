//! Finds the parts of a decoded value that its schema does not have, for tests, and for tools that find out whether a client is
//! older than its API.

use serde_json::Value;

use super::kept::Kept;
use super::path::push_key;
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
    /// An explicit `null`, `[]` or `{}` for a property that the schema knows, or a `null` for an entry of a map.
    Empty {
        /// The path of the message or the map; empty for the outermost message.
        path: String,
        /// The name of the property or the entry.
        key: &'a str,
        /// Its value.
        value: &'a Value,
    },
    /// A value of another type than the schema says, which a [lenient](crate::CallOptions::lenient) call kept.
    WrongType {
        /// The path of the value. Indices are those of the list as it was read.
        path: String,
        /// The value.
        value: &'a Value,
    },
    /// A number in a value of any type, or in a property that the schema does not know, which no `u64`, `i64` or `f64` equals.
    /// It is written back with these digits. [`Value`] has the nearest `f64`, or this text if it is beyond the range of an `f64`.
    Number {
        /// The path of the number.
        path: String,
        /// The number, as on the wire.
        text: &'a str,
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
    collect_findings("", element.view(), None, &mut findings);
    findings
}

/// `kept` is what the message around has for this place.
fn collect_findings<'a>(
    path: &str,
    view: View<'a>,
    kept: Option<&Kept>,
    findings: &mut Vec<Finding<'a>>,
) {
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
            let at = |place: &usize| kept?.elements.get(place);
            let left_out = |place: &usize| at(place).is_some_and(|kept| kept.value.is_some());
            let places = (0..).filter(|place| !left_out(place));
            for (index, place) in (0..list.len()).zip(places) {
                if let Some(view) = list.get(index) {
                    collect_findings(&format!("{path}[{place}]"), view, at(&place), findings);
                }
            }
        }
        View::Map(entries) => entries.each(&mut |key, view| {
            let kept = kept.and_then(|kept| kept.entries.get(key));
            collect_findings(&join_key(path, key), view, kept, findings);
        }),
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
            let kept = message.unknown().layer(key).and_then(|layer| layer.kept);
            collect_findings(&join_key(path, key), view, kept, findings);
        }
        fields.push(key);
    }
    for (key, value) in message.unknown().properties() {
        let path = path.to_owned();
        findings.push(if fields.contains(&key) {
            Finding::Empty { path, key, value }
        } else {
            Finding::Field { path, key, value }
        });
    }
    for (key, kept) in message.unknown().inside() {
        collect_kept(&join_key(path, key), kept, findings);
    }
}

fn collect_kept<'a>(path: &str, kept: &'a Kept, findings: &mut Vec<Finding<'a>>) {
    let at = || path.to_owned();
    findings.extend(
        kept.value
            .iter()
            .map(|value| Finding::WrongType { path: at(), value }),
    );
    findings.extend(
        kept.number
            .iter()
            .map(|text| Finding::Number { path: at(), text }),
    );
    for (key, kept) in &kept.entries {
        match &kept.value {
            Some(value @ Value::Null) => findings.push(Finding::Empty {
                path: at(),
                key,
                value,
            }),
            _ => collect_kept(&join_key(path, key), kept, findings),
        }
    }
    for (index, kept) in &kept.elements {
        collect_kept(&format!("{path}[{index}]"), kept, findings);
    }
}

fn join_key(path: &str, key: &str) -> String {
    let mut path = path.to_owned();
    push_key(&mut path, key);
    path
}
