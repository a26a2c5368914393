//! A place in a JSON value, found by an RFC 6901 pointer.

use serde_json::{Map, Value};

use super::mismatch::Mismatch;

/// The last step of a pointer, in the container that the steps before it lead to. The slot may be empty.
#[derive(Debug)]
pub(super) enum Slot<'a> {
    /// A member of an object.
    Member(&'a mut Map<String, Value>, String),
    /// An element of a list.
    Element(&'a mut Vec<Value>, usize),
    /// Behind the end of a list: `-`.
    End(&'a mut Vec<Value>),
}

impl<'a> Slot<'a> {
    /// Follows a pointer up to its last step.
    pub(super) fn find(document: &'a mut Value, pointer: &str) -> Result<Self, Mismatch> {
        let steps = pointer.strip_prefix('/').ok_or(Mismatch::NotAPointer)?;
        let mut steps = steps
            .split('/')
            .map(|step| step.replace("~1", "/").replace("~0", "~"));
        let mut last = steps.next().ok_or(Mismatch::NotAPointer)?;
        let mut container = document;
        for step in steps {
            container = step_into(container, &last).ok_or(Mismatch::NoSuchStep(last))?;
            last = step;
        }
        match container {
            Value::Object(members) => Ok(Self::Member(members, last)),
            Value::Array(elements) => match (last.as_str(), parse_index(&last)) {
                ("-", _) => Ok(Self::End(elements)),
                (_, Some(at)) => Ok(Self::Element(elements, at)),
                (_, None) => Err(Mismatch::NoSuchStep(last)),
            },
            _ => Err(Mismatch::NoSuchStep(last)),
        }
    }

    /// The value in the slot.
    pub(super) fn value(&self) -> Option<&Value> {
        match self {
            Self::Member(members, key) => members.get(key),
            Self::Element(elements, at) => elements.get(*at),
            Self::End(_) => None,
        }
    }

    /// Puts a value into the slot.
    pub(super) fn set(self, value: Value) -> Result<(), Mismatch> {
        match self {
            Self::Member(members, key) => {
                members.insert(key, value);
            }
            Self::Element(elements, at) => *elements.get_mut(at).ok_or(Mismatch::Absent)? = value,
            Self::End(elements) => elements.push(value),
        }
        Ok(())
    }

    /// Removes the value.
    pub(super) fn remove(self) -> Result<(), Mismatch> {
        match self {
            Self::Member(members, key) => {
                members.remove(&key).ok_or(Mismatch::Absent)?;
            }
            Self::Element(elements, at) if at < elements.len() => {
                elements.remove(at);
            }
            Self::Element(..) | Self::End(_) => return Err(Mismatch::Absent),
        }
        Ok(())
    }

    /// Gives a member another name.
    pub(super) fn rename(self, to: &str) -> Result<(), Mismatch> {
        let Self::Member(members, key) = self else {
            return Err(Mismatch::CannotRename(
                "only the member of an object has a name".to_owned(),
            ));
        };
        if members.contains_key(to) {
            return Err(Mismatch::CannotRename(format!("there is a `{to}` already")));
        }
        let value = members.remove(&key).ok_or(Mismatch::Absent)?;
        members.insert(to.to_owned(), value);
        Ok(())
    }
}

/// Goes one step down.
fn step_into<'a>(container: &'a mut Value, step: &str) -> Option<&'a mut Value> {
    match container {
        Value::Object(members) => members.get_mut(step),
        Value::Array(elements) => elements.get_mut(parse_index(step)?),
        _ => None,
    }
}

/// A list index as RFC 6901 writes it: digits, without leading zeros.
fn parse_index(step: &str) -> Option<usize> {
    let canonical = step == "0" || (step.starts_with(|c: char| c.is_ascii_digit() && c != '0'));
    if canonical { step.parse().ok() } else { None }
}
