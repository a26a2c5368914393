//! What a generated crate says about the operations of its API: one static descriptor for all of its methods.

use crate::api::Method;

/// How the operations of an API are read, waited for and cancelled.
#[derive(Debug)]
pub struct Operations {
    /// How the end of one shows.
    pub shape: OperationShape,
    /// The methods that read one. The first whose path its name or link fits is the one that is called.
    pub getters: &'static [Getter],
}

/// How the end of an operation shows in its message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OperationShape {
    /// `done` is true, and there is an `error` or a `response`: [`google.longrunning.Operation`], and what is like it.
    ///
    /// [`google.longrunning.Operation`]: https://github.com/googleapis/googleapis/blob/master/google/longrunning/operations.proto
    Done,
    /// `status` is `DONE`, and `error` tells of failures: the operations of Compute Engine, and what is like them.
    Status,
}

/// A method that reads an operation, and those beside it that take the same name.
#[derive(Debug)]
pub struct Getter {
    /// The method that reads it.
    pub get: Method,
    /// The method that answers when the operation is done, or after a while.
    pub wait: Option<ServerWait>,
    /// The method that asks the server to stop it.
    pub cancel: Option<Cancel>,
}

/// A method that cancels.
#[derive(Debug)]
pub struct Cancel {
    /// The method.
    pub method: Method,
    /// Whether it takes a body, which is `{}`.
    pub body: bool,
}

/// A method with which the server waits.
#[derive(Debug)]
pub struct ServerWait {
    /// The method.
    pub method: Method,
    /// How it is told for how long.
    pub timeout: ServerTimeout,
}

/// Where the time that the server may wait is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServerTimeout {
    /// Nowhere: the server decides. Compute Engine takes two minutes.
    Unsaid,
    /// In the query parameter `timeout`.
    Query,
    /// In the property `timeout` of the body.
    Body,
}
