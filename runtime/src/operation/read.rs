//! What the message of an operation says, whatever its type.

use serde_json::Value;

use super::descriptor::OperationShape;
use crate::status::Status;

/// Whether the operation is done.
pub(super) fn is_done(shape: OperationShape, operation: &Value) -> bool {
    match shape {
        OperationShape::Done => operation.get("done") == Some(&Value::Bool(true)),
        OperationShape::Status => text(operation, "status") == Some("DONE"),
    }
}

/// Why the operation failed; `None` if it did not.
pub(super) fn failure(shape: OperationShape, operation: &Value) -> Option<Status> {
    match shape {
        OperationShape::Done => Status::from_operation_error(operation.get("error")?),
        OperationShape::Status => Status::from_compute_operation(operation),
    }
}

/// What the operation can be found by: its link, which says where it is, then its name.
pub(super) fn names(operation: &Value) -> impl Iterator<Item = &str> {
    ["selfLink", "name"]
        .into_iter()
        .filter_map(|key| text(operation, key))
}

fn text<'v>(operation: &'v Value, key: &str) -> Option<&'v str> {
    operation
        .get(key)
        .and_then(Value::as_str)
        .filter(|text| !text.is_empty())
}
