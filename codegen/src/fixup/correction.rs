//! One correction: where it applies, what must be there, and what it does.

use serde::Deserialize;
use serde_json::Value;

/// One correction to one document.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(try_from = "FixupInFile")]
pub struct Fixup {
    /// Its name, for problems and for the report of a run.
    pub name: String,
    /// Why the document has to be different, for the next reader.
    pub reason: String,
    /// The place, as an RFC 6901 JSON pointer: `/schemas/Operation/properties/done`.
    pub path: String,
    /// What the fixup does there.
    pub edit: Edit,
}

/// What a [`Fixup`] does at its place.
///
/// `expect` is what must be there now. If it is an object, only its members are compared, so `{}` fits any object.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Puts a value there. Without `expect`, the place must be empty; `-` as the last step appends to a list.
    Set {
        /// The new value.
        value: Value,
        /// What must be there now.
        expect: Option<Value>,
    },
    /// Removes the value.
    Remove {
        /// What must be there now.
        expect: Value,
    },
    /// Gives the last step of the path another name, in the same object.
    Rename {
        /// The new name, which must be free.
        to: String,
        /// What must be there now.
        expect: Value,
    },
}

/// A fixup as a file has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FixupInFile {
    name: String,
    reason: String,
    path: String,
    operation: Verb,
    expect: Option<Value>,
    value: Option<Value>,
    to: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Verb {
    Set,
    Remove,
    Rename,
}

impl TryFrom<FixupInFile> for Fixup {
    type Error = String;

    fn try_from(written: FixupInFile) -> Result<Self, String> {
        let FixupInFile {
            name,
            reason,
            path,
            operation,
            expect,
            value,
            to,
        } = written;
        if name.trim().is_empty() || reason.trim().is_empty() {
            return Err("a fixup has a name and a reason".to_owned());
        }
        let edit = match (operation, value, to, expect) {
            (Verb::Set, Some(value), None, expect) if expect.as_ref() != Some(&value) => {
                Edit::Set { value, expect }
            }
            (Verb::Remove, None, None, Some(expect)) => Edit::Remove { expect },
            (Verb::Rename, None, Some(to), Some(expect)) => Edit::Rename { to, expect },
            (Verb::Set, ..) => {
                return Err(format!(
                    "fixup `{name}`: `set` takes `value`, and `expect` if the place has another value now"
                ));
            }
            (Verb::Remove, ..) => {
                return Err(format!(
                    "fixup `{name}`: `remove` takes `expect`, and nothing else"
                ));
            }
            (Verb::Rename, ..) => {
                return Err(format!("fixup `{name}`: `rename` takes `to` and `expect`"));
            }
        };
        Ok(Self {
            name,
            reason,
            path,
            edit,
        })
    }
}
