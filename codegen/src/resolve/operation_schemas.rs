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
                Some((self.schema_names.name_of(id), self.operation_shape(schema)?))
            })
            .collect()
    }

    /// How the end of an operation shows, if the schema is one.
    fn operation_shape(&self, schema: &Schema) -> Option<OperationShape> {
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
        } else if has("selfLink") && self.is_job_status(schema.properties.get("status")?) {
            Some(OperationShape::Job)
        } else {
            None
        }
    }

    /// Whether a property is a message with the state and the failure of a job.
    fn is_job_status(&self, status: &Schema) -> bool {
        let target = status.reference.as_ref();
        let target = target.and_then(|target| self.document.schemas.get(target));
        target.is_some_and(|target| {
            ["state", "errorResult"]
                .iter()
                .all(|name| target.properties.contains_key(*name))
        })
    }
}
