//! [`Status`] of an operation that failed, from the `error` in its message.

use serde_json::{Map, Value};

use super::{Detail, ErrorItem, Status, read_number, read_text};

impl Status {
    /// Reads the `error` of a `google.longrunning.Operation`, which is a `google.rpc.Status`. `None` if it is not an object.
    pub(crate) fn from_operation_error(error: &Value) -> Option<Status> {
        let mut status = Status::read(error.as_object()?);
        status.json = error.clone();
        Some(status)
    }

    /// Reads the failure of an operation of Compute Engine or a similar API: `httpErrorStatusCode`, and `error`, whose
    /// `errors[]` have a code, a message and `errorDetails`. In some of these APIs `error` is a `google.rpc.Status`. `None` if
    /// the operation did not fail.
    pub(crate) fn from_compute_operation(operation: &Value) -> Option<Status> {
        let operation = operation.as_object()?;
        let empty = Map::new();
        let error = operation.get("error").and_then(Value::as_object);
        let http = operation
            .get("httpErrorStatusCode")
            .and_then(read_number)
            .filter(|code| *code >= 400);
        if error.is_none() && http.is_none() {
            return None;
        }
        let error = error.unwrap_or(&empty);
        let mut status = Status::read(error);
        status.code_number = status.code_number.or(http);
        let entries = error.get("errors").and_then(Value::as_array);
        let entries = || entries.into_iter().flatten().filter_map(Value::as_object);
        status.errors = entries().map(read_error_item).collect();
        let details = entries().filter_map(|entry| entry.get("errorDetails")?.as_array());
        status.details.extend(
            details
                .flatten()
                .filter_map(Value::as_object)
                .flat_map(read_entry_details),
        );
        if status.message.is_empty() {
            let messages = status.errors.iter().map(|item| item.message.clone());
            status.message = messages
                .chain([read_text(operation, "httpErrorMessage")])
                .find(|message| !message.is_empty())
                .unwrap_or_default();
        }
        status.json = Value::Object(error.clone());
        Some(status)
    }

    /// Reads the failure of a job: `errorResult` of its `status`, beside which `errors` has everything that went wrong. `None` if the
    /// job did not fail.
    pub(crate) fn from_job_status(status: &Value) -> Option<Status> {
        let result = status.get("errorResult")?.as_object()?;
        let mut read = Status::read(result);
        let errors = status.get("errors").and_then(Value::as_array);
        let errors = errors.into_iter().flatten().filter_map(ErrorItem::read);
        let first = ErrorItem::read(status.get("errorResult")?)?;
        let others = errors.filter(|item| *item != first);
        read.errors = [first.clone()].into_iter().chain(others).collect();
        read.json = status.clone();
        Some(read)
    }
}

/// Reads an entry of `errors[]`. Its code is the reason of other APIs.
fn read_error_item(entry: &Map<String, Value>) -> ErrorItem {
    ErrorItem {
        reason: read_text(entry, "code"),
        message: read_text(entry, "message"),
        location: read_text(entry, "location"),
        ..ErrorItem::default()
    }
}

/// Reads the details of an entry of `errorDetails[]`, which has each detail under the name of its type.
fn read_entry_details(entry: &Map<String, Value>) -> impl Iterator<Item = Detail> {
    entry.iter().map(|(key, value)| {
        let name = match key.as_str() {
            "errorInfo" => "ErrorInfo",
            "help" => "Help",
            "localizedMessage" => "LocalizedMessage",
            _ => {
                return Detail::Other(Value::Object(Map::from_iter([(
                    key.clone(),
                    value.clone(),
                )])));
            }
        };
        let mut typed = value.clone();
        if let Some(map) = typed.as_object_mut() {
            // `google.rpc.ErrorInfo` calls this `metadata`.
            if let Some(metadata) = map.remove("metadatas") {
                map.insert("metadata".to_owned(), metadata);
            }
            let url = format!("type.googleapis.com/google.rpc.{name}");
            map.insert("@type".to_owned(), Value::String(url));
        }
        Detail::read(&typed)
    })
}
