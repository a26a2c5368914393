//! Which query parameter is the update mask of a method: the fields of the body that the server takes
//! ([AIP-134](https://google.aip.dev/134), [AIP-161](https://google.aip.dev/161)).

use super::resolver::Resolver;
use super::words::split_words;
use crate::decisions::Aspect;
use crate::discovery::{self, Schema};
use crate::model::{Location, Parameter, Type, WireName};

impl Resolver<'_> {
    /// The update mask among the optional parameters of a method. `None` if it has none, or if a mask of the fields that its body
    /// has would say something else than the mask of the server.
    pub(super) fn update_mask(
        &self,
        path: &str,
        method: &discovery::Method,
        optional: &[Parameter],
    ) -> Option<WireName> {
        let request = method.request.as_ref()?;
        let message = match &request.reference {
            Some(id) => self.document.schemas.get(id)?,
            None => request,
        };
        if message.properties.is_empty() {
            return None;
        }
        let kept = self.decisions.text(path, Aspect::UpdateMask);
        let masks = || {
            optional
                .iter()
                .filter(|parameter| is_update_mask(parameter))
        };
        let mask = masks()
            .find(|mask| kept == Some(mask.wire.0.as_str()))
            .or_else(|| masks().next())?;
        let described = method.parameters.get(&mask.wire.0)?;
        let body = request.reference.as_deref().unwrap_or_default();
        (!names_fields_to_clear(described) && !begins_with_the_body(described, body))
            .then(|| mask.wire.clone())
    }
}

/// Whether a parameter says which fields of the body are updated. Other masks say which fields are cleared (`clearMask`), or which
/// fields the response has (`personFields`).
fn is_update_mask(parameter: &Parameter) -> bool {
    let name = parameter.wire.0.as_str();
    let takes_a_mask = match parameter.ty {
        Type::FieldMask => {
            let is_named_so = name
                .strip_prefix("update")
                .is_some_and(|rest| rest.ends_with("Mask") || rest.ends_with("Fields"));
            is_named_so || name == "mask"
        }
        // One method has it without the format.
        Type::String => name == "updateMask",
        _ => false,
    };
    takes_a_mask && parameter.location == Location::Query && !parameter.repeated
}

/// Whether the mask says which fields are cleared, although it is called `updateMask`.
fn names_fields_to_clear(mask: &Schema) -> bool {
    mask.description.contains("fields to be cleared")
}

/// Whether the paths of the mask begin with the name of the body, `search_application.name`, as its examples show. The guideline
/// forbids that; a description that says so has the same words after "not".
fn begins_with_the_body(mask: &Schema, body: &str) -> bool {
    let path = format!("`{}.", split_words(body).join("_").to_ascii_lowercase());
    let places = mask.description.match_indices(&path);
    let mut before = places.filter_map(|(at, _)| mask.description.get(..at));
    before.any(|text| !text.trim_end_matches(['*', ' ']).ends_with("not"))
}

/// Whether an update mask never names a property: only the server sets it, it identifies the resource, or it is a condition of the
/// update and no part of it ([AIP-154](https://google.aip.dev/154), [AIP-203](https://google.aip.dev/203)). A server may refuse a
/// mask that names one.
pub(super) fn is_unmasked(wire: &str, schema: &Schema) -> bool {
    const MARKS: [&str; 3] = ["output only.", "[output only]", "identifier."];
    let is_marked = MARKS.iter().any(|mark| {
        let start = schema.description.trim_start().get(..mark.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(mark))
    });
    schema.read_only || wire == "etag" || is_marked
}
