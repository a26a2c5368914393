//! Reads the message of an operation, whatever its type.

use serde_json::Value;

use super::descriptor::OperationShape;
use crate::status::Status;

/// Whether the operation is done.
pub(super) fn is_done(shape: OperationShape, operation: &Value) -> bool {
    match shape {
        // As for every boolean, the text means the same.
        OperationShape::Done => operation
            .get("done")
            .is_some_and(|done| *done == true || *done == "true"),
        OperationShape::Status => text(operation, "status") == Some("DONE"),
        OperationShape::Job => {
            let status = operation.get("status");
            status.and_then(|status| text(status, "state")) == Some("DONE")
        }
    }
}

/// The failure of the operation; `None` if it did not fail.
pub(super) fn failure(shape: OperationShape, operation: &Value) -> Option<Status> {
    match shape {
        OperationShape::Done => Status::from_operation_error(operation.get("error")?),
        OperationShape::Status => Status::from_compute_operation(operation),
        OperationShape::Job => Status::from_job_status(operation.get("status")?),
    }
}

/// The link and the name of the operation. The link comes first, since it says where the operation is.
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
