//! [`Message::set_null`]: checks the place of a null; finds a place that has both a value and a null.

use std::fmt;

use serde_json::Value;

use super::error::push_key;
use super::table::{Message, Slot, View};
use crate::error::{Error, ErrorKind};

/// A place in a message: names of fields and keys of maps.
///
/// A text is split at its dots; an array is a list of names.
///
/// ```
/// use discovery_runtime::message::FieldPath;
///
/// assert_eq!(FieldPath::from("labels.team"), FieldPath::from(["labels", "team"]));
/// assert_eq!(FieldPath::from(["labels", "example.com/team"]).to_string(), r#"labels["example.com/team"]"#);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldPath(Vec<String>);

impl FieldPath {
    pub(super) fn steps(&self) -> &[String] {
        &self.0
    }

    /// Whether the other path leads to this place, or to one above it.
    pub(super) fn is_below(&self, other: &FieldPath) -> bool {
        self.0.len() > other.0.len() && self.0.starts_with(&other.0)
    }

    /// Whether it begins with this name.
    pub(super) fn is_in(&self, key: &str) -> bool {
        self.0.first().is_some_and(|first| first == key)
    }
}

impl From<&str> for FieldPath {
    fn from(path: &str) -> Self {
        FieldPath(path.split('.').map(str::to_owned).collect())
    }
}

impl From<&String> for FieldPath {
    fn from(path: &String) -> Self {
        FieldPath::from(path.as_str())
    }
}

impl From<String> for FieldPath {
    fn from(path: String) -> Self {
        FieldPath::from(path.as_str())
    }
}

impl<const N: usize> From<[&str; N]> for FieldPath {
    fn from(steps: [&str; N]) -> Self {
        FieldPath::from(&steps[..])
    }
}

impl From<&[&str]> for FieldPath {
    fn from(steps: &[&str]) -> Self {
        FieldPath(steps.iter().map(|step| (*step).to_owned()).collect())
    }
}

impl From<Vec<String>> for FieldPath {
    fn from(steps: Vec<String>) -> Self {
        FieldPath(steps)
    }
}

/// As in [`DecodeError::path`](super::DecodeError::path).
impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&join(&self.0))
    }
}

fn join(steps: &[String]) -> String {
    let mut path = String::new();
    for step in steps {
        push_key(&mut path, step);
    }
    path
}

/// A null cannot be set at this place: [`Message::set_null`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NullError {
    path: FieldPath,
    why: String,
}

impl NullError {
    /// The path that the caller gave.
    pub fn path(&self) -> &FieldPath {
        &self.path
    }
}

impl fmt::Display for NullError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` cannot be null: {}", self.path, self.why)
    }
}

impl std::error::Error for NullError {}

impl From<NullError> for Error {
    fn from(error: NullError) -> Self {
        Error::new(ErrorKind::Request, error.to_string())
    }
}

/// Puts a null into `message`, if the path is one of `blank`, an empty message of the same type.
pub(super) fn set(
    message: &mut dyn Message,
    blank: &mut dyn Message,
    path: FieldPath,
) -> Result<(), NullError> {
    let checked = check(Slot::Message(blank), &path.0, 0);
    let asked = checked.and_then(|()| {
        message
            .unknown_mut()
            .ask_null(path.clone())
            .map_err(|above| format!("`{above}` has been set among the unknown properties"))
    });
    asked.map_err(|why| NullError { path, why })
}

/// Follows a path from step `at` through the types of a message.
fn check(slot: Slot<'_>, steps: &[String], at: usize) -> Result<(), String> {
    let here = || match &steps[..at] {
        [] => "the message".to_owned(),
        steps => format!("`{}`", join(steps)),
    };
    let Some(step) = steps.get(at) else {
        return if at > 0 {
            Ok(())
        } else {
            Err("the path is empty".to_owned())
        };
    };
    let next = match slot {
        Slot::Message(message) => match message.keys().binary_search(&step.as_str()) {
            Ok(index) => message.field_mut(index).map(|field| field.slot()),
            Err(_) => return Err(no_such_field(message, step)),
        },
        Slot::Map(entries) => Some(entries.put(step)),
        Slot::List(_) => {
            return Err(format!(
                "{} is a list, whose elements have no names: call `set_null` on the element",
                here()
            ));
        }
        Slot::Json(_) | Slot::JsonMap(_) => {
            return Err(format!(
                "{} takes any value: put the null into that value",
                here()
            ));
        }
        _ => return Err(format!("{} has no fields", here())),
    };
    next.map_or(Ok(()), |next| check(next, steps, at + 1))
}

/// Names the field that is spelt almost so: `display_name` for `displayName`.
fn no_such_field(message: &dyn Message, name: &str) -> String {
    let plain = |name: &str| {
        let letters = name.chars().filter(|each| each.is_alphanumeric());
        letters.collect::<String>().to_lowercase()
    };
    let wanted = plain(name);
    let similar = message.keys().iter().find(|key| plain(key) == wanted);
    let schema = message.schema();
    match similar {
        Some(key) => format!("the schema `{schema}` has no `{name}`; did you mean `{key}`?"),
        None => format!("the schema `{schema}` has no `{name}`"),
    }
}

/// The first place that has both a typed value and one that the caller put among the unknown properties.
pub(super) fn find_conflict(view: &View<'_>, path: &str) -> Option<String> {
    match view {
        View::Message(message) => {
            let unknown = message.unknown();
            let of_this = unknown.asked().iter().find_map(|asked| {
                let value = match asked.steps() {
                    [key] => unknown.get(key).unwrap_or(&Value::Null),
                    _ => &Value::Null,
                };
                find_occupied(view, asked.steps(), value, path)
            });
            of_this.or_else(|| {
                message
                    .fields()
                    .find_map(|(key, field)| find_conflict(&field.view()?, &below(path, key)))
            })
        }
        View::List(list) => (0..list.len())
            .find_map(|index| find_conflict(&list.get(index)?, &format!("{path}[{index}]"))),
        View::Map(entries) => {
            let mut found = None;
            entries.each(&mut |key, view| {
                if found.is_none() {
                    found = find_conflict(&view, &below(path, key));
                }
            });
            found
        }
        _ => None,
    }
}

/// The place that these steps lead to, if it has a typed value. Two objects can be merged; then only their entries count.
fn find_occupied(view: &View<'_>, steps: &[String], value: &Value, path: &str) -> Option<String> {
    let Some((step, rest)) = steps.split_first() else {
        return match (view, value) {
            (View::Message(_) | View::Map(_), Value::Object(object)) => {
                object.iter().find_map(|(key, value)| {
                    find_occupied(view, std::slice::from_ref(key), value, path)
                })
            }
            _ => Some(path.to_owned()),
        };
    };
    let path = below(path, step);
    match view {
        View::Message(message) => {
            let index = message.keys().binary_search(&step.as_str()).ok()?;
            find_occupied(&message.field(index)?.view()?, rest, value, &path)
        }
        View::Map(entries) => {
            let mut found = None;
            entries.each(&mut |key, view| {
                if key == step {
                    found = find_occupied(&view, rest, value, &path);
                }
            });
            found
        }
        _ => None,
    }
}

fn below(path: &str, key: &str) -> String {
    let mut path = path.to_owned();
    push_key(&mut path, key);
    path
}
