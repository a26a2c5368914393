//! How an operation is followed, or why it is not.

use crate::docs::printable;
use crate::model::{Api, Method, Operations, Started};
use serde::Serialize;

use super::rust;

/// How the operation of a method, or those of an API, are followed.
#[derive(Debug, Serialize)]
pub struct OperationInfo {
    /// The call has `.wait()` and `.states()`.
    pub followed: bool,
    /// Why the call does not have them.
    pub reason: Option<&'static str>,
    /// The type of its message: `types::Operation`.
    pub message: Option<String>,
    /// The ids of the methods that read it, in the order in which they are tried.
    pub getters: Vec<String>,
    /// The ids of the methods with which the server waits.
    pub server_waits: Vec<String>,
    /// The ids of the methods that cancel it.
    pub cancels: Vec<String>,
}

/// Why an operation is not followed.
const UNREAD: &str =
    "no method of the API reads the operation by its name, so nothing tells when it is done";

pub(super) fn describe_started(api: &Api, method: &Method) -> Option<OperationInfo> {
    match method.started? {
        Started::Followed => describe_operations(api),
        Started::Unread => Some(OperationInfo {
            followed: false,
            reason: Some(UNREAD),
            message: None,
            getters: Vec::new(),
            server_waits: Vec::new(),
            cancels: Vec::new(),
        }),
    }
}

pub(super) fn describe_operations(api: &Api) -> Option<OperationInfo> {
    let Operations {
        message, getters, ..
    } = api.operations.as_ref()?;
    let ids = |of: &dyn Fn(&crate::model::Getter) -> Option<String>| {
        getters.iter().filter_map(of).collect()
    };
    Some(OperationInfo {
        followed: true,
        reason: None,
        message: Some(rust::path(&message.modules, &message.name)),
        getters: ids(&|getter| Some(printable(&getter.get.id))),
        server_waits: ids(&|getter| Some(printable(&getter.wait.as_ref()?.method.id))),
        cancels: ids(&|getter| Some(printable(&getter.cancel.as_ref()?.id))),
    })
}
