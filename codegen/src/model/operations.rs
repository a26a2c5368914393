//! Long-running operations: how the methods of an API that start one are followed to its end.

use super::method::Method;
use super::types::TypePath;

/// How the operations of an API are read, waited for and cancelled.
#[derive(Clone, Debug, PartialEq)]
pub struct Operations {
    /// The type of their message.
    pub message: TypePath,
    /// How the end of one shows.
    pub shape: OperationShape,
    /// The methods that read one, in the order in which they are tried. Not empty.
    pub getters: Vec<Getter>,
}

/// How the end of an operation shows in its message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OperationShape {
    /// `done` is true, and there is an `error` or a `response`, as in `google.longrunning.Operation`.
    Done,
    /// `status` is `DONE`, as in Compute Engine.
    Status,
}

/// A method that reads an operation, and those beside it that take the same values.
#[derive(Clone, Debug, PartialEq)]
pub struct Getter {
    /// Of all methods with this path, the one nearest to the root.
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
    /// How it is told for how long.
    pub timeout: ServerTimeout,
}

/// Where the time that a server may wait is said.
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
