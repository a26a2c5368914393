//! Which schemas are long-running operations, by their properties.

use std::collections::BTreeMap;

use super::resolver::Resolver;
use crate::discovery::Schema;
use crate::model::{OperationShape, RustIdent};

impl Resolver<'_> {
    /// The schemas that are operations, by the name of their type.
    pub(super) fn operation_schemas(&self) -> BTreeMap<RustIdent, OperationShape> {
        let schemas = self.document.schemas.iter();
        schemas
            .filter_map(|(id, schema)| {
                Some((self.schema_names.name_of(id), operation_shape(schema)?))
            })
            .collect()
    }
}

/// How the end of an operation shows, if the schema is one.
fn operation_shape(schema: &Schema) -> Option<OperationShape> {
    let has = |name: &str| schema.properties.contains_key(name);
    let done = schema.properties.get("done");
    let done = done.and_then(|done| done.kind.as_deref()) == Some("boolean");
    if has("name") && done && (has("error") || has("response")) {
        Some(OperationShape::Done)
    } else if ["name", "status", "operationType", "error"]
        .into_iter()
        .all(has)
    {
        Some(OperationShape::Status)
    } else {
        None
    }
}
