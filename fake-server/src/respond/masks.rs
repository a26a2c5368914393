//! Which fields of an item a request changes.

use discovery_codegen::discovery::Schema;
use serde_json::Value;

use crate::api::Method;
use crate::api::Sent;
use crate::failure::Failure;
use crate::patch::{camel_case, merge_masked};
use crate::state::Call;

/// In this parameter a mask has the fields of a document, which are entries of its map `fields`.
const OF_DOCUMENTS: &str = "updateMask.fieldPaths";

/// The paths of the fields that change.
pub(super) struct Mask(Vec<String>);

impl Mask {
    /// The mask of a request: in the query, or in the body beside the item.
    pub(super) fn of(method: &Method, sent: &Sent, call: &Call<'_>) -> Option<Self> {
        let in_query = method.parameters.iter().filter(|(name, parameter)| {
            parameter.schema.format.as_deref() == Some("google-fieldmask") || *name == OF_DOCUMENTS
        });
        let names: Vec<&String> = in_query.map(|(name, _)| name).collect();
        let given = call
            .request
            .query
            .iter()
            .filter(|(name, _)| names.contains(&name));
        let mut texts: Vec<&str> = given.map(|(_, text)| text.as_str()).collect();
        if sent.property.is_some() {
            texts.extend(
                ["updateMask", "fieldMask"]
                    .iter()
                    .filter_map(|name| call.body.get(name)?.as_str()),
            );
        }
        let of_documents = method.parameters.contains_key(OF_DOCUMENTS);
        let paths = texts.iter().flat_map(|text| text.split(',')).map(str::trim);
        let paths = paths.map(|path| match of_documents {
            true => format!("fields.{path}"),
            false => camel_case(path),
        });
        let paths = paths.collect();
        (!texts.is_empty()).then_some(Self(paths))
    }

    /// Changes these fields.
    pub(super) fn apply(
        &self,
        schema: Option<&Schema>,
        item: &mut Value,
        change: &Value,
    ) -> Result<(), Failure> {
        if self.0.iter().any(|path| path == "*") {
            *item = change.clone();
            return Ok(());
        }
        let has = |name: &str| schema.is_none_or(|schema| schema.properties.contains_key(name));
        if let Some(path) = self
            .0
            .iter()
            .find(|path| !has(path.split('.').next().unwrap_or_default()))
        {
            return Err(Failure::invalid(format!(
                "Invalid update mask: {path:?} is not a field of the item"
            )));
        }
        merge_masked(item, change, self.0.iter().map(String::as_str))
    }
}
