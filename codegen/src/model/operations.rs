//! Long-running operations: how the methods of an API that start one are followed to its end.

use super::method::Method;
use super::types::TypePath;

/// How the operations of an API are read, waited for and cancelled.
#[derive(Clone, Debug, PartialEq)]
pub struct Operations {
    /// The type of their message.
    pub message: TypePath,
    /// How its message shows the end of an operation.
    pub shape: OperationShape,
    /// The methods that read an operation, in the order in which they are tried. Not empty.
    pub getters: Vec<Getter>,
}

/// How the message of an operation shows its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OperationShape {
    /// `done` is true, and there is an `error` or a `response`, as in `google.longrunning.Operation`.
    Done,
    /// `status` is `DONE`, as in Compute Engine.
    Status,
    /// `status.state` is `DONE`, as in the jobs of BigQuery.
    Job,
}

/// A method that reads an operation, and the methods of its resource that wait for it or cancel it.
#[derive(Clone, Debug, PartialEq)]
pub struct Getter {
    /// The method nearest to the root, if several have its path.
    pub get: Method,
    /// The method with which the server waits.
    pub wait: Option<ServerWait>,
    /// The method that asks the server to stop it.
    pub cancel: Option<Method>,
}

/// A method with which the server waits.
#[derive(Clone, Debug, PartialEq)]
pub struct ServerWait {
    /// The method.
    pub method: Method,
    /// Where a request says how long the server may wait.
    pub timeout: ServerTimeout,
}

/// Where a request says how long the server may wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServerTimeout {
    /// Nowhere: the server decides.
    Unsaid,
    /// In the query parameter `timeout`.
    Query,
    /// In the property `timeout` of the body.
    Body,
}

impl Operations {
    /// Whether any operation can be cancelled.
    #[must_use]
    pub fn can_cancel(&self) -> bool {
        self.getters.iter().any(|getter| getter.cancel.is_some())
    }
}
