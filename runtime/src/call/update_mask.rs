//! The update mask of a call, made from its body: the path of everything in the body that the server can update
//! ([AIP-134](https://google.aip.dev/134), [AIP-161](https://google.aip.dev/161)).

use super::json_object;
use crate::error::{Error, Result};
use crate::message::{Message, View};

/// How the update mask of a call is made.
#[derive(Clone, Copy)]
pub(super) struct UpdateMask {
    /// The query parameter.
    pub(super) parameter: &'static str,
    with_blank: WithBlank,
}

/// Calls the function with an empty message of the body's type.
type WithBlank = fn(&mut dyn FnMut(&dyn Message));

impl UpdateMask {
    /// The parameter that has the mask of a body, which is a message of the type `M`.
    pub(super) fn of<M: Message + Default>(parameter: &'static str) -> Self {
        Self {
            parameter,
            with_blank: |visit| visit(&M::default()),
        }
    }

    /// The mask of a body as it is sent, in a request with this path template.
    pub(super) fn make(self, body: Option<&[u8]>, path: &str) -> Result<String> {
        let refuse = |why: String| {
            let why = format!("cannot be made from the body: {why}");
            Err(Error::parameter(self.parameter, why))
        };
        let Some(body) = body else {
            return refuse("there is no body".to_owned());
        };
        if json_object::members(body).is_none() {
            return refuse("the body is not a message".to_owned());
        }
        let mut paths = Vec::new();
        (self.with_blank)(&mut |blank| {
            // What the path has identifies the resource, and is not updated.
            let own: Vec<&str> = variables(path).collect();
            for (name, value) in members(body) {
                if !own.contains(&name.as_str()) {
                    add_paths(&name, value, name.clone(), blank, &mut paths);
                }
            }
        });
        if paths.is_empty() {
            // Many servers take an empty mask for all fields.
            return refuse("the body has no field that can be updated".to_owned());
        }
        // A server splits the mask at a comma; the other characters stand for parts of a path.
        let is_unwritable = |path: &&String| path.contains([',', '`', '(', ')', '*', ' ']);
        if let Some(path) = paths.iter().find(is_unwritable) {
            return refuse(format!(
                "a mask cannot name {path:?}; set the mask yourself"
            ));
        }
        Ok(paths.join(","))
    }
}

/// The names of the variables of a path template.
fn variables(template: &str) -> impl Iterator<Item = &str> {
    let pieces = template.split('{').skip(1);
    pieces
        .filter_map(|piece| piece.split_once('}'))
        .map(|(name, _)| name.trim_start_matches('+'))
}

/// Adds the paths of a property of a message, `around`, that is empty but of the same type.
///
/// A path leads into messages, and ends at everything else: a list, a map, a value of any type, a null, a property that the schema
/// does not have. A message that is set and has nothing in it is a path of its own.
fn add_paths(
    name: &str,
    value: &[u8],
    path: String,
    around: &dyn Message,
    paths: &mut Vec<String>,
) {
    if around.table().unmasked.contains(&name) {
        return;
    }
    let mut ends_here = true;
    let place = around.keys().binary_search(&name).ok();
    if let Some(field) = place.and_then(|index| around.field(index)) {
        field.with_blank(&mut |blank| {
            let View::Message(blank) = blank else { return };
            for (name, value) in members(value) {
                ends_here = false;
                add_paths(&name, value, format!("{path}.{name}"), blank, paths);
            }
        });
    }
    if ends_here {
        paths.push(path);
    }
}

/// The members of a JSON object; none if it is something else.
fn members(object: &[u8]) -> impl Iterator<Item = (String, &[u8])> {
    let members = json_object::members(object).into_iter().flatten();
    members.filter_map(|(name, (start, end))| Some((name, object.get(start..end)?)))
}
